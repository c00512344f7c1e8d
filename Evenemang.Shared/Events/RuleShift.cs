namespace Evenemang.Shared.Events;

/// <summary>Takes a rule and its closed periods to another time, for a series that begins anew.</summary>
public static class RuleShift
{
    /// <summary>
    /// The same rule from another day on. An end is moved by as many months as the start; a number of meetings stays; dates written down one by one keep
    /// their distance to the first in days.
    /// </summary>
    /// <param name="rule">The rule as it was.</param>
    /// <param name="start">First day of the new one.</param>
    public static RecurrenceRule From(RecurrenceRule rule, DateOnly start) => rule switch
    {
        RepeatingRule { Until: { } until } old => old with { Start = start, Until = Later(start, until.AddMonths(Months(old.Start, start))) },
        RepeatingRule old => old with { Start = start },
        DatesRule { Dates: [_, ..] dates } old => old with { Dates = [.. dates.Order().Select(date => start.AddDays(date.DayNumber - dates.Min().DayNumber))] },
        _ => rule,
    };

    /// <summary>The closed periods as many whole years later as bring the first of them to or past the new start.</summary>
    public static IReadOnlyList<ClosedPeriod> Periods(IReadOnlyList<ClosedPeriod> periods, DateOnly oldStart, DateOnly start)
    {
        ArgumentNullException.ThrowIfNull(periods);
        var years = Math.Max(0, (int)Math.Round((start.DayNumber - oldStart.DayNumber) / 365.25));
        return [.. periods.Select(period => period with { From = period.From.AddYears(years), To = period.To.AddYears(years) })];
    }

    private static int Months(DateOnly from, DateOnly to) => ((to.Year - from.Year) * 12) + to.Month - from.Month;

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
