using Evenemang.Server.Api;
using Evenemang.Server.Settings;
using Evenemang.Shared.Accounts;
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

        var organisers = app.MapOrganiserApi().WithTags("Occurrences");
        organisers.MapPost("/series/{slug}/occurrences", AddAsync)
            .Describe<OccurrenceResponse>("addOccurrence", "Adds an occurrence, as a draft.", StatusCodes.Status201Created)
            .MayMiss()
            .MayAnswer(StatusCodes.Status409Conflict, "The date cannot be as given; code says why.")
            .MayAnswer(StatusCodes.Status422UnprocessableEntity, "Fields break a rule.")
            .Repeatable();
        organisers.MapPatch("/occurrences/{slug}", EditAsync)
            .Describe<OccurrenceResponse>("editOccurrence", "Changes anything that does not need people to be told.")
            .GuardedByVersion()
            .MayMiss()
            .MayAnswer(StatusCodes.Status409Conflict, "The date of a published occurrence is moved or decided instead; code says why.")
            .MayAnswer(StatusCodes.Status422UnprocessableEntity, "Fields break a rule.")
            .Repeatable();
    }

    private static async Task<IResult> ListAsync(HttpContext http, ListOccurrences list, SiteOptions site, CancellationToken cancel)
    {
        var (query, badQuery) = OccurrenceQuery.Read(http, site.TimeZone);
        if (badQuery is not null) return badQuery;
        var (page, badPage) = PageRequest.Read(http);
        if (badPage is not null) return badPage;
        return Results.Json(await list.RunAsync(query, page, http.Access(), cancel), ApiJson.Options);
    }

    private static async Task<IResult> ShowAsync(string slug, HttpContext http, PublicOccurrences found, OrganisersOccurrences all, CancellationToken cancel)
    {
        if (!Slugs.IsValid(slug)) return ApiProblem.NotFound(http.Culture());
        var details = http.HasKey() ? await all.FindAsync(slug, cancel) : null;
        if (details is null || !MaySee(http, details)) details = await found.FindAsync(slug, cancel);
        return details is null ? ApiProblem.NotFound(http.Culture()) : Answer(http, details);
    }

    private static async Task<IResult> AddAsync(
        string slug, JsonBody<OccurrenceBody> body, HttpContext http, AddOccurrence add, PublicSeries series, OrganisersOccurrences all, CancellationToken cancel)
    {
        if (!Slugs.IsValid(slug) || await series.FindForOrganisersAsync(slug, cancel) is not { } shared) return ApiProblem.NotFound(http.Culture());
        if (!shared.Published && !http.May(Permission.SeeSeries, shared.Id, shared.Discreet)) return ApiProblem.NotFound(http.Culture());
        var outcome = await add.RunAsync(slug, body.Value.ToEdit(shared.TimeZone, shared.Registration, shared.Weather), body.Value.Slug, http.Actor(), cancel);
        if (outcome is not EventOutcome.Done done) return EventProblems.Of(outcome, http);
        http.Response.Headers.Location = $"{ApiRoutes.Prefix}/occurrences/{done.Slug}";
        return Answer(http, (await all.FindAsync(done.Slug, cancel))!, StatusCodes.Status201Created);
    }

    private static async Task<IResult> EditAsync(string slug, JsonBody<OccurrencePatch> body, HttpContext http, EditOccurrence edit, OrganisersOccurrences all, CancellationToken cancel)
    {
        if (!Slugs.IsValid(slug) || await all.FindAsync(slug, cancel) is not { Summary: var current } details) return ApiProblem.NotFound(http.Culture());
        if (details.Occurrence is not { IsPublic: true, Series.IsOpenAboutTimeAndPlace: true } && !MaySee(http, details)) return ApiProblem.NotFound(http.Culture());
        if (!http.TryReadIfMatch(out var version)) return http.Edited();
        var outcome = await edit.RunAsync(slug, body.Value.ToEdit(current.TimeZone, current.Registration, details.Weather), version, http.Actor(), cancel);
        return outcome is EventOutcome.Done ? Answer(http, (await all.FindAsync(slug, cancel))!) : EventProblems.Of(outcome, http);
    }

    private static bool MaySee(HttpContext http, OccurrenceDetails details) =>
        http.May(Permission.SeeSeries, details.Occurrence!.SeriesId, details.Occurrence.Series.Discreet, details.Occurrence.Id);

    /// <summary>The occurrence with the ETag of its version.</summary>
    private static IResult Answer(HttpContext http, OccurrenceDetails details, int status = StatusCodes.Status200OK)
    {
        http.SetETag(details.Version);
        return Results.Json(OccurrenceShape.Of(details), ApiJson.Options, statusCode: status);
    }
}
