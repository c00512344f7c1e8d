using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Accounts;

namespace Evenemang.Server.Groups;

/// <summary>What came of starting a group with fewer people than its rule asks for.</summary>
public enum StartGroupOutcome
{
    /// <summary>It starts, and everybody with a place is owed word of it.</summary>
    Started,

    /// <summary>It does not wait for anybody: it has started, or has no such rule.</summary>
    NotWaiting,

    /// <summary>The actor may not do this.</summary>
    Forbidden,

    /// <summary>There is no such series.</summary>
    NotFound,
}

/// <summary>An organiser starts a group although fewer have signed up than its rule asks for.</summary>
public sealed class StartGroupAnyway(Store store, StartGroup start, TimeProvider clock)
{
    public Task<StartGroupOutcome> RunAsync(string slug, Actor actor, CancellationToken cancel) =>
        store.WriteAsync((db, stop) => RunAsync(db, slug, actor, stop), cancel);

    private async Task<StartGroupOutcome> RunAsync(EvenemangDb db, string slug, Actor actor, CancellationToken cancel)
    {
        if (await SeriesRow.FindAsync(db, slug, cancel) is not { } series) return StartGroupOutcome.NotFound;
        if (!actor.Access.May(Permission.TellPeople, series.Id, series.Discreet)) return StartGroupOutcome.Forbidden;
        if (await SignUpTargets.LockAsync(db, series.Id, null, null, cancel) is not { AwaitsStart: true } target) return StartGroupOutcome.NotWaiting;
        var now = clock.GetUtcNow().UtcDateTime;
        if (!await start.RunAsync(db, target, null, now, cancel)) return StartGroupOutcome.NotWaiting;
        db.AuditEntries.Add(GroupRows.Audit(actor, "group.startedAnyway", now, series.Id));
        await db.SaveChangesAsync(cancel);
        return StartGroupOutcome.Started;
    }
}
