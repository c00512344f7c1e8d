using Evenemang.Server.Api;
using Evenemang.Server.Persistence;
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
    }

    private static async Task<IResult> ListAsync(HttpContext http, IDbContextFactory<EvenemangDb> contexts, CancellationToken cancel)
    {
        var (page, problem) = PageRequest.Read(http);
        if (problem is not null) return problem;
        var all = http.HasKey();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var query = db.Series.Where(series => all || series.Published);
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
        var details = http.HasKey() ? await found.FindForOrganisersAsync(slug, cancel) : await found.FindAsync(slug, cancel);
        return details is null ? ApiProblem.NotFound(http.Culture()) : Answer(http, details);
    }

    /// <summary>The series with the ETag of its version.</summary>
    internal static IResult Answer(HttpContext http, SeriesDetails details, int status = StatusCodes.Status200OK)
    {
        http.SetETag(details.Version);
        return Results.Json(SeriesResponse.Of(details, http.HasKey()), ApiJson.Options, statusCode: status);
    }
}
