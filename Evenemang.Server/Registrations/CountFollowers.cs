using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>Who follows.</summary>
/// <param name="Reading">Get letters.</param>
/// <param name="Returned">Get none, because theirs come back.</param>
public sealed record FollowerCount(int Reading, int Returned);

/// <summary>How many follow a series, or everything: they read of what is published in their next letter.</summary>
public sealed class CountFollowers(IDbContextFactory<EvenemangDb> contexts)
{
    /// <returns>None for a discreet group, which takes none; null for those who may not tell people about the series.</returns>
    public async Task<FollowerCount?> RunAsync(Guid seriesId, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var isDiscreet = await db.Series.Where(row => row.Id == seriesId).Select(row => (bool?)row.Discreet).FirstOrDefaultAsync(cancel);
        if (isDiscreet is not { } discreet || !actor.Access.May(Permission.TellPeople, seriesId, discreet)) return null;
        if (discreet) return new(0, 0);
        var all = db.Followers.Where(row => row.SeriesId == null || row.SeriesId == seriesId);
        return new(await all.CountAsync(row => row.State == FollowerState.Confirmed, cancel), await all.CountAsync(row => row.State == FollowerState.Returned, cancel));
    }
}
