using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Accounts;

/// <summary>Which lines of the log.</summary>
public sealed record AuditFilter
{
    /// <summary>Who, exactly as the log names them; null for everyone.</summary>
    public string? Who { get; init; }

    /// <summary>Slug of the series it was about; null for all.</summary>
    public string? Series { get; init; }

    /// <summary>What, as "occurrence.cancelled", or the part before the dot for everything of its kind; null for all.</summary>
    public string? Action { get; init; }

    /// <summary>UTC instant, inclusive.</summary>
    public DateTime? From { get; init; }

    /// <summary>UTC instant, exclusive.</summary>
    public DateTime? To { get; init; }
}

/// <summary>One line of the log with what it was about.</summary>
public sealed record AuditRow(AuditEntry Entry, string? SeriesSlug, string? SeriesTitle, string? OccurrenceSlug)
{
    /// <summary>Local wall-clock start of the occurrence; null when there is none, or none yet.</summary>
    public DateTime? OccurrenceStart { get; init; }
}

/// <summary>Reads the log: all of it for those who may, a single series for its organisers.</summary>
public sealed class FindAuditEntries(IDbContextFactory<EvenemangDb> contexts)
{
    /// <summary>The lines, latest first; null where the actor may not read them.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="after">The line before the first wanted: its instant and id; null to begin with the latest.</param>
    /// <param name="take">How many at most.</param>
    /// <param name="actor">Who reads.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<AuditRow>?> ListAsync(AuditFilter filter, (DateTime At, Guid Id)? after, int take, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await EntriesAsync(db, filter, actor, cancel) is not { } entries) return null;
        if (after is var (at, id)) entries = entries.Where(row => row.At < at || (row.At == at && row.Id.CompareTo(id) < 0));
        return await entries.OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(take)
            .Select(row => new AuditRow(
                row,
                db.Series.Where(series => series.Id == row.SeriesId).Select(series => series.Slug).FirstOrDefault(),
                db.Series.Where(series => series.Id == row.SeriesId).Select(series => series.Title).FirstOrDefault(),
                db.Occurrences.Where(occurrence => occurrence.Id == row.OccurrenceId).Select(occurrence => occurrence.Slug).FirstOrDefault())
            {
                OccurrenceStart = db.Occurrences.Where(occurrence => occurrence.Id == row.OccurrenceId).Select(occurrence => occurrence.Start).FirstOrDefault(),
            })
            .ToListAsync(cancel);
    }

    /// <summary>Who and what there is to choose among, within what the actor may read.</summary>
    public async Task<(IReadOnlyList<string> Who, IReadOnlyList<string> Actions)> ChoicesAsync(string? series, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await EntriesAsync(db, new() { Series = series }, actor, cancel) is not { } entries) return ([], []);
        return (
            await entries.Select(row => row.Actor).Distinct().OrderBy(who => who).ToListAsync(cancel),
            await entries.Select(row => row.Action).Distinct().OrderBy(action => action).ToListAsync(cancel));
    }

    private static async Task<IQueryable<AuditEntry>?> EntriesAsync(EvenemangDb db, AuditFilter filter, Actor actor, CancellationToken cancel)
    {
        IQueryable<AuditEntry> entries = db.AuditEntries;
        var readsAll = actor.Access.May(Permission.ReadLog);
        if (filter.Series is { } slug)
        {
            var series = await db.Series.Where(row => row.Slug == slug).Select(row => new { row.Id, row.Discreet }).FirstOrDefaultAsync(cancel);
            if (series is null) return readsAll ? entries.Where(_ => false) : null;
            if (!readsAll && !actor.Access.May(Permission.EditSeries, series.Id, series.Discreet)) return null;
            entries = entries.Where(row => row.SeriesId == series.Id);
        }
        else if (!readsAll)
        {
            return null;
        }
        if (filter.Who is { } who) entries = entries.Where(row => row.Actor == who);
        if (filter.Action is { } action) entries = entries.Where(row => row.Action == action || row.Action.StartsWith(action + "."));
        if (filter.From is { } from) entries = entries.Where(row => row.At >= from);
        if (filter.To is { } to) entries = entries.Where(row => row.At < to);
        return entries;
    }
}
