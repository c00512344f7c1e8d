using System.Text.Json.Serialization;
using Evenemang.Server.Api;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Events.Questions;

/// <summary>A question as anyone sends it in.</summary>
internal sealed record QuestionBody
{
    public string? Text { get; init; }

    public string? Name { get; init; }
}

/// <summary>Whether a question is ticked off.</summary>
internal sealed record QuestionPatch
{
    public bool Ticked { get; init; }
}

/// <summary>A question as organisers read it.</summary>
internal sealed record QuestionItem(
    Guid Id, string Text, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Name, DateTimeOffset AskedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? TickedAt);

/// <summary>Questions to those taking part.</summary>
internal static class QuestionsApi
{
    public static void MapQuestionsApi(this WebApplication app)
    {
        app.MapPublicApi().WithTags("Questions").MapPost("/occurrences/{slug}/questions", AskAsync)
            .WithName("askSpeaker").WithSummary("Sends a question to those taking part.")
            .Produces(StatusCodes.Status202Accepted)
            .MayMiss()
            .MayAnswer(StatusCodes.Status409Conflict, "closed: questions are not taken, or no more.")
            .MayAnswer(StatusCodes.Status422UnprocessableEntity, "Fields break a rule.")
            .MayAnswer(StatusCodes.Status429TooManyRequests, "Too many from one address; see Retry-After.")
            .Repeatable()
            .RequireRateLimiting(RateLimits.SignUp);
        var organisers = app.MapOrganiserApi().WithTags("Questions");
        organisers.MapGet("/occurrences/{slug}/questions", ListAsync).Describe<IReadOnlyList<QuestionItem>>("listQuestions", "Questions to those taking part; those that wait first.").MayMiss();
        organisers.MapPatch("/questions/{id:guid}", TickAsync).WithName("tickQuestion").WithSummary("Ticks a question off, or takes the tick back.")
            .Produces(StatusCodes.Status204NoContent).MayMiss().Repeatable();
    }

    private static async Task<IResult> AskAsync(string slug, JsonBody<QuestionBody> body, HttpContext http, AskSpeaker ask, CancellationToken cancel)
    {
        if (!Slugs.IsValid(slug)) return ApiProblem.NotFound(http.Culture());
        return await ask.RunAsync(slug, body.Value.Text, body.Value.Name, cancel) switch
        {
            AskOutcome.Asked => Results.StatusCode(StatusCodes.Status202Accepted),
            AskOutcome.Invalid invalid => EventProblems.Of(new EventOutcome.Invalid(invalid.Problems), http),
            AskOutcome.NotTaken => ApiProblem.Conflict("closed", "QuestionsClosed", http.Culture()),
            _ => ApiProblem.NotFound(http.Culture()),
        };
    }

    private static async Task<IResult> ListAsync(string slug, HttpContext http, ListQuestions list, CancellationToken cancel)
    {
        if (!Slugs.IsValid(slug) || await list.RunAsync(slug, http.Actor(), cancel) is not { } found) return ApiProblem.NotFound(http.Culture());
        return Results.Json(
            found.Questions.Select(row => new QuestionItem(
                row.Id, row.Text, row.Name, ZonedTime.FromUtc(row.CreatedAt, found.TimeZone), row.TickedAt is { } at ? ZonedTime.FromUtc(at, found.TimeZone) : null)),
            ApiJson.Options);
    }

    private static async Task<IResult> TickAsync(Guid id, JsonBody<QuestionPatch> body, HttpContext http, TickQuestion tick, CancellationToken cancel) =>
        await tick.RunAsync(id, body.Value.Ticked, http.Actor(), cancel) ? Results.NoContent() : ApiProblem.NotFound(http.Culture());
}
