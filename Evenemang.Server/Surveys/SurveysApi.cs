using Evenemang.Server.Api;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Surveys;

/// <summary>No fields.</summary>
internal sealed record NoFieldsBody;

/// <summary>Surveys for other systems: what is asked, and what was answered.</summary>
internal static class SurveysApi
{
    public static void MapSurveysApi(this WebApplication app)
    {
        var organisers = app.MapOrganiserApi().WithTags("Surveys");
        organisers.MapGet("/series/{slug}/survey", ShowAsync).Describe<SurveyBody>("showSurvey", "What the series asks its people afterwards.").MayMiss();
        organisers.MapPut("/series/{slug}/survey", EditAsync).Describe<SurveyBody>("editSurvey", "Writes what the series asks its people afterwards.")
            .MayMiss()
            .MayAnswer(StatusCodes.Status422UnprocessableEntity, "A rule is broken: the code is noQuestions, tooManyQuestions, questionText, choices, key or introduction.")
            .Repeatable();
        organisers.MapPost("/occurrences/{slug}/survey-links", MakeLinksAsync)
            .WithMetadata(new BodyMayBeMissing())
            .Describe<SurveyLinksResponse>("makeSurveyLinks", "Makes the rights to answer, one for each who had a place. Once or several times is the same.")
            .MayMiss()
            .Repeatable();
        organisers.MapGet("/occurrences/{slug}/survey-results", ResultsAsync)
            .Describe<SurveyResultBody>("showSurveyResults", "What was answered; nothing but numbers of people while fewer than three have answered.")
            .MayMiss();
    }

    private static async Task<IResult> ShowAsync(string slug, HttpContext http, FindSurvey find, CancellationToken cancel) =>
        await find.OfSeriesAsync(slug, http.Actor(), cancel) is { Survey: { } survey } ? Results.Json(Body(survey), ApiJson.Options) : ApiProblem.NotFound(http.Culture());

    private static async Task<IResult> EditAsync(string slug, JsonBody<SurveyBody> body, HttpContext http, EditSurvey edit, FindSurvey find, CancellationToken cancel)
    {
        var value = body.Value;
        var questions = value.Questions.Select(question => new SurveyQuestion(question.Key, question.Text, question.Kind, question.Choices));
        return await edit.RunAsync(slug, new(value.Introduction, [.. questions], value.IsOn, ExpectedVersion: null), http.Actor(), cancel) switch
        {
            EditSurveyOutcome.Done => await ShowAsync(slug, http, find, cancel),
            EditSurveyOutcome.Invalid invalid => ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, "RuleBroken", http.Culture()) with { Code = Name(invalid.Problem) },
            _ => ApiProblem.NotFound(http.Culture()),
        };
    }

    private static async Task<IResult> MakeLinksAsync(string slug, JsonBody<NoFieldsBody> body, HttpContext http, MakeSurveyLinks make, IDbContextFactory<EvenemangDb> contexts, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var date = await db.Occurrences.Where(row => row.Slug == slug).Select(row => new { row.Id, row.SeriesId, row.Series.Discreet }).FirstOrDefaultAsync(cancel);
        var may = date is not null && http.Actor().Access.May(Permission.TellPeople, date.SeriesId, date.Discreet, date.Id);
        return may && await make.RunAsync(date!.Id, cancel) is { } links
            ? Results.Json(new SurveyLinksResponse { Links = links }, ApiJson.Options)
            : ApiProblem.NotFound(http.Culture());
    }

    private static async Task<IResult> ResultsAsync(string slug, HttpContext http, FindSurveyResults find, CancellationToken cancel) =>
        await find.RunAsync(slug, http.Actor(), cancel) is { Now: var result }
            ? Results.Json(
                new SurveyResultBody
                {
                    Asked = result.Asked,
                    AnsweredBy = result.AnsweredBy,
                    Questions = [.. result.Questions.Select(question => new QuestionResultBody
                    {
                        Key = question.Question.Key,
                        Text = question.Question.Text,
                        Mean = question.Mean,
                        Counts = question.Counts.ToDictionary(count => count.Answer, count => count.Count),
                        Texts = question.Texts,
                    })],
                },
                ApiJson.Options)
            : ApiProblem.NotFound(http.Culture());

    private static SurveyBody Body(Survey survey) => new()
    {
        Introduction = survey.Introduction,
        IsOn = survey.IsOn,
        Questions = [.. survey.Questions.Select(question => new SurveyQuestionBody { Key = question.Key, Text = question.Text, Kind = question.Kind, Choices = question.Choices })],
    };

    private static string Name(SurveyProblem problem) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(problem.ToString());
}

/// <summary>A survey.</summary>
internal sealed record SurveyBody
{
    public string? Introduction { get; init; }

    /// <summary>In order.</summary>
    public IReadOnlyList<SurveyQuestionBody> Questions { get; init; } = [];

    /// <summary>Whether people are asked after each occurrence.</summary>
    public bool IsOn { get; init; } = true;
}

/// <summary>A question of a survey.</summary>
internal sealed record SurveyQuestionBody
{
    /// <summary>Stays when the words change.</summary>
    public required string Key { get; init; }

    public required string Text { get; init; }

    public required SurveyQuestionKind Kind { get; init; }

    /// <summary>For a choice, in order.</summary>
    public IReadOnlyList<string>? Choices { get; init; }
}

/// <summary>How many may answer.</summary>
internal sealed record SurveyLinksResponse
{
    public required int Links { get; init; }
}

/// <summary>What was answered about one occurrence.</summary>
internal sealed record SurveyResultBody
{
    public required int Asked { get; init; }

    public required int AnsweredBy { get; init; }

    /// <summary>Empty while too few have answered.</summary>
    public required IReadOnlyList<QuestionResultBody> Questions { get; init; }
}

/// <summary>What was answered to one question.</summary>
internal sealed record QuestionResultBody
{
    public required string Key { get; init; }

    public required string Text { get; init; }

    /// <summary>Of a scale, 1 to 10.</summary>
    public required double? Mean { get; init; }

    /// <summary>How many gave each answer.</summary>
    public required IReadOnlyDictionary<string, int> Counts { get; init; }

    /// <summary>In alphabetical order.</summary>
    public required IReadOnlyList<string> Texts { get; init; }
}
