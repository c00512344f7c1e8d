using Evenemang.Server.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>Who would be told if the occurrence were moved, cancelled or reinstated now: shown before the organiser says yes.</summary>
public sealed class PreviewAudience(IDbContextFactory<EvenemangDb> contexts)
{
    /// <returns>Null when there is no such occurrence.</returns>
    public async Task<Audience?> RunAsync(string slug, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var occurrence = await db.Occurrences.FirstOrDefaultAsync(row => row.Slug == slug, cancel);
        return occurrence is null ? null : Recipients.Count(await Recipients.OfAsync(db, occurrence, cancel));
    }
}
