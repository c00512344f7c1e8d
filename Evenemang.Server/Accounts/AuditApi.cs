using System.Globalization;
using Evenemang.Server.Api;
using Evenemang.Server.Settings;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Accounts;

/// <summary>One line of the log. Participants stand as ids.</summary>
/// <param name="At">When.</param>
/// <param name="Actor">Who: api: and the key's name, an organiser, or system.</param>
/// <param name="Action">What, as occurrence.cancelled.</param>
/// <param name="Series">Slug of the series it was about.</param>
/// <param name="Occurrence">Slug of the occurrence it was about.</param>
/// <param name="Registration">Id of the registration it was about.</param>
/// <param name="Detail">What else is worth knowing.</param>
internal sealed record AuditItem(DateTimeOffset At, string Actor, string Action, string? Series, string? Occurrence, Guid? Registration, string? Detail);

/// <summary>Who did what, when.</summary>
internal static class AuditApi
{
    public static void MapAuditApi(this WebApplication app) => app.MapOrganiserApi().WithTags("Audit")
        .MapGet("/audit", ListAsync)
        .Describe<PageOf<AuditItem>>("listAudit", "Who did what, when; latest first. Without the right to read the whole log, only with a series of one's own.")
        .TakesQuery("actor", "Who, as the log names them.")
        .TakesQuery("series", "Slug of a series.")
        .TakesQuery("action", "occurrence.cancelled, or occurrence for everything about occurrences.")
        .TakesQuery("from", "First day, inclusive.")
        .TakesQuery("to", "Last day, inclusive.")
        .Paged();

    private static async Task<IResult> ListAsync(HttpContext http, FindAuditEntries find, SiteOptions site, CancellationToken cancel)
    {
        var (page, problem) = PageRequest.Read(http);
        if (problem is not null) return problem;
        var query = http.Request.Query;
        if (!TryReadDay(query["from"], out var from)) return ApiProblem.BadField("from", "BadTime", http.Culture());
        if (!TryReadDay(query["to"], out var to)) return ApiProblem.BadField("to", "BadTime", http.Culture());
        var filter = new AuditFilter
        {
            Who = Text(query["actor"]),
            Series = Text(query["series"]),
            Action = Text(query["action"]),
            From = Midnight(from, site.TimeZone),
            To = Midnight(to?.AddDays(1), site.TimeZone),
        };
        (DateTime, Guid)? after = page.After is { At: { } at, Name: var name } && Guid.TryParse(name, out var id) ? (at, id) : null;
        var rows = await find.ListAsync(filter, after, page.Limit + 1, http.Actor(), cancel);
        if (rows is null) return ApiProblem.Forbidden(http.Culture());
        return Results.Json(
            page.Cut(
                rows,
                row => new(row.Entry.At, row.Entry.Id.ToString("N")),
                row => new AuditItem(
                    ZonedTime.FromUtc(row.Entry.At, site.TimeZone), row.Entry.Actor, row.Entry.Action, row.SeriesSlug, row.OccurrenceSlug, row.Entry.RegistrationId, row.Entry.Detail)),
            ApiJson.Options);
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool TryReadDay(string? text, out DateOnly? day)
    {
        day = null;
        if (Text(text) is not { } written) return true;
        if (!DateOnly.TryParseExact(written, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read)) return false;
        day = read;
        return true;
    }

    private static DateTime? Midnight(DateOnly? day, string zone) => day is { } first ? WallClock.ToUtc(first.ToDateTime(TimeOnly.MinValue), zone) : null;
}
