using Evenemang.Server.Api;
using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>The steps in an occurrence's life. Each can be previewed: who would be told, and nothing done.</summary>
internal static class OccurrenceActsApi
{
    public static void MapOccurrenceActsApi(this WebApplication app)
    {
        var acts = app.MapOrganiserApi().MapGroup("/occurrences/{slug}").WithTags("Occurrences");
        Act(acts.MapPost("/publish", PublishAsync), "publishOccurrence", "Makes a draft public, and its series with it.");
        Act(acts.MapPost("/decide", DecideAsync), "decideOccurrence", "Settles an undecided or preliminary date.");
        Act(acts.MapPost("/move", MoveAsync), "moveOccurrence", "Same occurrence, new time or place; everyone concerned is told.");
        Act(acts.MapPost("/cancel", CancelAsync), "cancelOccurrence", "Calls it off, with a reason; everyone concerned is told.");
        Act(acts.MapPost("/reinstate", ReinstateAsync), "reinstateOccurrence", "Takes back a cancellation; everyone concerned is told.");
        Act(acts.MapPost("/hold", HoldAsync), "holdOccurrence", "Records that it took place.");
    }

    private static void Act(RouteHandlerBuilder route, string name, string summary) => route
        .Describe<ActResponse>(name, summary)
        .WithMetadata(new BodyMayBeMissing())
        .TakesQuery("preview", "true: answers who would be told, and does nothing.")
        .GuardedByVersion()
        .MayMiss()
        .MayAnswer(StatusCodes.Status409Conflict, "It cannot take that step from where it is; code says why.")
        .MayAnswer(StatusCodes.Status422UnprocessableEntity, "Fields break a rule.")
        .Repeatable();

    private static Task<IResult> PublishAsync(string slug, JsonBody<NothingBody> body, HttpContext http, ActDoor door, PublishOccurrence verb) =>
        door.RunAsync(slug, http, NoticeKind.News, (_, version, actor) => verb.RunAsync(slug, version, actor, http.RequestAborted));

    private static Task<IResult> DecideAsync(string slug, JsonBody<DecideBody> body, HttpContext http, ActDoor door, DecideDate verb) =>
        door.RunAsync(slug, http, NoticeKind.OccurrenceMoved, (zone, version, actor) => verb.RunAsync(slug, body.Value.ToChoice(zone), version, actor, http.RequestAborted));

    private static Task<IResult> MoveAsync(string slug, JsonBody<MoveBody> body, HttpContext http, ActDoor door, MoveOccurrence verb) =>
        door.RunAsync(slug, http, NoticeKind.OccurrenceMoved, (zone, version, actor) =>
        {
            if (body.Value is not { StartsAt: { } start, EndsAt: { } end }) return Task.FromResult<EventOutcome>(new EventOutcome.Invalid(body.Value.StartsAt is null ? "start" : "end", FieldProblemCode.Missing));
            var move = new OccurrenceMove(ZonedTime.ToLocal(start, zone), ZonedTime.ToLocal(end, zone))
            {
                Doors = body.Value.DoorsAt.IsMade ? new Shared.Change<DateTime?>(ZonedTime.ToLocal(body.Value.DoorsAt.Value, zone)) : default,
                Venue = body.Value.Venue,
            };
            return verb.RunAsync(slug, move, version, actor, http.RequestAborted);
        });

    private static Task<IResult> CancelAsync(string slug, JsonBody<CancelBody> body, HttpContext http, ActDoor door, CancelOccurrence verb) =>
        door.RunAsync(slug, http, NoticeKind.OccurrenceCancelled, (_, version, actor) => verb.RunAsync(slug, body.Value.Reason, version, actor, http.RequestAborted));

    private static Task<IResult> ReinstateAsync(string slug, JsonBody<NothingBody> body, HttpContext http, ActDoor door, ReinstateOccurrence verb) =>
        door.RunAsync(slug, http, NoticeKind.OccurrenceReinstated, (_, version, actor) => verb.RunAsync(slug, version, actor, http.RequestAborted));

    private static Task<IResult> HoldAsync(string slug, JsonBody<NothingBody> body, HttpContext http, ActDoor door, HoldOccurrence verb) =>
        door.RunAsync(slug, http, tells: null, (_, version, actor) => verb.RunAsync(slug, version, actor, http.RequestAborted));
}

/// <summary>What every step shares: the zone its times are meant in, the version it was made from, the preview, the answer.</summary>
internal sealed class ActDoor(IDbContextFactory<EvenemangDb> contexts, PreviewAudience preview, CountFollowers followers, OrganisersOccurrences occurrences)
{
    /// <param name="slug">Which occurrence.</param>
    /// <param name="http">The request.</param>
    /// <param name="tells">What people are told; news for those who follow, in their next letter; null when nobody is.</param>
    /// <param name="act">Takes the step, given zone, version and actor.</param>
    public async Task<IResult> RunAsync(string slug, HttpContext http, NoticeKind? tells, Func<string, int?, Actor, Task<EventOutcome>> act)
    {
        var asked = http.Request.Query["preview"].ToString();
        if (asked is not ("" or "true" or "false")) return ApiProblem.BadField("preview", "BadPreview", http.Culture());
        if (!Slugs.IsValid(slug) || await FindAsync(slug, http.RequestAborted) is not var (seriesId, id, isDiscreet, isPublic, zone)) return ApiProblem.NotFound(http.Culture());
        if (!isPublic && !http.May(Permission.SeeSeries, seriesId, isDiscreet, id)) return ApiProblem.NotFound(http.Culture());
        if (asked == "true")
        {
            if (!http.May(tells is null ? Permission.EditOccurrences : Permission.TellPeople, seriesId, isDiscreet, id)) return ApiProblem.Forbidden(http.Culture());
            var audience = tells switch
            {
                null => EventOutcome.Nobody,
                NoticeKind.News => EventOutcome.Nobody with { Email = (await followers.RunAsync(seriesId, http.Actor(), http.RequestAborted))?.Reading ?? 0 },
                { } kind => await preview.RunAsync(slug, kind, http.RequestAborted),
            };
            return audience is null ? ApiProblem.NotFound(http.Culture()) : Results.Json(new ActResponse(Preview: true, audience), ApiJson.Options);
        }
        if (!http.TryReadIfMatch(out var version)) return http.Edited();
        var outcome = await act(zone, version, http.Actor());
        if (outcome is not EventOutcome.Done done) return EventProblems.Of(outcome, http);
        var details = await occurrences.FindAsync(slug, http.RequestAborted);
        http.SetETag(done.Version);
        return Results.Json(new ActResponse(Preview: false, done.Told, OccurrenceShape.Of(details!)), ApiJson.Options);
    }

    private async Task<Asked?> FindAsync(string slug, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Occurrences.Where(row => row.Slug == slug)
            .Select(row => new Asked(row.SeriesId, row.Id, row.Series.Discreet, row.State != OccurrenceState.Draft && row.Series.Published && (!row.Series.Discreet || row.Series.ShowsTimeAndPlace), row.Series.TimeZone))
            .FirstOrDefaultAsync(cancel);
    }

    private sealed record Asked(Guid SeriesId, Guid Id, bool IsDiscreet, bool IsPublic, string Zone);
}
