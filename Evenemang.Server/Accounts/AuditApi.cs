using Evenemang.Server.Api;
using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Microsoft.EntityFrameworkCore;

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
        .Describe<PageOf<AuditItem>>("listAudit", "Who did what, when; latest first.")
        .Paged();

    private static async Task<IResult> ListAsync(HttpContext http, IDbContextFactory<EvenemangDb> contexts, SiteOptions site, CancellationToken cancel)
    {
        var (page, problem) = PageRequest.Read(http);
        if (problem is not null) return problem;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        IQueryable<AuditEntry> entries = db.AuditEntries;
        if (page.After is { At: { } at, Name: var name } && Guid.TryParse(name, out var after))
        {
            entries = entries.Where(row => row.At < at || (row.At == at && row.Id.CompareTo(after) < 0));
        }
        var rows = await entries.OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(page.Limit + 1)
            .Select(row => new
            {
                Entry = row,
                Series = db.Series.Where(series => series.Id == row.SeriesId).Select(series => series.Slug).FirstOrDefault(),
                Occurrence = db.Occurrences.Where(occurrence => occurrence.Id == row.OccurrenceId).Select(occurrence => occurrence.Slug).FirstOrDefault(),
            })
            .ToListAsync(cancel);
        return Results.Json(
            page.Cut(
                rows,
                row => new(row.Entry.At, row.Entry.Id.ToString("N")),
                row => new AuditItem(
                    ZonedTime.FromUtc(row.Entry.At, site.TimeZone), row.Entry.Actor, row.Entry.Action, row.Series, row.Occurrence, row.Entry.RegistrationId, row.Entry.Detail)),
            ApiJson.Options);
    }
}
