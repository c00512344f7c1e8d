using Evenemang.Server.Accounts;
using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>Tells those who hold a series that letters to participants could not be delivered: at most once a day, and only when there are more than they were told of.</summary>
public sealed class RaiseFailedReports(Store store, SiteOptions site, TimeProvider clock)
{
    /// <summary>Days a failure is news.</summary>
    private const int RecentDays = 14;

    /// <returns>How many reports became owed.</returns>
    public Task<int> RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return QuietHours.NextAllowed(now, site.TimeZone) > now ? Task.FromResult(0) : store.WriteAsync((db, stop) => RaiseAsync(db, now, stop), cancel);
    }

    /// <summary>Letters to participants of a series that failed of late.</summary>
    internal static IQueryable<Notice> Failed(EvenemangDb db, DateTime now)
    {
        var since = now.AddDays(-RecentDays);
        return db.Notices.Where(row => row.State == NoticeState.Failed && row.RegistrationId != null && row.CreatedAt > since);
    }

    private async Task<int> RaiseAsync(EvenemangDb db, DateTime now, CancellationToken cancel)
    {
        var yesterday = now.AddDays(-1);
        var failures = await Failed(db, now).GroupBy(row => row.SeriesId!.Value).Select(group => new { SeriesId = group.Key, Count = group.Count(), Last = group.Max(row => row.CreatedAt) }).ToListAsync(cancel);
        var owed = 0;
        foreach (var failure in failures)
        {
            foreach (var organiser in await FindOrganiserAddress.OfSeries(db, failure.SeriesId).ToListAsync(cancel))
            {
                var key = $"{NoticeKind.FailedReport}:{organiser:N}:{failure.SeriesId:N}:{failure.Count}:{failure.Last:yyyyMMddHHmm}";
                var reports = db.Notices.Where(row => row.OrganiserId == organiser && row.SeriesId == failure.SeriesId && row.Kind == NoticeKind.FailedReport);
                if (await reports.AnyAsync(row => row.UniqueKey == key || row.CreatedAt > yesterday, cancel)) continue;
                var id = Guid.CreateVersion7(new DateTimeOffset(now));
                db.Notices.Add(new()
                {
                    Id = id, Kind = NoticeKind.FailedReport, OrganiserId = organiser, SeriesId = failure.SeriesId, UniqueKey = key, MessageId = $"{id:N}@{site.UidDomain}",
                    DueAt = now, NextAttemptAt = now, CreatedAt = now,
                });
                owed++;
            }
        }
        await db.SaveChangesAsync(cancel);
        return owed;
    }
}
