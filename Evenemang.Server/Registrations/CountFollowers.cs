using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>How many follow a series, or everything: they read of what is published in their next letter.</summary>
public sealed class CountFollowers(IDbContextFactory<EvenemangDb> contexts)
{
    /// <returns>0 for a discreet group, which takes none; null for those who may not tell people about the series.</returns>
    public async Task<int?> RunAsync(Guid seriesId, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var isDiscreet = await db.Series.Where(row => row.Id == seriesId).Select(row => (bool?)row.Discreet).FirstOrDefaultAsync(cancel);
        if (isDiscreet is not { } discreet || !actor.Access.May(Permission.TellPeople, seriesId, discreet)) return null;
        return discreet ? 0 : await db.Followers.CountAsync(row => row.State == FollowerState.Confirmed && (row.SeriesId == null || row.SeriesId == seriesId), cancel);
    }
}
