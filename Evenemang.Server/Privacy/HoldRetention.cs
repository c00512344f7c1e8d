using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Privacy;

/// <summary>Stops erasure by time in a series, and lets it go on again. What a participant erases is erased all the same.</summary>
public sealed class HoldRetention(Store store, TimeProvider clock)
{
    /// <param name="slug">The series.</param>
    /// <param name="reason">Why, or null to release it.</param>
    /// <param name="actor">Who.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>False when there is no such series, or the actor may not change it.</returns>
    public Task<bool> RunAsync(string slug, string? reason, Actor actor, CancellationToken cancel) =>
        store.WriteAsync((db, token) => RunAsync(db, slug, reason, actor, token), cancel);

    private async Task<bool> RunAsync(EvenemangDb db, string slug, string? reason, Actor actor, CancellationToken cancel)
    {
        var found = await db.Series.Where(row => row.Slug == slug).Select(row => new { row.Id, row.Discreet }).FirstOrDefaultAsync(cancel);
        if (found is null || !actor.Access.May(Permission.EditSeries, found.Id, found.Discreet)) return false;
        var series = found.Id;
        await db.LockSeriesAsync(series, cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        var ended = await db.Set<RetentionHold>().Where(hold => hold.SeriesId == series).ExecuteDeleteAsync(cancel);
        if (reason is not null) db.Add(new RetentionHold { SeriesId = series, Reason = reason, Since = now, Actor = actor.Name, ActorId = actor.OrganiserId });
        else if (ended == 0) return true;
        db.AuditEntries.Add(new()
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now)), At = now, Actor = actor.Name, ActorId = actor.OrganiserId, Action = reason is null ? "retention.released" : "retention.held", SeriesId = series, Detail = reason,
        });
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
