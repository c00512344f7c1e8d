using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using FsCheck;
using FsCheck.Fluent;

namespace Evenemang.Tests.Notices;

/// <summary>The pure rules of planning.</summary>
public sealed class NoticeRuleTests
{
    private const string Zone = "Europe/Stockholm";

    [Theory]
    [InlineData(ReminderUnit.Days, 2, null, "2027-03-29T13:30", "2027-03-27T12:30Z", "d2")]
    [InlineData(ReminderUnit.Days, 1, "15:00", "2027-03-29T13:30", "2027-03-28T13:00Z", "d11500")]
    [InlineData(ReminderUnit.Hours, 24, null, "2027-03-28T13:30", "2027-03-27T11:30Z", "h24")]
    [InlineData(ReminderUnit.Days, 1, "02:30", "2027-03-29T13:30", "2027-03-28T01:30Z", "d10230")]
    public void A_rule_means_a_moment(ReminderUnit unit, int amount, string? at, string start, string expected, string key)
    {
        var rule = new ReminderRule(unit, amount, at is null ? null : TimeOnly.Parse(at, null));
        Assert.Equal(DateTime.Parse(expected, null, System.Globalization.DateTimeStyles.AdjustToUniversal), rule.DueAt(DateTime.Parse(start, null), Zone));
        Assert.Equal(key, rule.Key);
    }

    [Fact]
    public void A_round_is_meant_before_the_start_and_goes_out_by_day() => Prop.ForAll(
        (from day in Gen.Choose(0, 3000) from minute in Gen.Choose(0, 1439) from amount in Gen.Choose(1, 60) from hours in Gen.Elements(true, false) select (day, minute, amount, hours)).ToArbitrary(),
        drawn =>
        {
            var start = new DateTime(2026, 1, 1).AddDays(drawn.day).AddMinutes(drawn.minute);
            var meant = new ReminderRule(drawn.hours ? ReminderUnit.Hours : ReminderUnit.Days, drawn.amount).DueAt(start, Zone);
            var due = QuietHours.NextAllowed(meant, Zone);
            return meant < WallClock.ToUtc(start, Zone) && due >= meant && WallClock.ToLocal(due, Zone).Hour is >= 7 and < 21;
        }).QuickCheckThrowOnFailure();

    /// <summary>However changes come and whenever the sender is quick or slow: when all is sent, the last thing told is the truth, and nothing is told that was told already.</summary>
    [Fact]
    public void The_last_thing_told_is_the_truth() => Prop.ForAll(
        (from step in Gen.Choose(0, 6) from isSent in Gen.Elements(true, false) select (step, isSent)).ListOf().ToArbitrary(),
        steps =>
        {
            ToldFacts truth = new() { Start = new(2027, 2, 10), Place = "A", Theme = "Mat" };
            var (told, waiting) = (truth, (ToldFacts?)null);
            var letters = 0;
            foreach (var (step, isSent) in steps.Append((-1, true)))
            {
                var before = truth;
                truth = step switch
                {
                    0 => truth with { IsCancelled = true },
                    1 => truth with { IsCancelled = false },
                    2 => truth with { Start = new(2027, 2, 11) },
                    3 => truth with { Start = new(2027, 2, 10) },
                    4 => truth with { Place = truth.Place == "A" ? "B" : "A" },
                    5 => truth with { Theme = truth.Theme == "Mat" ? "Sömn" : "Mat" },
                    _ => truth,
                };
                if (NoticePlan.Owed(before, truth) is not null) waiting = NoticePlan.Owed(waiting ?? before, truth) is null ? null : waiting ?? before;
                if (waiting is null && NoticePlan.Owed(told, truth) is not null) return false;
                if (waiting is not { } last || !isSent) continue;
                if (NoticePlan.Owed(last, truth) != NoticePlan.Owed(told, truth) || NoticePlan.Owed(told, truth) is null) return false;
                (told, waiting) = (truth, null);
                letters++;
            }
            return NoticePlan.Owed(told, truth) is null && letters <= steps.Count;
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("Välkommen {datum} till {plats}. Läs mer: {länk}", null)]
    [InlineData("Welcome to {Title} at { time }", null)]
    [InlineData("Hej {namn}", "{namn}")]
    [InlineData("Hej {datum", "{")]
    [InlineData("Hej }", "}")]
    [InlineData("{}", "{}")]
    public void A_placeholder_that_there_is_not_is_found(string text, string? expected) => Assert.Equal(expected, NoticeText.UnknownPlaceholder(text));

    [Fact]
    public void Placeholders_are_filled_in_from_the_truth_and_what_is_filled_in_is_not_read_again() => Assert.Equal(
        "{datum} på måndag, ",
        NoticeText.Fill("{titel} på {date}, {plats}", new Dictionary<string, string?> { ["titel"] = "{datum}", ["datum"] = "måndag" }));

    [Fact]
    public void Settings_that_make_no_sense_are_said()
    {
        FieldProblems problems = new();
        NoticeSettings.Check(problems, "notices", new()
        {
            Reminders = [new(ReminderUnit.Days, 0), new(ReminderUnit.Hours, 3, new(15, 0)), new(ReminderUnit.Days, 1), new(ReminderUnit.Days, 1)],
            SummonsDaysBefore = 61,
            Kinds = [new(NoticeKind.OccurrenceCancelled, IsOff: true), new(NoticeKind.Reminder, Swedish: "{namn}")],
        });
        Assert.Equal(
            ["notices.kinds[0].isOff", "notices.kinds[1].swedish", "notices.reminders", "notices.reminders[0].amount", "notices.reminders[1].at", "notices.summonsDaysBefore"],
            problems.All.Select(problem => problem.Field).Order(StringComparer.Ordinal));
        foreach (var kind in Enum.GetValues<EventKind>())
        {
            FieldProblems none = new();
            NoticeSettings.Check(none, "notices", NoticeSettings.Default(kind));
            Assert.False(none.Any);
        }
    }
}
