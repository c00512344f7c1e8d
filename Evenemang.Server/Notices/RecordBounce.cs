using Evenemang.Server.Persistence;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>
/// Writes on the row that its letter came back for good: the person stands on the call list, and the organiser's report counts it. Once or ten times is the same. A letter may come
/// back before our own record of the sending, and then takes its place. Followers from whom letters come back are not written to any more.
/// </summary>
public sealed class RecordBounce(Store store, TimeProvider clock)
{
    /// <param name="noticeId">Which.</param>
    /// <param name="status">The other side's code, such as "5.1.1"; null when it gave none.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>False when there is no such letter, or it is known to have failed, or to be sent again.</returns>
    public async Task<bool> RunAsync(Guid noticeId, string? status, CancellationToken cancel) => await store.WriteAsync(
        async (db, token) =>
        {
            var changed = await db.Notices
                .Where(row => row.Id == noticeId && row.Channel == NoticeChannel.Email && (row.State == NoticeState.Sent || row.State == NoticeState.Sending))
                .ExecuteUpdateAsync(
                    update => update
                        .SetProperty(row => row.State, NoticeState.Failed)
                        .SetProperty(row => row.Failure, status == null ? Notice.Bounced : $"{Notice.Bounced} {status}")
                        .SetProperty(row => row.LeaseOwner, (string?)null)
                        .SetProperty(row => row.LeasedUntil, (DateTime?)null),
                    token);
            if (changed == 1 && await db.Notices.Where(row => row.Id == noticeId).Select(row => row.FollowerId).SingleAsync(token) is { } follower)
                await ReturnedFollowers.JudgeAsync(db, follower, clock.GetUtcNow().UtcDateTime, token);
            return changed;
        },
        cancel) == 1;
}
