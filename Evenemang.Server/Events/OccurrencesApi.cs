using Evenemang.Server.Api;
using Evenemang.Server.Settings;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Events;

/// <summary><c>/api/v1/occurrences</c>: reading for everyone, writing for organisers.</summary>
internal static class OccurrencesApi
{
    public static void MapOccurrencesApi(this WebApplication app)
    {
        var open = app.MapPublicApi().WithTags("Occurrences");
        open.MapGet("/occurrences", ListAsync)
            .Describe<PageOf<OccurrenceResponse>>("listOccurrences", "Occurrences by time; those without a date last. Drafts only with a key.")
            .TakesQuery("from", "First day (in the site's zone) or instant, inclusive; when left out, those that are not over.")
            .TakesQuery("to", "Last day, inclusive, or instant, exclusive.")
            .TakesQuery("kind", "recurringMeeting, breakfastSeminar, selfHelpGroup, outdoorDay or other.")
            .TakesQuery("series", "Slug of a series.")
            .Paged()
            .MayAnswer(StatusCodes.Status400BadRequest, "A query parameter is malformed.");
        open.MapGet("/occurrences/{slug}", ShowAsync)
            .Describe<OccurrenceResponse>("showOccurrence", "One occurrence. Its ETag guards edits.")
            .MayMiss();
    }

    private static async Task<IResult> ListAsync(HttpContext http, ListOccurrences list, SiteOptions site, CancellationToken cancel)
    {
        var (query, badQuery) = OccurrenceQuery.Read(http, site.TimeZone);
        if (badQuery is not null) return badQuery;
        var (page, badPage) = PageRequest.Read(http);
        if (badPage is not null) return badPage;
        return Results.Json(await list.RunAsync(query, page, http.HasKey(), cancel), ApiJson.Options);
    }

    private static async Task<IResult> ShowAsync(string slug, HttpContext http, PublicOccurrences found, OrganisersOccurrences all, CancellationToken cancel)
    {
        if (!Slugs.IsValid(slug)) return ApiProblem.NotFound(http.Culture());
        var details = http.HasKey() ? await all.FindAsync(slug, cancel) : await found.FindAsync(slug, cancel);
        return details is null ? ApiProblem.NotFound(http.Culture()) : Answer(http, details);
    }

    /// <summary>The occurrence with the ETag of its version.</summary>
    internal static IResult Answer(HttpContext http, OccurrenceDetails details, int status = StatusCodes.Status200OK)
    {
        http.SetETag(details.Version);
        return Results.Json(OccurrenceShape.Of(details), ApiJson.Options, statusCode: status);
    }
}
