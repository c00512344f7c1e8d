using Evenemang.Server.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>
/// Ends a subscription: the address is deleted at once, and what was owed to it is void. Once or twice is the same, so that a mail program that tries again
/// (RFC 8058) hears the same answer.
/// </summary>
public sealed class StopFollowing(Store store, TimeProvider clock)
{
    /// <returns>Whether somebody stopped now; false when the link opens nothing (any more).</returns>
    public async Task<bool> RunAsync(string token, CancellationToken cancel)
    {
        if (!Secrets.LooksLikeToken(token)) return false;
        var hash = Secrets.Hash(token);
        return await store.WriteAsync(
            async (db, stop) =>
            {
                var id = await db.Followers.Where(row => row.TokenHash == hash).Select(row => row.Id).FirstOrDefaultAsync(stop);
                if (id == Guid.Empty) return false;
                await db.Notices.Where(notice => notice.FollowerId == id).VoidUnsentAsync(stop);
                db.Add(new Erasure { SubjectId = id, At = clock.GetUtcNow().UtcDateTime });
                await db.SaveChangesAsync(stop);
                return await db.Followers.Where(row => row.Id == id).ExecuteDeleteAsync(stop) > 0;
            },
            cancel);
    }
}
