using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Server.Surveys;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Registrations;
using Evenemang.Shared.Surveys;
using Evenemang.Tests.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Surveys;

/// <summary>A survey is answered once a link, and nothing joins an answer to a person.</summary>
public sealed class SurveyTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_link_is_answered_once_even_when_pressed_several_times_at_once(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new());
        var tokens = await AskAsync(scene, people: 2);
        var answer = scene.Verb<AnswerSurvey>();

        Assert.Equal(AnswerSurveyOutcome.Empty, await answer.RunAsync(tokens[0], Typed(("helhet", "11"), ("igen", "Aldrig")), CancellationToken.None));
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => answer.RunAsync(tokens[0], Typed(("helhet", "8"), ("battre", "Mer kaffe")), CancellationToken.None)));

        Assert.Single(outcomes, AnswerSurveyOutcome.Thanks);
        Assert.Equal(3, outcomes.Count(outcome => outcome is AnswerSurveyOutcome.AlreadyAnswered));
        Assert.Equal(2, await scene.Host.ReadAsync(db => db.Set<SurveyAnswer>().CountAsync()));
        Assert.Equal(AnswerSurveyOutcome.NotFound, await answer.RunAsync(new string('a', Secrets.TokenTextLength), Typed(("helhet", "8")), CancellationToken.None));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Links_are_made_once_for_those_who_had_a_place_and_came(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new() { Capacity = 3 });
        var tokens = await AskAsync(scene, people: 3);
        var late = await scene.SignUpAsync();
        Assert.Equal(RegistrationState.Waitlisted, late.State);
        Assert.Equal(3, tokens.Count);
        Assert.Equal(3, await scene.Verb<MakeSurveyLinks>().RunAsync(scene.OccurrenceId, CancellationToken.None));
        Assert.Null(await scene.Verb<MakeSurveyLinks>().RunAsync(Guid.NewGuid(), CancellationToken.None));
    }

    /// <summary>Whoever adds a column that joins the two must meet this test.</summary>
    [Fact]
    public void Neither_an_answer_nor_a_link_says_whose_it_is_or_when()
    {
        Assert.Equal(["Id", "OccurrenceId", "QuestionKey", "SurveyId", "Value"], typeof(SurveyAnswer).GetProperties().Select(property => property.Name).Order());
        Assert.Equal(["IsUsed", "OccurrenceId", "SurveyId", "TokenHash"], typeof(SurveyLink).GetProperties().Select(property => property.Name).Order());
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Nothing_is_shown_until_three_have_answered_and_then_beside_the_time_before(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new(), dates: 2);
        var find = scene.Verb<FindSurveyResults>();
        var first = await AskAsync(scene, people: 3, date: 0);
        await AnswerAsync(scene, first.Take(2), "4");
        Assert.Equal((3, 2, false), Shape((await find.RunAsync(scene.DateSlug(0), Scene.Organiser, CancellationToken.None))!.Now));
        await AnswerAsync(scene, first.Skip(2), "4");
        await AnswerAsync(scene, await AskAsync(scene, people: 3, date: 1), "8");

        var comparison = (await find.RunAsync(scene.DateSlug(1), Scene.Organiser, CancellationToken.None))!;
        Assert.Equal((8.0, 4.0), (comparison.Now.Questions[0].Mean, comparison.LastTime!.Questions[0].Mean));
        Assert.Null(comparison.LastYear);
        var stranger = new Actor("främling") { Access = new(OrganiserRole.Organiser, []) };
        Assert.Null(await find.RunAsync(scene.DateSlug(1), stranger, CancellationToken.None));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Of_two_who_change_the_questions_the_second_is_told(DatabaseKind database)
    {
        await using var scene = await Scene.StartAsync(database, new());
        var edit = scene.Verb<EditSurvey>();
        SurveyEdit usual = new("Hej", SurveyQuestion.Usual, IsOn: true, ExpectedVersion: 0);
        Assert.Equal(new EditSurveyOutcome.Done(1), await edit.RunAsync(scene.SeriesSlug, usual, Scene.Organiser, CancellationToken.None));
        Assert.IsType<EditSurveyOutcome.Conflict>(await edit.RunAsync(scene.SeriesSlug, usual, Scene.Organiser, CancellationToken.None));
        Assert.Equal(new EditSurveyOutcome.Done(2), await edit.RunAsync(scene.SeriesSlug, usual with { Introduction = "Hej igen", ExpectedVersion = 1 }, Scene.Organiser, CancellationToken.None));
        Assert.Equal(
            new EditSurveyOutcome.Invalid(SurveyProblem.NoQuestions), await edit.RunAsync(scene.SeriesSlug, usual with { Questions = [], ExpectedVersion = 2 }, Scene.Organiser, CancellationToken.None));
    }

    [Theory]
    [InlineData("a", "Fråga", SurveyQuestionKind.Text, null, null)]
    [InlineData("A", "Fråga", SurveyQuestionKind.Text, null, SurveyProblem.Key)]
    [InlineData("a", " ", SurveyQuestionKind.Text, null, SurveyProblem.QuestionText)]
    [InlineData("a", "Fråga", SurveyQuestionKind.Choice, "Ja", SurveyProblem.Choices)]
    [InlineData("a", "Fråga", SurveyQuestionKind.Choice, "Ja|Ja", SurveyProblem.Choices)]
    [InlineData("a", "Fråga", SurveyQuestionKind.Choice, "Ja|Nej", null)]
    public void A_question_is_one_that_can_be_answered(string key, string text, SurveyQuestionKind kind, string? choices, SurveyProblem? problem) =>
        Assert.Equal(problem, SurveyRules.Check(null, [new(key, text, kind, choices?.Split('|'))]));

    /// <summary>Turns the survey on and signs people up.</summary>
    /// <returns>The secrets of their links.</returns>
    internal static async Task<List<string>> AskAsync(Scene scene, int people, int date = 0)
    {
        await scene.Verb<EditSurvey>().RunAsync(scene.SeriesSlug, new(null, SurveyQuestion.Usual, IsOn: true, ExpectedVersion: null), Scene.Organiser, CancellationToken.None);
        List<RegisterOutcome.Registered> registered = [];
        for (var person = 0; person < people; person++) registered.Add(await scene.SignUpAsync(date: date));
        await scene.Verb<MakeSurveyLinks>().RunAsync(scene.Dates[date], CancellationToken.None);
        var survey = await scene.Host.ReadAsync(db => db.Set<Survey>().SingleAsync());
        return registered.ConvertAll(who => SurveyTokens.For(scene.Verb<Secrets>(), survey.Id, scene.Dates[date], who.Id));
    }

    private static async Task AnswerAsync(Scene scene, IEnumerable<string> tokens, string overall)
    {
        foreach (var token in tokens)
            Assert.Equal(AnswerSurveyOutcome.Thanks, await scene.Verb<AnswerSurvey>().RunAsync(token, Typed(("helhet", overall)), CancellationToken.None));
    }

    private static (int Asked, int AnsweredBy, bool IsShown) Shape(SurveyResult result) => (result.Asked, result.AnsweredBy, result.IsShown);

    private static Dictionary<string, string> Typed(params (string Key, string Value)[] answers) => answers.ToDictionary(answer => answer.Key, answer => answer.Value);
}
