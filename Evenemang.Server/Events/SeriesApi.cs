using Evenemang.Server.Api;
using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary><c>/api/v1/series</c>: reading for everyone, writing for organisers.</summary>
internal static class SeriesApi
{
    public static void MapSeriesApi(this WebApplication app)
    {
        var open = app.MapPublicApi().WithTags("Series");
        open.MapGet("/series", ListAsync)
            .Describe<PageOf<SeriesListItem>>("listSeries", "Series by address. Unpublished ones only with a key.")
            .Paged()
            .MayAnswer(StatusCodes.Status400BadRequest, "A query parameter is malformed.");
        open.MapGet("/series/{slug}", ShowAsync)
            .Describe<SeriesResponse>("showSeries", "One series. Its ETag guards edits.")
            .MayMiss();

        var organisers = app.MapOrganiserApi().WithTags("Series");
        organisers.MapPost("/series", CreateAsync)
            .Describe<SeriesResponse>("createSeries", "A new series; with a rule, its occurrences too.", StatusCodes.Status201Created)
            .MayAnswer(StatusCodes.Status422UnprocessableEntity, "Fields break a rule.")
            .Repeatable();
        organisers.MapPatch("/series/{slug}", EditAsync)
            .Describe<SeriesResponse>("editSeries", "Changes a series; occurrences that share what was changed follow it.")
            .GuardedByVersion()
            .MayMiss()
            .MayAnswer(StatusCodes.Status409Conflict, "The series has published occurrences, or somebody was at it at the same moment.")
            .MayAnswer(StatusCodes.Status422UnprocessableEntity, "Fields break a rule.")
            .Repeatable();
        organisers.MapPost("/series/{slug}/duplicate", DuplicateAsync)
            .Describe<SeriesResponse>("duplicateSeries", "A new series like this one from another day on: drafts only, nobody signed up.", StatusCodes.Status201Created)
            .MayMiss()
            .MayAnswer(StatusCodes.Status422UnprocessableEntity, "Fields break a rule.")
            .Repeatable();
    }

    private static async Task<IResult> DuplicateAsync(string slug, JsonBody<DuplicateBody> body, HttpContext http, DuplicateSeries duplicate, PublicSeries found, CancellationToken cancel)
        => Slugs.IsValid(slug)
            ? await AnswerAsync(await duplicate.RunAsync(slug, new(body.Value.Title, body.Value.Start), http.Actor(), cancel), http, found, StatusCodes.Status201Created, cancel)
            : ApiProblem.NotFound(http.Culture());

    private static async Task<IResult> ListAsync(HttpContext http, IDbContextFactory<EvenemangDb> contexts, CancellationToken cancel)
    {
        var (page, problem) = PageRequest.Read(http);
        if (problem is not null) return problem;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var query = http.Access() is { } access
            ? access.SeenSeries() is { } seen ? db.Series.Where(series => series.Published || seen.Contains(series.Id)) : db.Series
            : db.Series.Where(series => series.Published);
        if (page.After is { Name: var name }) query = query.Where(series => series.Slug.CompareTo(name) > 0);
        var rows = await query.OrderBy(series => series.Slug).Take(page.Limit + 1)
            .Select(series => new { series.Slug, series.Kind, series.Title, series.Summary, series.Organiser, series.UpdatedAt, series.TimeZone })
            .ToListAsync(cancel);
        return Results.Json(
            page.Cut(
                rows,
                row => new(null, row.Slug),
                row => new SeriesListItem(row.Slug, row.Kind, row.Title, row.Summary, row.Organiser, ZonedTime.FromUtc(row.UpdatedAt, row.TimeZone))),
            ApiJson.Options);
    }

    private static async Task<IResult> ShowAsync(string slug, HttpContext http, PublicSeries found, CancellationToken cancel)
    {
        if (!Slugs.IsValid(slug)) return ApiProblem.NotFound(http.Culture());
        var details = http.HasKey() ? await found.FindForOrganisersAsync(slug, cancel) : null;
        if (details is null || !http.May(Permission.SeeSeries, details.Id, details.Discreet)) details = await found.FindAsync(slug, cancel);
        return details is null ? ApiProblem.NotFound(http.Culture()) : Answer(http, details);
    }

    private static async Task<IResult> CreateAsync(JsonBody<SeriesBody> body, HttpContext http, CreateSeries create, PublicSeries found, SiteOptions site, CancellationToken cancel)
    {
        var wanted = new NewSeries(body.Value.Kind, body.Value.ToEdit(site.TimeZone, KindDefaults.Registration(body.Value.Kind), weather: null))
        {
            Slug = body.Value.Slug,
            FacilitatedMeetings = body.Value.FacilitatedMeetings,
        };
        return await AnswerAsync(await create.RunAsync(wanted, http.Actor(), cancel), http, found, StatusCodes.Status201Created, cancel);
    }

    private static async Task<IResult> EditAsync(string slug, JsonBody<SeriesPatch> body, HttpContext http, EditSeries edit, PublicSeries found, CancellationToken cancel)
    {
        if (!Slugs.IsValid(slug) || await found.FindForOrganisersAsync(slug, cancel) is not { } current) return ApiProblem.NotFound(http.Culture());
        if (!current.Published && !http.May(Permission.SeeSeries, current.Id, current.Discreet)) return ApiProblem.NotFound(http.Culture());
        if (!http.TryReadIfMatch(out var version)) return http.Edited();
        var outcome = await edit.RunAsync(slug, body.Value.ToEdit(current.TimeZone, current.Registration, current.Weather), version, http.Actor(), cancel);
        return await AnswerAsync(outcome, http, found, StatusCodes.Status200OK, cancel);
    }

    private static async Task<IResult> AnswerAsync(EventOutcome outcome, HttpContext http, PublicSeries found, int status, CancellationToken cancel)
    {
        if (outcome is not EventOutcome.SeriesDone done) return EventProblems.Of(outcome, http);
        var details = await found.FindForOrganisersAsync(done.Slug, cancel);
        http.SetETag(done.Version);
        if (status == StatusCodes.Status201Created) http.Response.Headers.Location = $"{ApiRoutes.Prefix}/series/{done.Slug}";
        return Results.Json(SeriesResponse.Of(details!, forOrganisers: true) with { Planned = done.Planned, Differing = done.Differing }, ApiJson.Options, statusCode: status);
    }

    /// <summary>The series with the ETag of its version.</summary>
    private static IResult Answer(HttpContext http, SeriesDetails details)
    {
        http.SetETag(details.Version);
        return Results.Json(SeriesResponse.Of(details, http.May(Permission.SeeSeries, details.Id, details.Discreet)), ApiJson.Options);
    }
}
