using System.Globalization;
using System.Resources;
using Evenemang.Server.Api;
using Evenemang.Server.Events;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Weather;

namespace Evenemang.Server.Weather;

/// <summary>The weather over the API: see, look now, decide. Organisers only.</summary>
internal static class WeatherApi
{
    private static readonly ResourceManager Words = new("Evenemang.Server.Weather.WeatherApiText", typeof(WeatherApi).Assembly);

    public static void MapWeatherApi(this WebApplication app)
    {
        var organisers = app.MapOrganiserApi().WithTags("Weather");
        organisers.MapGet("/occurrences/{slug}/weather", ShowAsync)
            .Describe<WeatherResponse>("showWeather", "Forecast, verdict, decisions and history of one day.")
            .MayMiss();
        organisers.MapPost("/weather/check", CheckAsync)
            .Describe<WeatherCheckResponse>("checkWeather", "Looks at the forecasts now, at one day or at all that are watched.")
            .WithMetadata(new BodyMayBeMissing())
            .Repeatable();
        organisers.MapPost("/occurrences/{slug}/weather/decision", DecideAsync)
            .Describe<WeatherDecisionResponse>("decideWeather", "Calls off, moves to the reserve date or indoors, or goes ahead; everyone concerned is told.")
            .TakesQuery("preview", "true: answers who would be told and in which words, and does nothing.")
            .MayMiss()
            .MayAnswer(StatusCodes.Status409Conflict, "Somebody else has decided (code decided), or it cannot take that step from where it is; code says why.")
            .MayAnswer(StatusCodes.Status422UnprocessableEntity, "Fields break a rule, or the plan has no reserve date or indoor place.")
            .Repeatable();
        organisers.MapPost("/occurrences/{slug}/programme/{id:guid}/drop", DropAsync)
            .Describe<WeatherResponse>("dropProgrammeItem", "Drops one item of the programme while the day stands.")
            .WithMetadata(new BodyMayBeMissing())
            .MayMiss()
            .MayAnswer(StatusCodes.Status409Conflict, "It is dropped already, or the day is cancelled or held.")
            .MayAnswer(StatusCodes.Status422UnprocessableEntity, "The reason is too long.")
            .Repeatable();
        organisers.MapPost("/occurrences/{slug}/programme/{id:guid}/restore", RestoreAsync)
            .Describe<WeatherResponse>("restoreProgrammeItem", "Takes the dropping of a programme item back; those who have heard of it are told.")
            .WithMetadata(new BodyMayBeMissing())
            .MayMiss()
            .MayAnswer(StatusCodes.Status409Conflict, "It is not dropped, or the day is cancelled or held.")
            .Repeatable();
    }

    private static async Task<IResult> ShowAsync(string slug, HttpContext http, WeatherCards cards, CancellationToken cancel) =>
        Slugs.IsValid(slug) && await cards.FindAsync(slug, http.Actor(), cancel) is { } card
            ? Results.Json(WeatherResponse.Of(card), ApiJson.Options)
            : ApiProblem.NotFound(http.Culture());

    private static async Task<IResult> CheckAsync(
        JsonBody<WeatherCheckBody> body, HttpContext http, WatchWeather watch, WeatherCards cards, CancellationToken cancel)
    {
        // Looking at one day is for those who see it; looking at all of them is for those who see to the jobs.
        if (body.Value.Occurrence is not { } slug ? !http.Access()!.May(Permission.ManageJobs) : await cards.FindAsync(slug, http.Actor(), cancel) is null)
            return ApiProblem.Forbidden(http.Culture());
        var looks = await watch.NowAsync(body.Value.Occurrence, cancel);
        return Results.Json(
            new WeatherCheckResponse([.. looks.Select(look => new WeatherLookResponse(look.Slug, look.Shown, look.IssuedAt is { } at ? new DateTimeOffset(at) : null, look.IsNew, look.Trouble))]),
            ApiJson.Options);
    }

    private static async Task<IResult> DecideAsync(
        string slug, JsonBody<WeatherDecisionBody> body, HttpContext http, DecideWeather decide, PreviewWeatherDecision preview, CancellationToken cancel)
    {
        if (!Slugs.IsValid(slug)) return ApiProblem.NotFound(http.Culture());
        var wanted = body.Value;
        switch (http.Request.Query["preview"].ToString())
        {
            case "true":
                return await preview.RunAsync(slug, wanted.Decision, wanted.AllClear, http.Actor(), cancel) is { } would
                    ? Results.Json(new WeatherDecisionResponse(Preview: true, would.Told, would.Text, would.Missing), ApiJson.Options)
                    : ApiProblem.NotFound(http.Culture());
            case not ("" or "false"):
                return ApiProblem.BadField("preview", "BadPreview", http.Culture());
        }

        var answer = new WeatherAnswer(wanted.Decision) { Text = wanted.Text, AllClear = wanted.AllClear, DecisionId = wanted.DecisionId, Replaces = wanted.Replaces };
        return await decide.RunAsync(slug, answer, http.Actor(), cancel) switch
        {
            DecideWeatherOutcome.Done done => Results.Json(new WeatherDecisionResponse(Preview: false, done.Told, DecisionId: done.DecisionId), ApiJson.Options),
            DecideWeatherOutcome.Conflict conflict => Decided(conflict, http.Culture()),
            DecideWeatherOutcome.Otherwise otherwise => EventProblems.Of(otherwise.Why, http),
            var outcome => throw new InvalidOperationException($"{outcome.GetType().Name} has no answer."),
        };
    }

    private static async Task<IResult> DropAsync(string slug, Guid id, JsonBody<DropItemBody> body, HttpContext http, DropProgrammeItem drop, WeatherCards cards, CancellationToken cancel)
    {
        if (!Slugs.IsValid(slug)) return ApiProblem.NotFound(http.Culture());
        var outcome = await drop.RunAsync(slug, id, body.Value.Reason, http.Actor(), cancel);
        return outcome is EventOutcome.Done ? Results.Json(WeatherResponse.Of((await cards.FindAsync(slug, http.Actor(), cancel))!), ApiJson.Options) : EventProblems.Of(outcome, http);
    }

    private static async Task<IResult> RestoreAsync(string slug, Guid id, JsonBody<NothingBody> body, HttpContext http, RestoreProgrammeItem restore, WeatherCards cards, CancellationToken cancel)
    {
        if (!Slugs.IsValid(slug)) return ApiProblem.NotFound(http.Culture());
        var outcome = await restore.RunAsync(slug, id, http.Actor(), cancel);
        return outcome is EventOutcome.Done ? Results.Json(WeatherResponse.Of((await cards.FindAsync(slug, http.Actor(), cancel))!), ApiJson.Options) : EventProblems.Of(outcome, http);
    }

    private static string Text(string key, CultureInfo culture) => Words.GetString(key, culture) ?? throw new InvalidOperationException($"WeatherApiText has no '{key}'.");

    private static ApiProblem Decided(DecideWeatherOutcome.Conflict conflict, CultureInfo culture) => new()
    {
        Status = StatusCodes.Status409Conflict,
        Code = "decided",
        Detail = conflict.By is { } by ? string.Format(culture, Text($"Decided_{conflict.Choice}", culture), by) : Text("Lapsed", culture),
    };
}
