using System.Globalization;
using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Calendars;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>
/// Gathers what is new for followers, the same as in the Atom feeds, and owes each at most one letter a day with all of it. Each follower carries the instant up to which
/// news has been put into letters; what is younger than some minutes waits, so that a change that is still being worked on is told once.
/// </summary>
public sealed class RaiseNews(Store store, SiteOptions site, TimeProvider clock)
{
    /// <returns>How many letters became owed.</returns>
    public Task<int> RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return QuietHours.NextAllowed(now, site.TimeZone) > now ? Task.FromResult(0) : store.WriteAsync((db, stop) => RaiseAsync(db, now, stop), cancel);
    }

    private async Task<int> RaiseAsync(EvenemangDb db, DateTime now, CancellationToken cancel)
    {
        var until = now.AddMinutes(-NoticeTiming.CoalesceMinutes);
        var followers = await db.Followers.AsNoTracking().Where(row => row.State == FollowerState.Confirmed && row.NewsUntil < until)
            .Where(row => db.Occurrences.Any(news => news.UpdatedAt > row.NewsUntil && news.UpdatedAt <= until && (row.SeriesId == null || news.SeriesId == row.SeriesId)))
            .Select(row => new { row.Id, row.SeriesId, row.NewsUntil }).ToListAsync(cancel);
        if (followers.Count == 0) return 0;
        var since = followers.Min(row => row.NewsUntil);
        var items = await ItemsAsync(db, null, since, until, Language, cancel);
        var last = await FollowerPace.LastAsync(db, [.. followers.Select(row => row.Id)], now, cancel);
        var owed = 0;
        List<Guid> caughtUp = [];
        foreach (var follower in followers)
        {
            var isNew = items.Any(item => item.At > follower.NewsUntil && (follower.SeriesId is null || item.Occurrence.SeriesId == follower.SeriesId));
            if (isNew && last.ContainsKey(follower.Id)) continue;
            caughtUp.Add(follower.Id);
            if (!isNew) continue;
            owed++;
            var id = Guid.CreateVersion7(new DateTimeOffset(now));
            db.Notices.Add(new()
            {
                Id = id,
                Kind = NoticeKind.News,
                FollowerId = follower.Id,
                SeriesId = follower.SeriesId,
                UniqueKey = string.Create(CultureInfo.InvariantCulture, $"{NoticeKind.News}:{follower.Id:N}:{follower.NewsUntil.Ticks}"),
                MessageId = $"{id:N}@{site.UidDomain}",
                Detail = new() { Since = follower.NewsUntil, Until = until },
                DueAt = now,
                NextAttemptAt = now,
                CreatedAt = now,
            });
        }
        await db.Followers.Where(row => caughtUp.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.NewsUntil, until), cancel);
        await db.SaveChangesAsync(cancel);
        return owed;
    }

    private static CultureInfo Language => CultureInfo.InvariantCulture;

    /// <summary>What happened after one instant and up to another, oldest first. Of discreet groups nothing, and nothing of what is over but its minutes.</summary>
    internal static async Task<IReadOnlyList<NewsItem>> ItemsAsync(
        EvenemangDb db, Guid? seriesId, DateTime since, DateTime until, CultureInfo culture, CancellationToken cancel)
    {
        var changed = await db.Occurrences.AsNoTracking().Include(row => row.Series)
            .Where(row => row.State != OccurrenceState.Draft && row.Series.Published && !row.Series.Discreet && row.UpdatedAt > since && (seriesId == null || row.SeriesId == seriesId))
            .ToListAsync(cancel);
        return [.. changed.SelectMany(row => NewsItem.Of(row, culture)).Where(item => item.At > since && item.At <= until)
            .Where(item => item.Key == "minutes" || !item.Occurrence.IsOver(until)).OrderBy(item => item.At).ThenBy(item => item.Occurrence.SortUtc)];
    }
}
