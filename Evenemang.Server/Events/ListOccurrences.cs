using Evenemang.Server.Api;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>Lists occurrences whole for the API, by time; those without a date come last.</summary>
internal sealed class ListOccurrences(IDbContextFactory<EvenemangDb> contexts, FindSeats seats, TimeProvider clock)
{
    /// <param name="query">Which.</param>
    /// <param name="page">Which of them.</param>
    /// <param name="access">What the caller may see of drafts and of what discreet groups keep to themselves; null for the public.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<PageOf<OccurrenceResponse>> RunAsync(OccurrenceQuery query, PageRequest page, Access? access, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var seen = access is null ? [] : access.SeenSeries();
        var all = seen switch
        {
            null => db.Occurrences,
            { Count: 0 } => db.Visible(now),
            _ => db.Occurrences.Where(occurrence => seen.Contains(occurrence.SeriesId) || db.Visible(now).Any(visible => visible.Id == occurrence.Id)),
        };
        var rows = await After(Matching(all, query, now), page.After)
            .OrderBy(occurrence => occurrence.SortUtc == null).ThenBy(occurrence => occurrence.SortUtc).ThenBy(occurrence => occurrence.Slug)
            .Include(occurrence => occurrence.Series)
            .Take(page.Limit + 1)
            .ToListAsync(cancel);
        List<Occurrence> shown = [.. rows.Take(page.Limit)];
        var organised = shown.Where(row => seen?.Contains(row.SeriesId) is not false).ToList();
        var details = (await OccurrenceBatch.ReadAsync(db, seats, organised, forOrganisers: true, cancel))
            .Concat(await OccurrenceBatch.ReadAsync(db, seats, [.. shown.Except(organised)], forOrganisers: false, cancel))
            .ToDictionary(read => read.Summary.Slug);
        return new(
            [.. shown.Select(row => OccurrenceShape.Of(details[row.Slug]))],
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
