using Evenemang.Shared.Events;
using Evenemang.Shared.Privacy;
using Evenemang.Shared.Registrations;

namespace Evenemang.Tests.Privacy;

/// <summary>When the time of a sign-up is over, to the tick.</summary>
public sealed class RetentionRulesTests
{
    private static readonly RetentionPeriods Periods = new(RegistrationDays: 30, AnswerDays: 7, GroupDays: 60);
    private static readonly DateTime End = new(2027, 3, 1, 9, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(EventKind.BreakfastSeminar, 7, -1, RetentionStep.Keep)]
    [InlineData(EventKind.BreakfastSeminar, 7, 0, RetentionStep.EraseAnswers)]
    [InlineData(EventKind.BreakfastSeminar, 30, -1, RetentionStep.EraseAnswers)]
    [InlineData(EventKind.BreakfastSeminar, 30, 0, RetentionStep.EraseAll)]
    [InlineData(EventKind.OutdoorDay, 30, 0, RetentionStep.EraseAll)]
    [InlineData(EventKind.SelfHelpGroup, 30, 0, RetentionStep.EraseAnswers)]
    [InlineData(EventKind.SelfHelpGroup, 60, -1, RetentionStep.EraseAnswers)]
    [InlineData(EventKind.SelfHelpGroup, 60, 0, RetentionStep.EraseAll)]
    public void Answers_go_first_and_the_rest_when_its_period_is_over(EventKind kind, int days, int ticks, RetentionStep step) =>
        Assert.Equal(step, RetentionRules.StepFor(kind, Registration(), End, Periods, End.AddDays(days).AddTicks(ticks)));

    [Fact]
    public void Nothing_goes_while_the_end_is_not_known() =>
        Assert.Equal(RetentionStep.Keep, RetentionRules.StepFor(EventKind.Other, Registration(), end: null, Periods, DateTime.MaxValue));

    [Fact]
    public void Without_answers_there_is_no_first_step()
    {
        var registration = Registration();
        registration.Answers = new Dictionary<string, string>();
        Assert.Equal(RetentionStep.Keep, RetentionRules.StepFor(EventKind.Other, registration, End, Periods, End.AddDays(29)));
    }

    [Fact]
    public void Who_withdrew_long_before_counts_from_then()
    {
        var registration = Registration();
        registration.End(RegistrationState.Withdrawn, End.AddDays(-100));
        Assert.Equal(RetentionStep.EraseAll, RetentionRules.StepFor(EventKind.Other, registration, End, Periods, End.AddDays(-70)));
        Assert.Equal(RetentionStep.EraseAll, RetentionRules.StepFor(EventKind.Other, registration, end: null, Periods, End.AddDays(-70)));
        Assert.Equal(RetentionStep.EraseAnswers, RetentionRules.StepFor(EventKind.Other, registration, End, Periods, End.AddDays(-70).AddTicks(-1)));
    }

    [Fact]
    public void Who_is_erased_is_left_alone()
    {
        var registration = Registration();
        registration.Erase(End);
        Assert.Equal(RetentionStep.Keep, RetentionRules.StepFor(EventKind.Other, registration, End, Periods, DateTime.MaxValue.AddDays(-1)));
    }

    private static Registration Registration() => new()
    {
        State = RegistrationState.Confirmed, Name = "Deltagare", Answers = new Dictionary<string, string> { ["kost"] = "glutenfritt" },
    };
}
