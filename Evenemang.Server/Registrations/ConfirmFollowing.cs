using Evenemang.Server.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>Whoever reads the mailbox says yes to following. Once or twice is the same.</summary>
public sealed class ConfirmFollowing(Store store, TimeProvider clock)
{
    /// <returns>False when the link opens nothing.</returns>
    public Task<bool> RunAsync(string token, CancellationToken cancel) => store.WriteAsync(
        async (db, stop) =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            if (await FollowerLookup.FindAsync(db.Followers.AsTracking(), token, now, stop) is not { } follower) return false;
            follower.Confirm(now);
            await db.SaveChangesAsync(stop);
            return true;
        },
        cancel);
}
