namespace Evenemang.Shared.Events;

public sealed partial class Occurrence
{
    /// <summary>Sets date and times as meant, and derives the instants. Does not raise <see cref="Sequence"/>: the act that moves does.</summary>
    /// <param name="decision">Preliminary or Decided.</param>
    /// <param name="start">Local wall-clock start.</param>
    /// <param name="end">Local wall-clock end; after <paramref name="start"/>.</param>
    /// <param name="doors">Local wall-clock doors time; at or before <paramref name="start"/>.</param>
    /// <param name="timeZone">IANA zone of the series.</param>
    /// <exception cref="ArgumentException">The decision is Undecided, or the times are not in order.</exception>
    public void SetDate(Decision decision, DateTime start, DateTime end, DateTime? doors, string timeZone)
    {
        if (decision is Decision.Undecided) throw new ArgumentException("An undecided date has no times; use SetUndecidedDate.", nameof(decision));
        if (end <= start) throw new ArgumentException("The end must come after the start.", nameof(end));
        if (doors > start) throw new ArgumentException("The doors cannot open after the start.", nameof(doors));
        DateDecision = decision;
        Start = DateTime.SpecifyKind(start, DateTimeKind.Unspecified);
        End = DateTime.SpecifyKind(end, DateTimeKind.Unspecified);
        Doors = doors is { } time ? DateTime.SpecifyKind(time, DateTimeKind.Unspecified) : null;
        DeriveInstants(timeZone);
    }

    /// <summary>Leaves the date open, perhaps between candidates.</summary>
    /// <param name="candidates">Dates it may fall on; may be empty.</param>
    /// <param name="timeZone">IANA zone of the series.</param>
    public void SetUndecidedDate(IReadOnlyList<DateCandidate> candidates, string timeZone)
    {
        DateDecision = Decision.Undecided;
        Start = End = Doors = null;
        Candidates = candidates;
        DeriveInstants(timeZone);
    }

    /// <summary>Derives the UTC instants anew; called when the wall-clock times or the zone change.</summary>
    /// <param name="timeZone">IANA zone of the series.</param>
    public void DeriveInstants(string timeZone)
    {
        StartUtc = ToUtc(Start);
        EndUtc = ToUtc(End);
        DoorsUtc = ToUtc(Doors);
        var firstCandidate = OpenCandidates.Select(candidate => (DateTime?)candidate.Start).Min();
        SortUtc = DoorsUtc ?? StartUtc ?? ToUtc(firstCandidate);

        DateTime? ToUtc(DateTime? local) => local is { } time ? WallClock.ToUtc(time, timeZone) : null;
    }
}
