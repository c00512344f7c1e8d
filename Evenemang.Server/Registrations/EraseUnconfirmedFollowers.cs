using Evenemang.Server.Persistence;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Evenemang.Server.Registrations;

/// <summary>Deletes addresses whose owner never said yes to following, and those from which letters have come back for long. Safe to run at any time, on any number of servers.</summary>
public sealed class EraseUnconfirmedFollowers(Store store, TimeProvider clock)
{
    /// <returns>How many were deleted.</returns>
    public Task<int> RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (before, returnedBefore) = (ErasableBefore(now), now.AddDays(-Follower.KeepReturnedDays));
        return store.WriteAsync(
            async (db, stop) =>
            {
                var over = db.Followers.Where(row => row.AskedAt <= before && (row.State == FollowerState.Unconfirmed || (row.State == FollowerState.Returned && row.ReturnedAt <= returnedBefore)));
                await db.Notices.Where(notice => over.Any(row => row.Id == notice.FollowerId)).VoidUnsentAsync(stop);
                return await over.ExecuteDeleteAsync(stop);
            },
            cancel);
    }

    /// <summary>Questions put at or before this UTC instant have gone unanswered too long.</summary>
    internal static DateTime ErasableBefore(DateTime now) => now.AddDays(-Follower.ConfirmWithinDays);
}

/// <summary>The regular round of <see cref="EraseUnconfirmedFollowers"/>.</summary>
[DisallowConcurrentExecution]
public sealed class EraseUnconfirmedFollowersJob(EraseUnconfirmedFollowers erase) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await erase.RunAsync(cancellationToken);
}
