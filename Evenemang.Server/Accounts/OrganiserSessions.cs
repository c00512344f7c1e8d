using Evenemang.Server.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Accounts;

/// <summary>Begins, lists and ends sessions. Ending one works at the next thing done with it.</summary>
public sealed class OrganiserSessions(Store store, IDbContextFactory<EvenemangDb> contexts, TimeProvider clock)
{
    /// <summary>How exact <see cref="OrganiserSession.LastUsedAt"/> is: a write every so often, not with each request.</summary>
    private static readonly TimeSpan UseIsNotedEvery = TimeSpan.FromMinutes(5);

    /// <summary>How long an ended session is kept.</summary>
    private static readonly TimeSpan EndedAreKept = TimeSpan.FromDays(30);

    public async Task<Guid> StartAsync(Guid organiserId, SignInMethod method, string? userAgent, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var session = new OrganiserSession { Id = Guid.CreateVersion7(), OrganiserId = organiserId, Method = method, Device = DeviceWords.Of(userAgent), StartedAt = now };
        return await store.WriteAsync(
            async (db, inner) =>
            {
                db.Add(session).Property(row => row.LastUsedAt).CurrentValue = now;
                await db.SaveChangesAsync(inner);
                await db.Set<OrganiserSession>().Where(row => row.OrganiserId == organiserId && row.EndedAt < now - EndedAreKept).ExecuteDeleteAsync(inner);
                await db.Set<Organiser>().Where(row => row.Id == organiserId).ExecuteUpdateAsync(update => update.SetProperty(row => row.SignedInAt, now), inner);
                return session.Id;
            },
            cancel);
    }

    /// <summary>Whether the session goes on; notes now and then that it does.</summary>
    public async Task<bool> IsOpenAsync(Guid sessionId, Guid organiserId, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var session = await db.Set<OrganiserSession>().FirstOrDefaultAsync(row => row.Id == sessionId && row.OrganiserId == organiserId && row.EndedAt == null, cancel);
        if (session is null) return false;
        var now = clock.GetUtcNow().UtcDateTime;
        if (now - session.LastUsedAt >= UseIsNotedEvery)
        {
            await store.WriteAsync(
                (write, inner) => write.Set<OrganiserSession>().Where(row => row.Id == sessionId).ExecuteUpdateAsync(update => update.SetProperty(row => row.LastUsedAt, now), inner), cancel);
        }
        return true;
    }

    /// <summary>Those that go on; the latest used first.</summary>
    public async Task<IReadOnlyList<OrganiserSession>> OpenAsync(Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Set<OrganiserSession>().Where(row => row.OrganiserId == actor.OrganiserId && row.EndedAt == null).OrderByDescending(row => row.LastUsedAt).ToListAsync(cancel);
    }

    /// <summary>Signs one browser of the actor's out.</summary>
    /// <returns>False when it was not theirs, or has ended.</returns>
    public async Task<bool> EndAsync(Guid sessionId, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return await store.WriteAsync(
            (db, inner) => db.Set<OrganiserSession>().Where(row => row.Id == sessionId && row.OrganiserId == actor.OrganiserId && row.EndedAt == null)
                .ExecuteUpdateAsync(update => update.SetProperty(row => row.EndedAt, now), inner),
            cancel) > 0;
    }

    /// <summary>After a new password: signs out every browser but this one.</summary>
    /// <param name="organiserId">Whose.</param>
    /// <param name="keep">The session that goes on; null for none.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<int> EndOthersAsync(Guid organiserId, Guid? keep, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return store.WriteAsync(
            (db, inner) => db.Set<OrganiserSession>().Where(row => row.OrganiserId == organiserId && row.Id != keep && row.EndedAt == null)
                .ExecuteUpdateAsync(update => update.SetProperty(row => row.EndedAt, now), inner),
            cancel);
    }

    /// <summary>Signs every browser of the actor's out, this one too.</summary>
    public Task<int> EndAllAsync(Actor actor, CancellationToken cancel) => store.WriteAsync(
        async (db, inner) =>
        {
            var now = clock.GetUtcNow().UtcDateTime;
            if (actor.OrganiserId is not { } owner) return 0;
            db.AuditEntries.Add(AccountAudit.Entry(actor, "organiser.signedOutEverywhere", now));
            await db.SaveChangesAsync(inner);
            return await EndAllAsync(db, owner, now, inner);
        },
        cancel);

    /// <summary>Within another verb's transaction: ends the sessions and renews the stamp, so that cookies without a session end too.</summary>
    internal static async Task<int> EndAllAsync(EvenemangDb db, Guid organiserId, DateTime now, CancellationToken cancel)
    {
        var (stamp, concurrency) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString());
        await db.Set<Organiser>().Where(row => row.Id == organiserId).ExecuteUpdateAsync(
            update => update.SetProperty(row => row.SecurityStamp, stamp).SetProperty(row => row.ConcurrencyStamp, concurrency), cancel);
        return await db.Set<OrganiserSession>().Where(row => row.OrganiserId == organiserId && row.EndedAt == null)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.EndedAt, now), cancel);
    }
}
