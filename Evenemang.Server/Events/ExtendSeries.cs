using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>
/// Keeps every series with an open rule planned <see cref="SeriesPlanning.HorizonDays"/> ahead. Safe to run at any time, twice, and to be killed in the
/// middle: each series is a transaction of its own, and what is there is never touched.
/// </summary>
public sealed partial class ExtendSeries(IDbContextFactory<EvenemangDb> contexts, Store store, TimeProvider time, SiteOptions site, ILogger<ExtendSeries> log)
{
    /// <returns>How many occurrences were added.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        List<Guid> ids;
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            ids = await db.Series.Where(series => series.Recurrence != null).Select(series => series.Id).ToListAsync(cancel);
        }

        var added = 0;
        foreach (var id in ids) added += await ExtendAsync(id, cancel);
        return added;
    }

    private async Task<int> ExtendAsync(Guid id, CancellationToken cancel)
    {
        try
        {
            return await store.WriteAsync((db, inner) => ExtendAsync(db, id, inner), cancel);
        }
        catch (DbUpdateException failure)
        {
            // Somebody edited the series in the same moment; the next run comes back to it.
            Log.SeriesNotExtended(log, id, failure);
            return 0;
        }
    }

    private async Task<int> ExtendAsync(EvenemangDb db, Guid id, CancellationToken cancel)
    {
        await db.LockSeriesAsync(id, cancel);
        var series = await db.Series.AsTracking().SingleAsync(row => row.Id == id, cancel);
        var existing = await db.Occurrences.AsTracking().Where(row => row.SeriesId == id && row.RuleDate != null).ToListAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        var today = DateOnly.FromDateTime(WallClock.ToLocal(now, series.TimeZone));
        var (_, added) = await SeriesPlanning.AddMissingAsync(db, series, existing, today, site.UidDomain, now, cancel);
        if (added.Count == 0) return 0;
        series.UpdatedAt = now;
        db.AuditEntries.Add(Audit.Entry(Actor.System, "series.extended", now, id, null, $"{added.Count}"));
        await db.SaveChangesAsync(cancel);
        Log.SeriesExtended(log, id, added.Count);
        return added.Count;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "Series {SeriesId} was extended by {Count} occurrences.")]
        public static partial void SeriesExtended(ILogger logger, Guid seriesId, int count);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Series {SeriesId} was not extended this time.")]
        public static partial void SeriesNotExtended(ILogger logger, Guid seriesId, Exception failure);
    }
}
