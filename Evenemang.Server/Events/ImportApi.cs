using Evenemang.Server.Api;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Calendars;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Events;

/// <summary>A file to read.</summary>
internal sealed record ImportBody
{
    /// <summary>The octets in base64.</summary>
    public required byte[] Content { get; init; }
}

/// <summary>What became of an entry, or with preview=true would become of it.</summary>
/// <param name="Title">As the file says.</param>
/// <param name="StartsAt">With the offset of the series' zone.</param>
/// <param name="EndsAt">With the offset of the series' zone.</param>
/// <param name="Verdict">New, known by its UID, cancelled in the file, or refused by a rule.</param>
/// <param name="Occurrence">The draft it became.</param>
internal sealed record ImportedEntry(string Title, DateTimeOffset StartsAt, DateTimeOffset EndsAt, ImportVerdict Verdict, string? Occurrence);

/// <summary>What came of a calendar file.</summary>
/// <param name="Preview">True when nothing was done.</param>
/// <param name="Entries">In the order of time.</param>
/// <param name="Problems">What could not be read as it stands, in sentences.</param>
internal sealed record ImportResponse(bool Preview, IReadOnlyList<ImportedEntry> Entries, IReadOnlyList<string> Problems);

/// <summary>A calendar file into a series, as drafts.</summary>
internal static class ImportApi
{
    /// <summary>Base64 is a third longer.</summary>
    private const int MaxBodyLength = (IcsReader.MaxOctets / 3 * 4) + 1024;

    public static void MapImportApi(this WebApplication app) => app.MapOrganiserApi().WithTags("Series")
        .MapPost("/series/{slug}/import", ImportAsync)
        .Describe<ImportResponse>("importCalendar", "Reads an iCalendar file into a series, as drafts. Doing it again adds only what is new.")
        .WithMetadata(new BodyMayBeLarge(MaxBodyLength))
        .TakesQuery("preview", "true: answers what would be added, and does nothing.")
        .MayMiss()
        .Repeatable();

    private static async Task<IResult> ImportAsync(string slug, JsonBody<ImportBody> body, HttpContext http, bool? preview, ImportOccurrences import, PublicSeries found, CancellationToken cancel)
    {
        if (!Slugs.IsValid(slug) || await found.FindForOrganisersAsync(slug, cancel) is not { } series) return ApiProblem.NotFound(http.Culture());
        if (!series.Published && !http.May(Permission.SeeSeries, series.Id, series.Discreet)) return ApiProblem.NotFound(http.Culture());
        var isPreview = preview is true;
        return await import.RunAsync(slug, body.Value.Content, isPreview, http.Actor(), cancel) switch
        {
            ImportOutcome.Read read => Results.Json(
                new ImportResponse(isPreview, [.. read.Report.Rows.Select(row => Of(row, series.TimeZone))], [.. read.Report.Problems.Select(problem => ImportWords.Problem(problem, http.Culture()))]),
                ApiJson.Options),
            ImportOutcome.Forbidden => ApiProblem.Forbidden(http.Culture()),
            _ => ApiProblem.NotFound(http.Culture()),
        };
    }

    private static ImportedEntry Of(ImportRow row, string zone) => new(row.Title, ZonedTime.FromLocal(row.Start, zone), ZonedTime.FromLocal(row.End, zone), row.Verdict, row.Slug);
}
