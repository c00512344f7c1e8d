namespace Evenemang.Shared.Events;

/// <remarks>Undecided, preliminary, decided: how the date and the place of an occurrence become settled.</remarks>
public sealed partial class Occurrence
{
    /// <summary>
    /// The UID of the occurrence's own calendar entry: that of the candidate that was decided, whose tentative entry thereby becomes confirmed, otherwise
    /// <see cref="Uid"/>. While the date is undecided the candidates' entries stand alone and this one is in no calendar.
    /// </summary>
    public string CalendarUid => ChosenCandidate?.Uid ?? Uid;

    /// <summary>The candidate that was decided; null when there were none or none has been.</summary>
    public DateCandidate? ChosenCandidate => DateDecision is Decision.Undecided ? null : OpenCandidates.FirstOrDefault();

    /// <summary>Decides one of the candidates; the others are dropped, with raised sequences, so that calendars take them away.</summary>
    /// <param name="candidateId">An open candidate.</param>
    /// <param name="doors">Local wall-clock doors time on that day, at or before its start.</param>
    /// <param name="timeZone">IANA zone of the series.</param>
    /// <param name="now">UTC.</param>
    public TransitionRefused? DecideCandidate(Guid candidateId, DateTime? doors, string timeZone, DateTime now)
    {
        if (RefusedUnlessUndecided() is { } refused) return refused;
        if (OpenCandidates.FirstOrDefault(candidate => candidate.Id == candidateId) is not { } chosen) return TransitionRefused.UnknownCandidate;
        if (doors > chosen.Start) return TransitionRefused.TimesOutOfOrder;

        DropCandidates(candidate => candidate.Id != candidateId);
        Sequence = Math.Max(Sequence, chosen.Sequence);
        SetDate(Decision.Decided, chosen.Start, chosen.End, doors, timeZone);
        IsHandEdited = true;
        if (DateDecision is Decision.Decided) DateDecidedAt = now;
        Resettle(now);
        return null;
    }

    /// <summary>Decides a date that was no candidate, or names a preliminary one; all candidates are dropped.</summary>
    /// <param name="decision">Preliminary or Decided.</param>
    /// <param name="start">Local wall-clock start.</param>
    /// <param name="end">Local wall-clock end, after <paramref name="start"/>.</param>
    /// <param name="doors">Local wall-clock doors time, at or before <paramref name="start"/>.</param>
    /// <param name="timeZone">IANA zone of the series.</param>
    /// <param name="now">UTC.</param>
    public TransitionRefused? DecideDate(Decision decision, DateTime start, DateTime end, DateTime? doors, string timeZone, DateTime now)
    {
        if (RefusedUnlessUndecided() is { } refused) return refused;
        if (!AreInOrder(start, end, doors)) return TransitionRefused.TimesOutOfOrder;

        DropCandidates(_ => true);
        SetDate(decision, start, end, doors, timeZone);
        IsHandEdited = true;
        if (DateDecision is Decision.Decided) DateDecidedAt = now;
        Resettle(now);
        return null;
    }

    /// <summary>preliminary -> decided, on the date it has.</summary>
    /// <param name="now">UTC.</param>
    public TransitionRefused? ConfirmDate(DateTime now)
    {
        if (State is OccurrenceState.Held) return TransitionRefused.AlreadyHeld;
        if (State is OccurrenceState.Cancelled) return TransitionRefused.AlreadyCancelled;
        if (DateDecision is Decision.Undecided) return TransitionRefused.DateUndecided;
        if (DateDecision is Decision.Decided) return TransitionRefused.DateDecided;
        (DateDecision, DateDecidedAt) = (Decision.Decided, now);
        Resettle(now);
        return null;
    }

    /// <summary>
    /// Replaces the candidates of an undecided date. One given with its id keeps its UID and its sequence, raised if its time changed; one left out is
    /// dropped if subscribers may have seen it, otherwise forgotten.
    /// </summary>
    /// <param name="candidates">All candidates that shall be open; those that are new have a new id and UID.</param>
    /// <param name="timeZone">IANA zone of the series.</param>
    /// <param name="now">UTC.</param>
    public TransitionRefused? ChangeCandidates(IReadOnlyList<DateCandidate> candidates, string timeZone, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        if (RefusedUnlessUndecided() is { } refused) return refused;
        if (candidates.Any(candidate => candidate.End <= candidate.Start)) return TransitionRefused.TimesOutOfOrder;

        var open = candidates.Select(given => Candidates.FirstOrDefault(known => known.Id == given.Id) is not { } known ? given
            : known.IsDropped || (known.Start, known.End) != (given.Start, given.End)
                ? known with { Start = given.Start, End = given.End, IsDropped = false, Sequence = known.Sequence + Step }
                : known).ToList();
        var gone = PublishedAt is null ? [] : Candidates.Where(known => candidates.All(given => given.Id != known.Id)).Select(Dropped);
        SetUndecidedDate([.. open, .. gone], timeZone);
        UpdatedAt = now;
        return null;
    }

    /// <summary>Changes the place, or how settled it is. Improved directions alone are no new place and raise no sequence.</summary>
    /// <param name="venue">A place of its own; null for the series'.</param>
    /// <param name="decision">How settled it is; Undecided hides the place.</param>
    /// <param name="now">UTC.</param>
    /// <remarks>Needs the series loaded.</remarks>
    public void ChangeVenue(Venue? venue, Decision decision, DateTime now)
    {
        var (shown, settled) = (ShownVenue, VenueDecision);
        (Venue, VenueDecision) = (venue, decision);
        UpdatedAt = now;
        if (!IsSamePlace(shown, ShownVenue) || settled != decision) Resettle(now);
    }

    /// <summary>Changes when the doors open: a change of time, because the calendar entry begins there.</summary>
    /// <param name="doors">Local wall-clock time at or before the start; null for none.</param>
    /// <param name="timeZone">IANA zone of the series.</param>
    /// <param name="now">UTC.</param>
    public TransitionRefused? ChangeDoors(DateTime? doors, string timeZone, DateTime now)
    {
        if (doors == Doors) return null;
        if (Start is not { } start || End is not { } end) return TransitionRefused.DateUndecided;
        if (doors > start) return TransitionRefused.TimesOutOfOrder;
        SetDate(DateDecision, start, end, doors, timeZone);
        RaiseSequence(now);
        return null;
    }

    /// <summary>The place or the zone that it shares with its series changed, so its calendar entry did.</summary>
    /// <param name="timeZone">IANA zone of the series.</param>
    /// <param name="now">UTC.</param>
    public void FollowSeries(string timeZone, DateTime now)
    {
        DeriveInstants(timeZone);
        RaiseSequence(now);
    }

    private int Step => PublishedAt is null ? 0 : 1;

    private DateCandidate Dropped(DateCandidate candidate)
        => candidate.IsDropped ? candidate : candidate with { IsDropped = true, Sequence = candidate.Sequence + Step };

    private void DropCandidates(Func<DateCandidate, bool> which)
        => Candidates = [.. Candidates.Select(candidate => which(candidate) ? Dropped(candidate) : candidate)];

    private TransitionRefused? RefusedUnlessUndecided() => this switch
    {
        { State: OccurrenceState.Held } => TransitionRefused.AlreadyHeld,
        { State: OccurrenceState.Cancelled } => TransitionRefused.AlreadyCancelled,
        { DateDecision: not Decision.Undecided } => TransitionRefused.DateDecided,
        _ => null,
    };
}
