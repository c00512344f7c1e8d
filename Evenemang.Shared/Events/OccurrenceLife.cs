namespace Evenemang.Shared.Events;

/// <remarks>
/// draft -> tentative (something about time or place is not decided) -> confirmed -> held; moved keeps the state; cancelled and reinstated. Each step
/// answers null when it was taken and a <see cref="TransitionRefused"/> when it was not. <see cref="Sequence"/> rises with each change of
/// time, place or status that subscribers of a published occurrence can see, and with nothing else: being held changes no calendar. An undecided
/// theme does not make an occurrence tentative, because those who come need only time and place.
/// </remarks>
public sealed partial class Occurrence
{
    /// <summary>Whether time and place both stand.</summary>
    public bool IsSettled => DateDecision is Decision.Decided && VenueDecision is Decision.Decided;

    /// <summary>Whether its end has passed; never for an undecided date.</summary>
    /// <param name="now">UTC.</param>
    public bool IsOver(DateTime now) => EndUtc <= now;

    /// <summary>draft -> tentative or confirmed.</summary>
    /// <param name="now">UTC.</param>
    public TransitionRefused? Publish(DateTime now)
    {
        if (State is not OccurrenceState.Draft) return TransitionRefused.AlreadyPublished;
        State = LivingState();
        PublishedAt = UpdatedAt = now;
        DateSetAt = now;
        return null;
    }

    /// <summary>Same occurrence, new time or place. Needs the series loaded.</summary>
    /// <param name="start">Local wall-clock start.</param>
    /// <param name="end">Local wall-clock end, after <paramref name="start"/>.</param>
    /// <param name="doors">Local wall-clock doors time, at or before <paramref name="start"/>.</param>
    /// <param name="venue">The new place; null keeps the one it has.</param>
    /// <param name="now">UTC.</param>
    public TransitionRefused? Move(DateTime start, DateTime end, DateTime? doors, Venue? venue, DateTime now)
    {
        (start, end) = (DateTime.SpecifyKind(start, DateTimeKind.Unspecified), DateTime.SpecifyKind(end, DateTimeKind.Unspecified));
        var before = new MovedFrom(Start, End, null, now);
        var newPlace = venue is not null && !IsSamePlace(venue, ShownVenue);
        var refused = RefusedUnlessLiving()
            ?? (DateDecision is Decision.Undecided ? TransitionRefused.DateUndecided
                : IsOver(now) ? TransitionRefused.AlreadyOver
                : !AreInOrder(start, end, doors) ? TransitionRefused.TimesOutOfOrder
                : WallClock.ToUtc(start, Series.TimeZone) <= now ? TransitionRefused.InThePast
                : !newPlace && (start, end, doors) == (Start, End, Doors) ? TransitionRefused.NothingChanged
                : null);
        if (refused is not null) return refused;

        MovedFrom = newPlace ? before with { VenueName = ShownVenue?.Name } : before;
        if (newPlace) (Venue, VenueDecision) = (venue, Decision.Decided);
        SetDate(Decision.Decided, start, end, doors, Series.TimeZone);
        IsHandEdited = true;
        Resettle(now);
        return null;
    }

    /// <summary>tentative or confirmed -> cancelled. Candidates still open are cancelled with it.</summary>
    /// <param name="reason">In plain words for everyone; not blank, at most <see cref="MaxReasonLength"/> characters.</param>
    /// <param name="by">Who decided.</param>
    /// <param name="now">UTC.</param>
    /// <param name="byId">Their account; null for the house and other systems.</param>
    public TransitionRefused? Cancel(string reason, string by, DateTime now, Guid? byId = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (RefusedUnlessLiving() is { } refused) return refused;
        State = OccurrenceState.Cancelled;
        (CancelReason, CancelledBy, CancelledById, CancelledAt, ReinstatedAt) = (reason, by, byId, now, null);
        RaiseSequence(now);
        return null;
    }

    /// <summary>cancelled -> tentative or confirmed, as it was before.</summary>
    /// <param name="now">UTC.</param>
    public TransitionRefused? Reinstate(DateTime now)
    {
        if (State is not OccurrenceState.Cancelled) return TransitionRefused.NotCancelled;
        if (IsOver(now)) return TransitionRefused.AlreadyOver;
        State = LivingState();
        (CancelReason, CancelledBy, CancelledAt, ReinstatedAt) = (null, null, null, now);
        RaiseSequence(now);
        return null;
    }

    /// <summary>tentative or confirmed -> held, from the start onwards.</summary>
    /// <param name="now">UTC.</param>
    public TransitionRefused? Hold(DateTime now)
    {
        if (RefusedUnlessLiving() is { } refused) return refused;
        if (StartUtc is not { } start) return TransitionRefused.DateUndecided;
        if (now < start) return TransitionRefused.NotYetStarted;
        State = OccurrenceState.Held;
        HeldAt = UpdatedAt = now;
        return null;
    }

    private static bool AreInOrder(DateTime start, DateTime end, DateTime? doors) => end > start && !(doors > start);

    // Directions may be improved without the place being another.
    private static bool IsSamePlace(Venue? one, Venue? other) => one is null || other is null
        ? one == other
        : one with { Directions = null } == other with { Directions = null };

    private OccurrenceState LivingState() => IsSettled ? OccurrenceState.Confirmed : OccurrenceState.Tentative;

    private TransitionRefused? RefusedUnlessLiving() => State switch
    {
        OccurrenceState.Draft => TransitionRefused.NotPublished,
        OccurrenceState.Held => TransitionRefused.AlreadyHeld,
        OccurrenceState.Cancelled => TransitionRefused.AlreadyCancelled,
        _ => null,
    };

    private void Resettle(DateTime now)
    {
        if (State is OccurrenceState.Tentative or OccurrenceState.Confirmed) State = LivingState();
        RaiseSequence(now);
    }

    private void RaiseSequence(DateTime now)
    {
        UpdatedAt = now;
        if (PublishedAt is null) return;
        DateSetAt = now;
        Sequence++;
        if (DateDecision is Decision.Undecided)
        {
            Candidates = [.. Candidates.Select(candidate => candidate.IsDropped ? candidate : candidate with { Sequence = candidate.Sequence + 1 })];
        }
    }
}
