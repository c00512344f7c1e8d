using System.Globalization;
using Evenemang.Shared.Events;

namespace Evenemang.Tests.Events;

public sealed class RecurrenceDatesTests
{
    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");

    [Fact]
    public void Every_other_Monday_of_2015_as_it_was()
    {
        var rule = new WeeklyRule { Start = Day("2015-02-16"), Interval = 2, Weekday = DayOfWeek.Monday, Until = Day("2015-04-30") };

        var planned = RecurrenceDates.Plan(rule, [], Day("2015-12-31"));

        Assert.Equal(["2015-02-16", "2015-03-02", "2015-03-16", "2015-03-30", "2015-04-13", "2015-04-27"], planned.Select(Date));
    }

    [Fact]
    public void The_second_Monday_of_each_month_as_it_was_planned_in_2018()
    {
        var rule = new MonthlyRule { Start = Day("2018-12-01"), Weekday = DayOfWeek.Monday, Week = WeekOfMonth.Second, Until = Day("2019-05-31") };

        var planned = RecurrenceDates.Plan(rule, [], Day("2019-12-31"));

        Assert.Equal(["2018-12-10", "2019-01-14", "2019-02-11", "2019-03-11", "2019-04-08", "2019-05-13"], planned.Select(Date));
    }

    [Fact]
    public void Ten_meetings_on_last_Wednesdays_are_ten_meetings_with_a_summer_break_between()
    {
        var rule = new MonthlyRule { Start = Day("2019-01-30"), Weekday = DayOfWeek.Wednesday, Week = WeekOfMonth.Last, Count = 10 };

        var planned = RecurrenceDates.Plan(rule, [new ClosedPeriod(Day("2019-06-15"), Day("2019-08-15"), "sommaruppehåll")], Day("2020-12-31"));

        Assert.Equal(
            ["2019-01-30", "2019-02-27", "2019-03-27", "2019-04-24", "2019-05-29", "skipped", "skipped", "2019-08-28", "2019-09-25", "2019-10-30", "2019-11-27", "2020-01-29"],
            planned.Where(date => date.RuleDate != Day("2019-12-25")).Select(Date));
        Assert.Equal("juldagen", Assert.Single(planned, date => date.RuleDate == Day("2019-12-25")).Conflict?.Name(Swedish));
        Assert.Equal(["sommaruppehåll", "sommaruppehåll"], planned.Where(date => date.RuleDate.Month is 6 or 7).Select(date => date.Conflict?.Name(Swedish)));
        Assert.Equal(10, planned.Count(date => date.Date is not null));
    }

    [Theory]
    [InlineData(HolidayPolicy.Skip, "skipped")]
    [InlineData(HolidayPolicy.ShiftOneWeek, "2027-04-05")]
    [InlineData(HolidayPolicy.Keep, "2027-03-29")]
    public void Annandag_pask_is_skipped_shifted_or_kept_and_named(HolidayPolicy policy, string expected)
    {
        var rule = new MonthlyRule { Start = Day("2027-03-01"), Weekday = DayOfWeek.Monday, Week = WeekOfMonth.Last, Count = 1, HolidayPolicy = policy };

        var first = RecurrenceDates.Plan(rule, [], Day("2027-12-31"))[0];

        Assert.Equal(expected, Date(first));
        Assert.Equal("annandag påsk", first.Conflict?.Name(Swedish));
    }

    [Fact]
    public void A_shift_onto_another_meeting_of_the_series_is_a_skip()
    {
        var rule = new WeeklyRule { Start = Day("2027-03-22"), Weekday = DayOfWeek.Monday, Until = Day("2027-04-12"), HolidayPolicy = HolidayPolicy.ShiftOneWeek };

        Assert.Equal(["2027-03-22", "skipped", "2027-04-05", "2027-04-12"], RecurrenceDates.Plan(rule, [], Day("2027-12-31")).Select(Date));
    }

    [Fact]
    public void A_shift_into_another_day_off_is_a_skip() // Christmas Eve and New Year's Eve 2027 are both Fridays.
    {
        var rule = new DatesRule { Dates = [Day("2027-12-24")], HolidayPolicy = HolidayPolicy.ShiftOneWeek };

        var planned = Assert.Single(RecurrenceDates.Plan(rule, [], Day("2028-12-31")));

        Assert.Equal(new PlannedDate(Day("2027-12-24"), null, PlannedOutcome.Skipped, new DateConflict(SwedishHoliday.ChristmasEve, null)), planned);
    }

    [Fact]
    public void A_closed_period_closes_even_a_series_that_meets_on_holidays()
    {
        var rule = new DatesRule { Dates = [Day("2027-06-25"), Day("2027-07-02")], HolidayPolicy = HolidayPolicy.Keep };

        var planned = RecurrenceDates.Plan(rule, [new ClosedPeriod(Day("2027-07-01"), Day("2027-07-31"), "semester")], Day("2027-12-31"));

        Assert.Equal(["2027-06-25", "skipped"], planned.Select(Date));
    }

    [Fact]
    public void An_open_rule_ends_at_the_horizon_and_is_the_same_seen_from_further_away()
    {
        var rule = new WeeklyRule { Start = Day("2027-01-01"), Weekday = DayOfWeek.Thursday, Interval = 2, HolidayPolicy = HolidayPolicy.ShiftOneWeek };

        var near = RecurrenceDates.Plan(rule, [], Day("2027-06-30"));
        var far = RecurrenceDates.Plan(rule, [], Day("2029-06-30"));

        Assert.Equal(far.Take(near.Count), near);
        Assert.True(near[^1].RuleDate <= Day("2027-06-30"));
    }

    [Fact]
    public void A_rule_older_than_its_bound_gives_no_more_than_the_bound()
    {
        var rule = new WeeklyRule { Start = Day("1900-01-01"), Weekday = DayOfWeek.Monday, HolidayPolicy = HolidayPolicy.Keep };

        Assert.Equal(RecurrenceDates.MaxRuleDates, RecurrenceDates.Plan(rule, [], DateOnly.MaxValue).Count);
    }

    [Fact]
    public void A_start_at_the_end_of_time_gives_nothing()
        => Assert.Empty(RecurrenceDates.Plan(new WeeklyRule { Start = DateOnly.MaxValue, Weekday = DayOfWeek.Monday }, [], DateOnly.MaxValue));

    [Fact]
    public void Dates_in_any_order_given_twice_come_once_in_order()
    {
        var rule = new DatesRule { Dates = [Day("2019-01-21"), Day("2018-12-10"), Day("2019-01-21")] };

        Assert.Equal(["2018-12-10", "2019-01-21"], RecurrenceDates.Plan(rule, [], Day("2019-12-31")).Select(Date));
    }

    [Fact]
    public void A_rule_with_a_problem_is_refused()
    {
        var rule = new WeeklyRule { Start = Day("2027-01-01"), Weekday = DayOfWeek.Monday, Interval = 0 };

        Assert.Throws<ArgumentException>(() => RecurrenceDates.Plan(rule, [], Day("2027-12-31")));
    }

    private static string Date(PlannedDate planned) => planned.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "skipped";

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
