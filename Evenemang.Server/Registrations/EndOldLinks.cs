using System.Security.Cryptography;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Evenemang.Server.Registrations;

/// <summary>
/// Ends links to "your place" whose time is over (<see cref="LinkLife"/>): what they are found by goes, so that nothing opens them, whoever asks. Deletes what came of asking for new
/// ones, too. Safe to run at any time, on any number of servers, and to stop at any line.
/// </summary>
public sealed class EndOldLinks(Store store, IDbContextFactory<EvenemangDb> contexts, PlaceLinkOptions options, TimeProvider clock)
{
    private const int BatchLength = 200;
    private const int HashLength = 32;

    /// <returns>How many links were ended.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        // The rows that pace the letters of a day must stand for a day.
        var before = now.AddDays(-1);
        await store.WriteAsync((db, stop) => db.Set<AddressLink>().Where(row => row.EndsAt <= now && row.CreatedAt <= before).ExecuteDeleteAsync(stop), cancel);
        List<Guid> over;
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            over = await Over(db, now).Select(row => row.Id).ToListAsync(cancel);
        }
        var ended = 0;
        foreach (var batch in over.Chunk(BatchLength)) ended += await store.WriteAsync((db, stop) => EndAsync(db, batch, now, stop), cancel);
        return ended;
    }

    private async Task<int> EndAsync(EvenemangDb db, Guid[] batch, DateTime now, CancellationToken cancel)
    {
        var rows = await Over(db, now).AsTracking().Where(row => batch.Contains(row.Id)).ToListAsync(cancel);
        foreach (var row in rows)
        {
            row.LinkEndedAt = now;
            row.TokenHash = RandomNumberGenerator.GetBytes(HashLength);
        }
        await db.SaveChangesAsync(cancel);
        return rows.Count;
    }

    /// <summary>The same as <see cref="LinkLife.EndsAt"/> says of one, for the database.</summary>
    private IQueryable<Registration> Over(EvenemangDb db, DateTime now)
    {
        var (ended, unused) = (now.AddDays(-options.DaysAfterEnd), now.AddDays(-options.UnusedDays));
        return db.Registrations.Where(row => row.LinkEndedAt == null
            && (((row.LinkIssuedAt ?? row.CreatedAt) <= unused && (row.LinkUsedAt == null || row.LinkUsedAt <= unused))
                || ((row.LinkIssuedAt ?? row.CreatedAt) <= ended
                    && (row.OccurrenceId != null
                        ? db.Occurrences.Any(date => date.Id == row.OccurrenceId && date.EndUtc <= ended)
                        : db.Occurrences.Any(date => date.SeriesId == row.SeriesId && date.State != OccurrenceState.Draft)
                            && !db.Occurrences.Any(date => date.SeriesId == row.SeriesId && date.State != OccurrenceState.Draft && (date.EndUtc == null || date.EndUtc > ended))))));
    }
}

/// <summary>The regular round of <see cref="EndOldLinks"/>.</summary>
[DisallowConcurrentExecution]
public sealed class EndOldLinksJob(EndOldLinks end) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await end.RunAsync(cancellationToken);
}
