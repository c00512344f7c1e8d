using Evenemang.Server.Api;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>Lists occurrences whole for the API, by time; those without a date come last.</summary>
internal sealed class ListOccurrences(IDbContextFactory<EvenemangDb> contexts, FindSeats seats, TimeProvider clock)
{
    /// <param name="query">Which.</param>
    /// <param name="page">Which of them.</param>
    /// <param name="forOrganisers">Drafts and what discreet groups keep to themselves are among it.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<PageOf<OccurrenceResponse>> RunAsync(OccurrenceQuery query, PageRequest page, bool forOrganisers, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var all = forOrganisers ? db.Occurrences : db.Visible(now);
        var rows = await After(Matching(all, query, now), page.After)
            .OrderBy(occurrence => occurrence.SortUtc == null).ThenBy(occurrence => occurrence.SortUtc).ThenBy(occurrence => occurrence.Slug)
            .Include(occurrence => occurrence.Series)
            .Take(page.Limit + 1)
            .ToListAsync(cancel);
        var details = await OccurrenceBatch.ReadAsync(db, seats, [.. rows.Take(page.Limit)], forOrganisers, cancel);
        return new(
            [.. details.Select(OccurrenceShape.Of)],
            rows.Count > page.Limit ? new PageCursor(rows[page.Limit - 1].SortUtc, rows[page.Limit - 1].Slug).Write() : null);
    }

    private static IQueryable<Occurrence> Matching(IQueryable<Occurrence> all, OccurrenceQuery query, DateTime now)
    {
        if (query.From is { } from) all = all.Where(occurrence => occurrence.SortUtc == null || occurrence.SortUtc >= from);
        else all = all.Where(occurrence => occurrence.EndUtc == null || occurrence.EndUtc > now);
        if (query.To is { } to) all = all.Where(occurrence => occurrence.SortUtc < to);
        if (query.Kind is { } kind) all = all.Where(occurrence => occurrence.Series.Kind == kind);
        if (query.Series is { } series) all = all.Where(occurrence => occurrence.Series.Slug == series);
        return all;
    }

    private static IQueryable<Occurrence> After(IQueryable<Occurrence> all, PageCursor? after) => after switch
    {
        null => all,
        { At: { } at, Name: var name } => all.Where(occurrence =>
            occurrence.SortUtc == null || occurrence.SortUtc > at || (occurrence.SortUtc == at && occurrence.Slug.CompareTo(name) > 0)),
        { Name: var name } => all.Where(occurrence => occurrence.SortUtc == null && occurrence.Slug.CompareTo(name) > 0),
    };
}
