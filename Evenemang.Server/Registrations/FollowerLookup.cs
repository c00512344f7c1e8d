using System.Security.Cryptography;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>What the link in a follower's letter opens.</summary>
/// <param name="State">Asked, or following.</param>
/// <param name="SeriesTitle">What is followed; null for everything.</param>
/// <param name="SeriesSlug">Its address; null for everything.</param>
public sealed record FollowerView(FollowerState State, string? SeriesTitle, string? SeriesSlug);

/// <summary>Finds a follower by the secret in their letters.</summary>
public sealed class FindFollower(IDbContextFactory<EvenemangDb> contexts, TimeProvider clock)
{
    /// <returns>Null when the link opens nothing: they have stopped, the question is too old, or the address was cut off.</returns>
    public async Task<FollowerView?> RunAsync(string token, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await FollowerLookup.FindAsync(db.Followers, token, clock.GetUtcNow().UtcDateTime, cancel) is not { } follower) return null;
        var series = await db.Series.Where(row => row.Id == follower.SeriesId).Select(row => new { row.Title, row.Slug }).FirstOrDefaultAsync(cancel);
        return new(follower.State, series?.Title, series?.Slug);
    }
}

/// <summary>The row that a token opens.</summary>
internal static class FollowerLookup
{
    public static async Task<Follower?> FindAsync(IQueryable<Follower> followers, string token, DateTime now, CancellationToken cancel)
    {
        if (!Secrets.LooksLikeToken(token)) return null;
        var hash = Secrets.Hash(token);
        var follower = await followers.FirstOrDefaultAsync(row => row.TokenHash == hash, cancel);
        // Compared once more in constant time, whatever the database's comparison gave away. What the job has not erased yet is over all the same.
        return follower is not null && CryptographicOperations.FixedTimeEquals(follower.TokenHash, hash) && !IsOver(follower, now) ? follower : null;
    }

    private static bool IsOver(Follower follower, DateTime now) =>
        follower.State is FollowerState.Unconfirmed && follower.AskedAt <= EraseUnconfirmedFollowers.ErasableBefore(now);
}
