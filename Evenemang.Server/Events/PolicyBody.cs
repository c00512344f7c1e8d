using Evenemang.Server.Api;
using Evenemang.Shared;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Events;

/// <summary>How people sign up, as organisers write it; a field that is left out stays as it is.</summary>
internal sealed record PolicyPatch
{
    public Change<RegistrationScope> Scope { get; init; }

    public Change<RegistrationDetails> Details { get; init; }

    public Change<DateTimeOffset?> OpensAt { get; init; }

    public Change<DateTimeOffset?> ClosesAt { get; init; }

    public Change<int> ClosesHoursBefore { get; init; }

    public Change<int?> Capacity { get; init; }

    public Change<bool> Waitlist { get; init; }

    public Change<bool> Approval { get; init; }

    public Change<int> MaxHeads { get; init; }

    public Change<bool> SkipTooLarge { get; init; }

    public Change<int> PromotionCutoffHours { get; init; }

    /// <summary>Hours to answer in when a free seat is offered; null when it is given directly.</summary>
    public Change<int?> OfferHours { get; init; }

    public Change<bool> AllowsGuests { get; init; }

    public Change<bool> LateJoining { get; init; }

    public Change<int?> MinimumHeads { get; init; }

    public Change<int?> JoinUntilMeeting { get; init; }

    public Change<IReadOnlyList<Question>> Questions { get; init; }

    /// <param name="current">The policy as it is.</param>
    /// <param name="zone">IANA name of the series' zone.</param>
    public RegistrationPolicy Over(RegistrationPolicy current, string zone) => current with
    {
        Scope = Scope.Or(current.Scope),
        Details = Details.Or(current.Details),
        OpensAt = OpensAt.IsMade ? ZonedTime.ToLocal(OpensAt.Value, zone) : current.OpensAt,
        ClosesAt = ClosesAt.IsMade ? ZonedTime.ToLocal(ClosesAt.Value, zone) : current.ClosesAt,
        ClosesHoursBefore = ClosesHoursBefore.Or(current.ClosesHoursBefore),
        Capacity = Capacity.Or(current.Capacity),
        Waitlist = Waitlist.Or(current.Waitlist),
        Approval = Approval.Or(current.Approval),
        MaxHeads = MaxHeads.Or(current.MaxHeads),
        SkipTooLarge = SkipTooLarge.Or(current.SkipTooLarge),
        PromotionCutoffHours = PromotionCutoffHours.Or(current.PromotionCutoffHours),
        OfferHours = OfferHours.Or(current.OfferHours),
        AllowsGuests = AllowsGuests.Or(current.AllowsGuests),
        LateJoining = LateJoining.Or(current.LateJoining),
        MinimumHeads = MinimumHeads.Or(current.MinimumHeads),
        JoinUntilMeeting = JoinUntilMeeting.Or(current.JoinUntilMeeting),
        Questions = Questions.Or(current.Questions) ?? [],
    };
}

/// <summary>The policy whole, as organisers read it; the same names as <see cref="PolicyPatch"/>.</summary>
internal sealed record PolicyResponse(
    RegistrationScope Scope,
    RegistrationDetails Details,
    DateTimeOffset? OpensAt,
    DateTimeOffset? ClosesAt,
    int ClosesHoursBefore,
    int? Capacity,
    bool Waitlist,
    bool Approval,
    int MaxHeads,
    bool SkipTooLarge,
    int PromotionCutoffHours,
    int? OfferHours,
    bool AllowsGuests,
    bool LateJoining,
    int? MinimumHeads,
    int? JoinUntilMeeting,
    IReadOnlyList<Question> Questions)
{
    public static PolicyResponse Of(RegistrationPolicy policy, string zone) => new(
        policy.Scope,
        policy.Details,
        ZonedTime.FromLocal(policy.OpensAt, zone),
        ZonedTime.FromLocal(policy.ClosesAt, zone),
        policy.ClosesHoursBefore,
        policy.Capacity,
        policy.Waitlist,
        policy.Approval,
        policy.MaxHeads,
        policy.SkipTooLarge,
        policy.PromotionCutoffHours,
        policy.OfferHours,
        policy.AllowsGuests,
        policy.LateJoining,
        policy.MinimumHeads,
        policy.JoinUntilMeeting,
        policy.Questions);
}
