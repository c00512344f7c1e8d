using Evenemang.Shared.Events;

namespace Evenemang.Tests.Events;

/// <summary>From the old rule to the new one: what stays, moves, comes and goes.</summary>
public sealed class RuleChangeTests
{
    private static readonly UsualTimes Morning = new(new(8, 15), new(10, 0), new(7, 45));

    [Fact]
    public void The_same_rule_changes_nothing() =>
        Assert.All(Plan(Occurrences("2027-02-12", "2027-03-12"), Monthly(DayOfWeek.Friday), Morning), step => Assert.Equal(RuleStepKind.Stays, step.Kind));

    [Fact]
    public void Another_weekday_takes_each_occurrence_to_the_nearest_date_and_adds_none()
    {
        var steps = Plan(Occurrences("2027-02-12", "2027-03-12"), Monthly(DayOfWeek.Thursday), Morning);
        Assert.Equal([(RuleStepKind.Moves, new DateOnly(2027, 2, 11)), (RuleStepKind.Moves, new(2027, 3, 11))], steps.Select(step => (step.Kind, step.Day!.Value)));
    }

    [Fact]
    public void Another_time_on_the_same_day_is_a_move() =>
        Assert.All(Plan(Occurrences("2027-02-12", "2027-03-12"), Monthly(DayOfWeek.Friday), Morning with { Start = new(8, 30) }), step => Assert.Equal(RuleStepKind.Moves, step.Kind));

    [Fact]
    public void More_dates_come_and_a_date_in_a_break_goes()
    {
        var rule = Monthly(DayOfWeek.Friday) with { Until = new DateOnly(2027, 4, 30) };
        var planned = RecurrenceDates.Plan(rule, [new ClosedPeriod(new(2027, 3, 1), new(2027, 3, 31), "flytt")], DateOnly.MaxValue);
        var steps = RuleChange.Plan(Occurrences("2027-02-12", "2027-03-12"), planned, Morning);
        Assert.Equal([RuleStepKind.Stays, RuleStepKind.Goes, RuleStepKind.Comes], steps.Select(step => step.Kind));
    }

    [Fact]
    public void What_was_moved_by_hand_keeps_its_rule_date_and_would_move_back()
    {
        var moved = new RuledOccurrence(Guid.NewGuid(), new(2027, 2, 12), new(2027, 2, 19, 8, 15, 0), new(2027, 2, 19, 10, 0, 0), new DateTime(2027, 2, 19, 7, 45, 0));
        var step = Assert.Single(Plan([moved], Monthly(DayOfWeek.Friday) with { Until = new DateOnly(2027, 2, 28) }, Morning));
        Assert.Equal((RuleStepKind.Moves, new DateOnly(2027, 2, 12)), (step.Kind, step.Day!.Value));
    }

    [Fact]
    public void A_copy_keeps_the_length_of_its_rule_and_takes_its_breaks_along()
    {
        var rule = Assert.IsType<MonthlyRule>(RuleShift.From(Monthly(DayOfWeek.Friday), new(2028, 2, 1)));
        Assert.Equal((new DateOnly(2028, 2, 1), new DateOnly(2028, 3, 31)), (rule.Start, rule.Until!.Value));
        var dates = Assert.IsType<DatesRule>(RuleShift.From(new DatesRule { Dates = [new(2027, 5, 17), new(2027, 5, 19)] }, new(2028, 5, 17)));
        Assert.Equal([new DateOnly(2028, 5, 17), new(2028, 5, 19)], dates.Dates);
        var period = Assert.Single(RuleShift.Periods([new ClosedPeriod(new(2027, 7, 1), new(2027, 8, 15), "sommar")], new(2027, 2, 1), new(2028, 2, 1)));
        Assert.Equal(new DateOnly(2028, 7, 1), period.From);
    }

    [Fact]
    public void Clashes_are_found_in_the_same_room_and_with_the_same_person()
    {
        var room = new Venue("Träffpunkten", "Sal A");
        Booking[] bookings =
        [
            Booking("Ett", 9, 11, room, "Anna"),
            Booking("Två", 10, 12, room with { Room = "Sal B" }, "Bo"),
            Booking("Tre", 10, 12, room, "Cilla"),
            Booking("Fyra", 11, 12, room, "Anna"),
            Booking("Fem", 10, 11, null, "Anna"),
            Booking("Sex", 9, 12, new Venue("Gröningen", Outdoors: true), null),
            Booking("Sju", 9, 12, new Venue("Gröningen", Outdoors: true), null),
        ];
        Assert.Equal(
            ["Ett-Fem Contact", "Ett-Tre Place", "Fyra-Tre Place"],
            Clashes.Among(bookings).Select(clash => string.Join('-', new[] { clash.One.Title, clash.Other.Title }.Order(StringComparer.Ordinal)) + $" {clash.Kind}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(EventKind.RecurringMeeting, 10)]
    [InlineData(EventKind.BreakfastSeminar, 10)]
    [InlineData(EventKind.SelfHelpGroup, 10)]
    [InlineData(EventKind.OutdoorDay, 1)]
    [InlineData(EventKind.Other, 1)]
    public void Every_template_gives_dates_to_come(EventKind kind, int dates)
    {
        var today = new DateOnly(2027, 1, 11);
        var template = KindTemplate.Of(kind, today);
        var planned = RecurrenceDates.Plan(template.Rule, [], DateOnly.MaxValue).Where(date => date.Date is not null).ToList();
        Assert.Equal(dates, planned.Count);
        Assert.All(planned, date => Assert.True(date.Date > today));
        Assert.Equal(KindDefaults.Registration(kind).Scope, template.Registration.Scope);
    }

    private static Booking Booking(string title, int from, int to, Venue? venue, string? contact) =>
        new(Guid.NewGuid(), title, new(2027, 2, 1, from, 0, 0), new(2027, 2, 1, to, 0, 0), venue, contact);

    private static MonthlyRule Monthly(DayOfWeek weekday) => new() { Start = new(2027, 2, 1), Until = new(2027, 3, 31), Week = WeekOfMonth.Second, Weekday = weekday };

    private static IReadOnlyList<RuleStep> Plan(IReadOnlyCollection<RuledOccurrence> existing, RecurrenceRule rule, UsualTimes times) =>
        RuleChange.Plan(existing, RecurrenceDates.Plan(rule, [], DateOnly.MaxValue), times);

    private static List<RuledOccurrence> Occurrences(params string[] days) => [.. days.Select(day => DateOnly.ParseExact(day, "yyyy-MM-dd", null))
        .Select(day => new RuledOccurrence(Guid.NewGuid(), day, day.ToDateTime(Morning.Start), day.ToDateTime(Morning.End), day.ToDateTime(Morning.Doors!.Value)))];
}
