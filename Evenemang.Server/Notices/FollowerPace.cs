using Evenemang.Server.Persistence;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>At most one letter a day to a follower, unless it is urgent.</summary>
internal static class FollowerPace
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static readonly NoticeKind[] Paced = [NoticeKind.News, NoticeKind.Summons];

    /// <summary>When each may get the next paced letter.</summary>
    /// <param name="db">Where to look.</param>
    /// <param name="followers">To whom.</param>
    /// <param name="wanted">UTC instant it is wanted.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="zone">IANA zone.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<Dictionary<Guid, DateTime>> NextAsync(
        EvenemangDb db, IReadOnlyCollection<Recipient> followers, DateTime wanted, DateTime now, string zone, CancellationToken cancel)
    {
        var last = await LastAsync(db, [.. followers.Select(follower => follower.Id)], now, cancel);
        var from = wanted > now ? wanted : now;
        return followers.ToDictionary(
            follower => follower.Id,
            follower => last.TryGetValue(follower.Id, out var earlier) && earlier + Day > from ? QuietHours.NextAllowed(earlier + Day, zone) : QuietHours.NextAllowed(from, zone));
    }

    /// <summary>The due time of the latest paced letter of the last day or still to come, for those who have one.</summary>
    public static async Task<Dictionary<Guid, DateTime>> LastAsync(EvenemangDb db, IReadOnlyCollection<Guid> followers, DateTime now, CancellationToken cancel)
    {
        var since = now - Day;
        var rows = await db.Notices
            .Where(row => row.FollowerId != null && Paced.Contains(row.Kind) && row.DueAt > since && row.State != NoticeState.Void && row.State != NoticeState.Missed)
            .Where(row => followers.Contains(row.FollowerId!.Value))
            .GroupBy(row => row.FollowerId!.Value).Select(group => new { group.Key, Last = group.Max(row => row.DueAt) }).ToListAsync(cancel);
        return rows.ToDictionary(row => row.Key, row => row.Last);
    }
}
