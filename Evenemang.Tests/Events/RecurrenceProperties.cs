using Evenemang.Shared.Events;
using FsCheck;
using FsCheck.Fluent;

namespace Evenemang.Tests.Events;

/// <summary>The rule arithmetic against a walk through the calendar, day by day.</summary>
public sealed class RecurrenceProperties
{
    private static readonly Gen<DateOnly> Dates = Gen.Choose(0, 365 * 20).Select(days => new DateOnly(2010, 1, 1).AddDays(days));

    private static readonly Gen<RecurrenceRule> Rules =
        from start in Dates
        from interval in Gen.Choose(1, 6)
        from weekday in Gen.Elements(Enum.GetValues<DayOfWeek>())
        from week in Gen.Elements(Enum.GetValues<WeekOfMonth>())
        from monthly in Gen.Elements(true, false)
        from count in Gen.Choose(-20, 30)
        from days in Gen.Choose(-900, 1200)
        from policy in Gen.Elements(Enum.GetValues<HolidayPolicy>())
        let until = days < 0 ? (DateOnly?)null : start.AddDays(days)
        select monthly
            ? (RecurrenceRule)new MonthlyRule { Start = start, Interval = interval, Weekday = weekday, Week = week, Count = count < 1 ? null : count, Until = until, HolidayPolicy = policy }
            : new WeeklyRule { Start = start, Interval = interval, Weekday = weekday, Count = count < 1 ? null : count, Until = until, HolidayPolicy = policy };

    private static readonly Gen<ClosedPeriod[]> Closed =
        (from start in Dates from length in Gen.Choose(0, 90) select new ClosedPeriod(start, start.AddDays(length), "uppehåll")).ListOf().Select(list => list.ToArray());

    private static readonly Gen<(RecurrenceRule Rule, ClosedPeriod[] Closed, DateOnly Through)> Cases =
        from rule in Rules
        from closed in Closed
        from days in Gen.Choose(0, 1500)
        select (rule, closed, ((RepeatingRule)rule).Start.AddDays(days));

    [Fact]
    public void Planned_dates_are_those_of_a_walk_through_the_calendar()
        => Prop.ForAll(Cases.ToArbitrary(), x => RecurrenceDates.Plan(x.Rule, x.Closed, x.Through).SequenceEqual(Walk((RepeatingRule)x.Rule, x.Closed, x.Through)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    [Fact]
    public void No_day_has_two_meetings_and_none_falls_on_a_closed_day()
        => Prop.ForAll(Cases.ToArbitrary(), x =>
        {
            var days = RecurrenceDates.Plan(x.Rule, x.Closed, x.Through).Where(date => date.Date is not null).Select(date => date.Date!.Value).ToArray();
            return days.Distinct().Count() == days.Length
                && !days.Any(day => x.Closed.Any(period => period.From <= day && day <= period.To))
                && (x.Rule.HolidayPolicy is HolidayPolicy.Keep || !days.Any(day => SwedishHolidays.InYear(day.Year).Any(holiday => holiday.Date == day)));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_further_horizon_only_adds()
        => Prop.ForAll(Cases.ToArbitrary(), x =>
        {
            var near = RecurrenceDates.Plan(x.Rule, x.Closed, x.Through);
            return RecurrenceDates.Plan(x.Rule, x.Closed, x.Through.AddDays(400)).Take(near.Count).SequenceEqual(near);
        }).QuickCheckThrowOnFailure();

    private static List<PlannedDate> Walk(RepeatingRule rule, ClosedPeriod[] closed, DateOnly through)
    {
        List<DateOnly> matching = [];
        DateOnly? first = null;
        for (var day = rule.Start; day <= through.AddDays(7) && !(day > rule.Until); day = day.AddDays(1))
        {
            if (day.DayOfWeek == rule.Weekday && IsInWeek(rule, day))
            {
                first ??= day;
                var steps = rule is WeeklyRule
                    ? (day.DayNumber - first.Value.DayNumber) / 7
                    : ((day.Year - first.Value.Year) * 12) + day.Month - first.Value.Month;
                if (steps % rule.Interval == 0)
                {
                    matching.Add(day);
                }
            }
        }

        List<PlannedDate> result = [];
        foreach (var day in matching.Where(day => day <= through))
        {
            if (result.Count(date => date.Date is not null) == (rule.Count ?? -1))
            {
                break;
            }

            var conflict = Conflict(day, closed);
            var week = day.AddDays(7);
            var keeps = conflict is null || (rule.HolidayPolicy is HolidayPolicy.Keep && conflict.ClosedReason is null);
            var shifts = !keeps && rule.HolidayPolicy is HolidayPolicy.ShiftOneWeek
                && Conflict(week, closed) is null && !matching.Contains(week) && result.All(date => date.Date != week);
            result.Add(keeps ? new PlannedDate(day, day, PlannedOutcome.Kept, conflict)
                : shifts ? new PlannedDate(day, week, PlannedOutcome.Shifted, conflict)
                : new PlannedDate(day, null, PlannedOutcome.Skipped, conflict));
        }

        return result;
    }

    private static bool IsInWeek(RepeatingRule rule, DateOnly day) => rule is not MonthlyRule monthly
        || (monthly.Week is WeekOfMonth.Last ? day.AddDays(7).Month != day.Month : ((day.Day - 1) / 7) + 1 == (int)monthly.Week);

    private static DateConflict? Conflict(DateOnly day, ClosedPeriod[] closed)
    {
        if (closed.Any(period => period.From <= day && day <= period.To))
        {
            return new DateConflict(null, "uppehåll");
        }

        var holidays = SwedishHolidays.InYear(day.Year).Where(holiday => holiday.Date == day).ToArray();
        return holidays.Length == 0 ? null : new DateConflict(holidays.OrderBy(holiday => !holiday.IsPublicHoliday).First().Day, null);
    }
}
