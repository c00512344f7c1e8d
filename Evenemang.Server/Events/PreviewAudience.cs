using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>Who would be told if the occurrence were moved, cancelled or reinstated now: shown before the organiser says yes.</summary>
public sealed class PreviewAudience(IDbContextFactory<EvenemangDb> contexts, OwedNotices notices, TimeProvider clock)
{
    /// <param name="slug">Which occurrence.</param>
    /// <param name="kind">OccurrenceMoved (a decided date too), OccurrenceCancelled or OccurrenceReinstated.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Null when there is no such occurrence.</returns>
    public async Task<Audience?> RunAsync(string slug, NoticeKind kind, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var occurrence = await db.Occurrences.Include(row => row.Series).FirstOrDefaultAsync(row => row.Slug == slug, cancel);
        return occurrence is null ? null : await notices.PreviewAsync(db, kind, occurrence, clock.GetUtcNow().UtcDateTime, cancel);
    }
}
