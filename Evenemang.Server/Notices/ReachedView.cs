using Evenemang.Shared.Notices;

namespace Evenemang.Server.Notices;

/// <summary>Who knows what has happened to an occurrence. Personal: for organisers only.</summary>
/// <param name="OccurrenceId">Which.</param>
/// <param name="TimeZone">IANA zone of its series.</param>
/// <param name="Acts">What has happened, the latest first; empty when nothing urgent has.</param>
public sealed record ReachedView(Guid OccurrenceId, string TimeZone, IReadOnlyList<UrgentAct> Acts)
{
    /// <summary>Those who got or are offered a seat after they had waited or asked, have no e-mail address, and do not know yet; in the order of their sign-up.</summary>
    public IReadOnlyList<ConcernedPerson> Seated { get; init; } = [];

    /// <summary>Programme items that are dropped, or are not any more, and of which somebody who has signed up to them does not know it yet.</summary>
    public IReadOnlyList<ReachedItem> Items { get; init; } = [];
}

/// <summary>What happened to one programme item, and who must be told.</summary>
/// <param name="ItemId">Which.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Kind">Dropped or restored.</param>
/// <param name="At">UTC instant.</param>
/// <param name="People">Those who must be called, and those of whom it is unsure; in the order of their sign-up.</param>
public sealed record ReachedItem(Guid ItemId, string Title, NoticeKind Kind, DateTime At, IReadOnlyList<ConcernedPerson> People);

/// <summary>One thing that happened, and everybody concerned.</summary>
/// <param name="Kind">Moved, cancelled, reinstated, or sure to take place whatever the weather.</param>
/// <param name="At">UTC instant.</param>
/// <param name="People">In the order of their sign-up.</param>
public sealed record UrgentAct(NoticeKind Kind, DateTime At, IReadOnlyList<ConcernedPerson> People)
{
    /// <summary>Those of whom that is so.</summary>
    public IReadOnlyList<ConcernedPerson> Of(Reach reach) => [.. People.Where(person => person.Verdict.Reach == reach)];
}

/// <summary>One sign-up, contributor or co-organiser that must know.</summary>
/// <param name="RegistrationId">Which; of a contributor or a co-organiser their own row.</param>
/// <param name="Name">Name, alias or team; null when there is none.</param>
/// <param name="Phone">As written; null when there is none.</param>
/// <param name="Heads">How many come with them.</param>
/// <param name="Verdict">Whether they know.</param>
/// <param name="Calls">Who called, the latest first.</param>
public sealed record ConcernedPerson(Guid RegistrationId, string? Name, string? Phone, int Heads, ReachVerdict Verdict, IReadOnlyList<CallTick> Calls)
{
    /// <summary>As what somebody is told who has not signed up; null for a sign-up.</summary>
    public PartnerRole? Partner { get; init; }

    /// <summary>UTC instant until which they can answer an offered seat; null when none is offered.</summary>
    public DateTime? AnswerBy { get; init; }

    /// <summary>The team that came with the name; null for a person, and where the team's is the only name.</summary>
    public string? Team { get; init; }
}
