namespace Evenemang.Shared.Events;

/// <summary>What becomes of one occurrence, or one date, when a series' rule changes.</summary>
public enum RuleStepKind
{
    /// <summary>Same day and times.</summary>
    Stays,

    /// <summary>Another day or other times.</summary>
    Moves,

    /// <summary>A date without an occurrence.</summary>
    Comes,

    /// <summary>An occurrence without a date.</summary>
    Goes,
}

/// <summary>One step from the old rule to the new one.</summary>
/// <param name="Kind">What becomes of it.</param>
/// <param name="OccurrenceId">The occurrence; null for a date that comes.</param>
/// <param name="RuleDate">The new rule's date; null for one that goes.</param>
/// <param name="Day">The day of the meeting under the new rule; null for one that goes.</param>
public sealed record RuleStep(RuleStepKind Kind, Guid? OccurrenceId, DateOnly? RuleDate, DateOnly? Day);

/// <summary>An occurrence as far as a change of rule concerns it.</summary>
/// <param name="Id">Which.</param>
/// <param name="RuleDate">The date the old rule gave.</param>
/// <param name="Start">Local wall-clock start.</param>
/// <param name="End">Local wall-clock end.</param>
/// <param name="Doors">Local wall-clock doors time.</param>
public sealed record RuledOccurrence(Guid Id, DateOnly RuleDate, DateTime Start, DateTime End, DateTime? Doors);

/// <summary>The usual wall-clock times of a series.</summary>
/// <param name="Start">Start.</param>
/// <param name="End">End; at or before the start it is meant on the day after.</param>
/// <param name="Doors">Doors, at or before the start.</param>
public sealed record UsualTimes(TimeOnly Start, TimeOnly End, TimeOnly? Doors)
{
    /// <summary>On a day.</summary>
    public (DateTime Start, DateTime End, DateTime? Doors) On(DateOnly day)
    {
        var (start, end) = (day.ToDateTime(Start), day.ToDateTime(End));
        return (start, end > start ? end : end.AddDays(1), Doors is { } doors ? day.ToDateTime(doors) : null);
    }
}

/// <summary>
/// Compares what a series has with what a new rule gives, so that the organiser sees which dates come, go and move before anything happens. An
/// occurrence follows the rule date it has; where the new rule does not give that date, the nearest free one within <see cref="MaxDays"/> days.
/// </summary>
public static class RuleChange
{
    /// <summary>How far an occurrence is taken to another date; beyond that it is another meeting.</summary>
    public const int MaxDays = 15;

    /// <summary>One step for each occurrence and for each date that comes, by day.</summary>
    /// <param name="existing">Occurrences that came from the rule and are still to come.</param>
    /// <param name="planned">What the new rule gives from the day it shall hold.</param>
    /// <param name="times">The new usual times.</param>
    public static IReadOnlyList<RuleStep> Plan(IReadOnlyCollection<RuledOccurrence> existing, IReadOnlyCollection<PlannedDate> planned, UsualTimes times)
    {
        ArgumentNullException.ThrowIfNull(existing);
        ArgumentNullException.ThrowIfNull(planned);
        ArgumentNullException.ThrowIfNull(times);
        var free = planned.Where(date => date.Date is not null).ToDictionary(date => date.RuleDate);
        List<RuleStep> steps = [];
        List<RuledOccurrence> left = [];
        foreach (var occurrence in existing.OrderBy(row => row.RuleDate))
        {
            if (free.Remove(occurrence.RuleDate, out var date)) steps.Add(Follow(occurrence, date, times));
            else left.Add(occurrence);
        }

        foreach (var occurrence in left)
        {
            var nearest = free.Values.Where(date => Distance(date, occurrence) <= MaxDays).MinBy(date => (Distance(date, occurrence), date.RuleDate));
            if (nearest is null)
            {
                steps.Add(new(RuleStepKind.Goes, occurrence.Id, null, null));
                continue;
            }

            free.Remove(nearest.RuleDate);
            steps.Add(Follow(occurrence, nearest, times));
        }

        steps.AddRange(free.Values.Select(date => new RuleStep(RuleStepKind.Comes, null, date.RuleDate, date.Date)));
        var starts = existing.ToDictionary(row => row.Id, row => DateOnly.FromDateTime(row.Start));
        return [.. steps.OrderBy(step => step.Day ?? starts[step.OccurrenceId!.Value])];
    }

    private static RuleStep Follow(RuledOccurrence occurrence, PlannedDate date, UsualTimes times)
    {
        var same = times.On(date.Date!.Value) == (occurrence.Start, occurrence.End, occurrence.Doors);
        return new(same ? RuleStepKind.Stays : RuleStepKind.Moves, occurrence.Id, date.RuleDate, date.Date);
    }

    private static int Distance(PlannedDate date, RuledOccurrence occurrence) => Math.Abs(date.Date!.Value.DayNumber - occurrence.RuleDate.DayNumber);
}
