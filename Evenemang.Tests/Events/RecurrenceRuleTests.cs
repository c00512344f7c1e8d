using System.Text.Json;
using Evenemang.Shared.Events;

namespace Evenemang.Tests.Events;

public sealed class RecurrenceRuleTests
{
    private static readonly DateOnly Start = new(2027, 1, 11);

    public static TheoryData<string> Stored => new(
        """{"pattern":"weekly","Start":"2027-01-11","Interval":2,"Weekday":1,"Count":10,"Until":null,"HolidayPolicy":"ShiftOneWeek"}""",
        """{"pattern":"monthly","Week":"Last","Start":"2027-01-11","Interval":1,"Weekday":3,"Count":null,"Until":"2027-12-31","HolidayPolicy":"Skip"}""",
        """{"pattern":"dates","Dates":["2027-01-11","2027-02-08"],"HolidayPolicy":"Keep"}""");

    [Theory]
    [MemberData(nameof(Stored))]
    public void A_rule_survives_being_stored(string json)
    {
        var rule = JsonSerializer.Deserialize<RecurrenceRule>(json)!;

        Assert.Null(rule.Problem);
        Assert.Equal(json, JsonSerializer.Serialize(rule));
        Assert.Equal(rule, JsonSerializer.Deserialize<RecurrenceRule>(json));
    }

    [Fact]
    public void What_is_wrong_with_a_rule_is_a_value()
    {
        Assert.Equal(RecurrenceProblem.IntervalOutOfRange, new WeeklyRule { Start = Start, Weekday = DayOfWeek.Monday, Interval = 0 }.Problem);
        Assert.Equal(RecurrenceProblem.IntervalOutOfRange, new WeeklyRule { Start = Start, Weekday = DayOfWeek.Monday, Interval = 53 }.Problem);
        Assert.Equal(RecurrenceProblem.CountOutOfRange, new WeeklyRule { Start = Start, Weekday = DayOfWeek.Monday, Count = 0 }.Problem);
        Assert.Equal(RecurrenceProblem.UntilBeforeStart, new WeeklyRule { Start = Start, Weekday = DayOfWeek.Monday, Until = Start.AddDays(-1) }.Problem);
        Assert.Equal(RecurrenceProblem.UnknownWeekday, new WeeklyRule { Start = Start, Weekday = (DayOfWeek)7 }.Problem);
        Assert.Equal(RecurrenceProblem.UnknownWeekday, new MonthlyRule { Start = Start, Weekday = DayOfWeek.Monday, Week = (WeekOfMonth)6 }.Problem);
        Assert.Equal(RecurrenceProblem.NoDates, new DatesRule { Dates = [] }.Problem);
    }
}
