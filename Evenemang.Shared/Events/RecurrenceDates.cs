namespace Evenemang.Shared.Events;

/// <summary>Turns a recurrence rule into dates, one by one with what happened to each.</summary>
/// <remarks>
/// <para>A conflict is a named holiday (an ordinary Sunday is none: a series that meets on Sundays means it) or a day in a closed period; where both
/// hold, the closed period is named. <see cref="HolidayPolicy"/> decides. With <see cref="HolidayPolicy.ShiftOneWeek"/> the meeting moves seven days,
/// once; where that day is a conflict too, or already a day of the series, it is skipped.</para>
/// <para><see cref="RepeatingRule.Count"/> counts meetings that take place.</para>
/// </remarks>
public static class RecurrenceDates
{
    /// <summary>The most dates of a rule that are looked at, kept and skipped together: 38 years of weekly meetings.</summary>
    public const int MaxRuleDates = 2_000;

    private static readonly DateOnly LastDay = new(9000, 12, 31);

    /// <summary>The dates of the rule, from its start, ascending by <see cref="PlannedDate.RuleDate"/>; at most <see cref="MaxRuleDates"/>.</summary>
    /// <param name="rule">A rule without a <see cref="RecurrenceRule.Problem"/>.</param>
    /// <param name="closedPeriods">When the organiser holds no meetings.</param>
    /// <param name="through">The horizon: the last rule date looked at, inclusive; nothing after the year 9000 is.</param>
    /// <exception cref="ArgumentException">The rule has a problem.</exception>
    public static IReadOnlyList<PlannedDate> Plan(RecurrenceRule rule, IReadOnlyList<ClosedPeriod> closedPeriods, DateOnly through)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(closedPeriods);
        if (rule.Problem is { } problem)
        {
            throw new ArgumentException($"The rule cannot be used: {problem}.", nameof(rule));
        }

        // A shift looks one week past the horizon, so that the same date gets the same answer whatever the horizon is.
        var last = through < LastDay ? through : LastDay;
        DateOnly[] ruleDates = [.. RuleDates(rule, last.AddDays(7)).Take(MaxRuleDates + 1)];
        var occupied = ruleDates.ToHashSet();
        var left = rule is RepeatingRule { Count: { } count } ? count : int.MaxValue;
        List<PlannedDate> planned = [];
        foreach (var date in ruleDates.Take(MaxRuleDates).TakeWhile(date => date <= last))
        {
            if (left == 0)
            {
                break;
            }

            var next = Decide(date, rule.HolidayPolicy, closedPeriods, occupied);
            planned.Add(next);
            if (next.Date is { } day)
            {
                occupied.Add(day);
                left--;
            }
        }

        return planned;
    }

    /// <summary>What stands in the way of a meeting on the day, or null.</summary>
    public static DateConflict? ConflictOn(DateOnly date, IReadOnlyList<ClosedPeriod> closedPeriods)
    {
        ArgumentNullException.ThrowIfNull(closedPeriods);
        return closedPeriods.FirstOrDefault(period => period.Contains(date)) is { } closed ? new DateConflict(null, closed.Reason)
            : SwedishHolidays.On(date) is { } holiday ? new DateConflict(holiday.Day, null)
            : null;
    }

    private static PlannedDate Decide(DateOnly date, HolidayPolicy policy, IReadOnlyList<ClosedPeriod> closedPeriods, HashSet<DateOnly> occupied)
    {
        var conflict = ConflictOn(date, closedPeriods);
        if (conflict is null || (policy is HolidayPolicy.Keep && conflict.Holiday is not null))
        {
            return new PlannedDate(date, date, PlannedOutcome.Kept, conflict);
        }

        var shifted = date.AddDays(7);
        return policy is HolidayPolicy.ShiftOneWeek && !occupied.Contains(shifted) && ConflictOn(shifted, closedPeriods) is null
            ? new PlannedDate(date, shifted, PlannedOutcome.Shifted, conflict)
            : new PlannedDate(date, null, PlannedOutcome.Skipped, conflict);
    }

    private static IEnumerable<DateOnly> RuleDates(RecurrenceRule rule, DateOnly last) => rule switch
    {
        WeeklyRule weekly => Weekly(weekly, Until(weekly, last)),
        MonthlyRule monthly => Monthly(monthly, Until(monthly, last)),
        DatesRule given => given.Dates.Distinct().Order().TakeWhile(date => date <= last),
        _ => throw new ArgumentException("No such kind of rule.", nameof(rule)),
    };

    private static DateOnly Until(RepeatingRule rule, DateOnly last) => rule.Until is { } until && until < last ? until : last;

    private static IEnumerable<DateOnly> Weekly(WeeklyRule rule, DateOnly last)
    {
        if (rule.Start > last)
        {
            yield break;
        }

        for (var date = FirstOnOrAfter(rule.Start, rule.Weekday); date <= last; date = date.AddDays(7 * rule.Interval))
        {
            yield return date;
        }
    }

    private static IEnumerable<DateOnly> Monthly(MonthlyRule rule, DateOnly last)
    {
        if (rule.Start > last)
        {
            yield break;
        }

        var month = new DateOnly(rule.Start.Year, rule.Start.Month, 1);
        if (InMonth(month, rule) < rule.Start)
        {
            month = month.AddMonths(1);
        }

        for (; InMonth(month, rule) <= last; month = month.AddMonths(rule.Interval))
        {
            yield return InMonth(month, rule);
        }
    }

    private static DateOnly InMonth(DateOnly month, MonthlyRule rule) => rule.Week is WeekOfMonth.Last
        ? FirstOnOrAfter(month.AddMonths(1).AddDays(-7), rule.Weekday)
        : FirstOnOrAfter(month.AddDays(7 * ((int)rule.Week - 1)), rule.Weekday);

    private static DateOnly FirstOnOrAfter(DateOnly date, DayOfWeek weekday) => date.AddDays(((int)weekday - (int)date.DayOfWeek + 7) % 7);
}
