using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>What a sign-up is for and the rules in force there, read within the transaction that uses them.</summary>
internal sealed record SignUpTarget
{
    /// <summary>Largest team one sign-up may bring when the policy's own limit, meant for families, is smaller.</summary>
    private const int MaxTeamHeads = 30;

    public required Guid SeriesId { get; init; }

    public Guid? OccurrenceId { get; init; }

    public Guid? ProgrammeItemId { get; init; }

    /// <summary>Whether being signed up is nobody else's business.</summary>
    public required bool IsDiscreet { get; init; }

    public required RegistrationPolicy Policy { get; init; }

    public required bool IsOffered { get; init; }

    public required SignUpSubject Subject { get; init; }

    /// <summary>A group that waits for enough people: it starts when they are there.</summary>
    public bool AwaitsStart { get; init; }

    /// <summary>Heads that fit; null for no limit.</summary>
    public int? Capacity { get; init; }

    public bool TakesTeams { get; init; }

    /// <summary>Whose seats it takes.</summary>
    public Guid Id => ProgrammeItemId ?? OccurrenceId ?? SeriesId;

    /// <summary>One date of a series, on a seat that no member uses.</summary>
    public bool IsGuestDate => OccurrenceId is not null && ProgrammeItemId is null && Policy.Scope is RegistrationScope.Series;

    /// <summary>Members of a series whose free seats guests may take.</summary>
    public bool SharesSeatsWithGuests => OccurrenceId is null && Policy.AllowsGuests;

    /// <summary>Seats that members and guests share are guarded by the series' row, all others by the occurrence's.</summary>
    public Guid? LockedOccurrence => IsGuestDate ? null : OccurrenceId;

    public SignUpTerms Terms(bool onBehalf)
    {
        var most = TakesTeams ? Math.Max(Policy.MaxHeads, MaxTeamHeads) : Policy.MaxHeads;
        return new(Policy, Capacity is { } capacity ? Math.Clamp(capacity, 1, most) : most, TakesTeams, onBehalf);
    }

    public SignUpWindow WindowAt(DateTime now) => SignUpWindow.Of(Policy, IsOffered, Subject, now);

    /// <summary>Whether anybody is to be moved up there at all.</summary>
    public bool IsAlive => Subject.IsPublic && Subject.State is not (OccurrenceState.Cancelled or OccurrenceState.Held);

    public Task LockAsync(EvenemangDb db, CancellationToken cancel) =>
        LockedOccurrence is { } occurrence ? db.LockOccurrenceAsync(occurrence, cancel) : db.LockSeriesAsync(SeriesId, cancel);
}
