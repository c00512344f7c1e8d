using System.Globalization;
using Evenemang.Server.Settings;
using Evenemang.Server.Shell;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Events;

/// <summary>What's on, the series and the occurrence: pages anyone may read, without script or cookie.</summary>
internal static class EventPages
{
    private const int CardsOnPage = 40;
    private const int MaxSearchLength = 100;

    public static void MapEventPages(this WebApplication app)
    {
        app.MapPage("/", WhatsOnAsync);
        app.MapPage("/serier/{series}", SeriesAsync);
        app.MapPage("/evenemang/{occurrence}", OccurrenceAsync);
        app.MapPage("/evenemang/{occurrence}/utskrift", SheetAsync);
        app.MapGet("/evenemang/{occurrence}/dokument/{id:guid}", DocumentAsync).ExcludeFromDescription();
    }

    private static async Task<Page?> WhatsOnAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var words = WordsNow(context);
        var kind = EventKindNames.KindOrNull(query["typ"].ToString());
        var search = query["sok"].ToString().Trim() is { Length: > 0 } typed ? typed[..Math.Min(typed.Length, MaxSearchLength)] : null;
        DateOnly? month = DateOnly.TryParseExact(query["manad"] + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            && first.Year is > 2000 and < 2100 ? first : null;
        var after = OccurrenceCursor.Parse(query["efter"]);
        var filter = (month is { } shown ? OccurrenceFilter.Month(shown) : new()) with { Kind = kind, Search = search };
        var page = await context.RequestServices.GetRequiredService<PublicOccurrences>()
            .ListAsync(filter, after, month is null ? CardsOnPage : PublicOccurrences.MaxPageLength, context.RequestAborted);
        return Page.Of<WhatsOnPage>(
            (nameof(WhatsOnPage.Occurrences), page.Items), (nameof(WhatsOnPage.Words), words), (nameof(WhatsOnPage.Kind), kind),
            (nameof(WhatsOnPage.Search), search), (nameof(WhatsOnPage.Month), month), (nameof(WhatsOnPage.Next), page.Next), (nameof(WhatsOnPage.IsLaterPage), after is not null));
    }

    private static async Task<Page?> SeriesAsync(HttpContext context)
    {
        var series = await context.RequestServices.GetRequiredService<PublicSeries>().FindAsync(Slug(context, "series"), context.RequestAborted);
        return series is null
            ? null
            : Page.Of<SeriesPage>((nameof(SeriesPage.Series), series), (nameof(SeriesPage.Words), WordsNow(context))) with { SeriesId = series.Id };
    }

    private static async Task<Page?> OccurrenceAsync(HttpContext context)
    {
        var details = await context.RequestServices.GetRequiredService<PublicOccurrences>().FindAsync(Slug(context, "occurrence"), context.RequestAborted);
        if (details is null) return null;
        var words = WordsNow(context);
        var page = details.Summary.IsTimeAndPlaceHidden
            ? await SeriesOfAsync(context, details.Summary.SeriesSlug, words)
            : Page.Of<OneOccurrencePage>(
                (nameof(OneOccurrencePage.Details), details), (nameof(OneOccurrencePage.Words), words), (nameof(OneOccurrencePage.JsonLd), JsonLd(context, details)));
        return page is null ? null : page with { SeriesId = details.Summary.SeriesId };
    }

    private static async Task<Page?> SheetAsync(HttpContext context)
    {
        var details = await context.RequestServices.GetRequiredService<PublicOccurrences>().FindAsync(Slug(context, "occurrence"), context.RequestAborted);
        return details is null || details.Summary.IsTimeAndPlaceHidden
            ? null
            : Page.Of<InvitationSheet>((nameof(InvitationSheet.Details), details), (nameof(InvitationSheet.Words), WordsNow(context))) with { SeriesId = details.Summary.SeriesId };
    }

    /// <summary>A group that has begun shows its series' page instead: when and where it meets is for its members.</summary>
    private static async Task<Page?> SeriesOfAsync(HttpContext context, string slug, OccurrenceWords words) =>
        await context.RequestServices.GetRequiredService<PublicSeries>().FindAsync(slug, context.RequestAborted) is { } series
            ? Page.Of<SeriesPage>((nameof(SeriesPage.Series), series), (nameof(SeriesPage.Words), words))
            : null;

    private static async Task<IResult> DocumentAsync(string occurrence, Guid id, PublicDocuments documents, HttpContext http, CancellationToken cancel)
    {
        if (await documents.FindAsync(occurrence, id, cancel) is not { } document) return TypedResults.NotFound();
        return ServedDocument.Of(http, document);
    }

    private static string? JsonLd(HttpContext context, OccurrenceDetails details) => details.Occurrence is { } occurrence
        ? EventJsonLd.Render(occurrence, context.RequestServices.GetRequiredService<SiteOptions>().BaseUrl, Language.Code)
        : null;

    private static string Slug(HttpContext context, string name) => (string)context.Request.RouteValues[name]!;

    private static OccurrenceWords WordsNow(HttpContext context)
    {
        var services = context.RequestServices;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        return new(now, DateOnly.FromDateTime(WallClock.ToLocal(now, services.GetRequiredService<SiteOptions>().TimeZone)));
    }
}
