using Evenemang.Shared.Registrations;

namespace Evenemang.Tests.Registrations;

public sealed class SignUpAnswersTests
{
    private static readonly RegistrationPolicy Policy = new()
    {
        Questions =
        [
            Question.Diet(),
            Question.Affiliation(),
            new("intressen", "Vad intresserar dig?", QuestionKind.SeveralChoices, Choices: ["Vila", "Rörelse", "Musik"]),
            new("ledsagare", "Har du ledsagare?", QuestionKind.YesNo),
        ],
    };

    [Fact]
    public void Answers_that_fit_their_questions_are_kept_clean()
    {
        var check = Check(new() { ["kost"] = " Ingen fisk\r\nInga nötter ", ["tillhorighet"] = "Kommun", ["intressen"] = "Musik\nVila\nMusik", ["ledsagare"] = "yes" });
        Assert.True(check.IsValid);
        Assert.Equal("Ingen fisk\nInga nötter", check.Request.Answers["kost"]);
        Assert.Equal("Musik\nVila", check.Request.Answers["intressen"]);
    }

    [Fact]
    public void A_required_answer_that_is_missing_is_asked_for_and_an_empty_optional_one_is_left_out()
    {
        var check = Check(new() { ["kost"] = "  ", ["tillhorighet"] = "" });
        Assert.Equal(("answers.tillhorighet", RegistrationErrorCode.Missing), Only(check));
        Assert.Empty(check.Request.Answers);
    }

    [Theory]
    [InlineData("tillhorighet", "Månen", RegistrationErrorCode.NotAChoice)]
    [InlineData("intressen", "Vila\nGräl", RegistrationErrorCode.NotAChoice)]
    [InlineData("ledsagare", "kanske", RegistrationErrorCode.NotYesOrNo)]
    [InlineData("kost", "a\0b", RegistrationErrorCode.UnwritableCharacters)]
    [InlineData("skostorlek", "43", RegistrationErrorCode.UnknownQuestion)]
    public void An_answer_that_does_not_fit_is_turned_back(string key, string answer, RegistrationErrorCode expected) =>
        Assert.Equal(($"answers.{key}", expected), Only(Check(new() { ["tillhorighet"] = "Kommun", [key] = answer })));

    [Fact]
    public void An_answer_has_a_longest_length()
    {
        Assert.True(Check(new() { ["tillhorighet"] = "Kommun", ["kost"] = new('a', Question.MaxAnswerLength) }).IsValid);
        Assert.Equal(("answers.kost", RegistrationErrorCode.TooLong), Only(Check(new() { ["tillhorighet"] = "Kommun", ["kost"] = new('a', Question.MaxAnswerLength + 1) })));
    }

    private static SignUpCheck Check(Dictionary<string, string> answers) =>
        SignUpForm.Check(new() { Name = "Deltagare", Email = "namn@exempel.se", Answers = answers }, new(Policy, 4));

    private static (string Field, RegistrationErrorCode Code) Only(SignUpCheck check)
    {
        var error = Assert.Single(check.Errors);
        return (error.Field, error.Code);
    }
}
