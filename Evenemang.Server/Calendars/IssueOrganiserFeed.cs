using Evenemang.Server.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Calendars;

/// <summary>Gives an organiser the address of their own feed, and ends the one they had: whoever shared it by mistake asks again.</summary>
public sealed class IssueOrganiserFeed(Store store, Secrets secrets, CalendarLinks links, TimeProvider clock)
{
    /// <summary>The whole address; it can be shown only now.</summary>
    public async Task<string> RunAsync(Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var id = Guid.CreateVersion7();
        var secret = secrets.TokenFor("calendar-organiser", $"{id:N}");
        var now = clock.GetUtcNow().UtcDateTime;
        return await store.WriteAsync(
            async (db, ct) =>
            {
                await RevokeOrganiserFeed.EndAllAsync(db, actor, now, ct);
                db.Set<CalendarFeedToken>().Add(new() { Id = id, Owner = actor.Name, OrganiserId = actor.OrganiserId, TokenHash = Secrets.Hash(secret), CreatedAt = now });
                db.AuditEntries.Add(new() { Id = Guid.CreateVersion7(), At = now, Actor = actor.Name, ActorId = actor.OrganiserId, Action = "calendar.issued" });
                await db.SaveChangesAsync(ct);
                return links.Organiser(secret);
            },
            cancel);
    }
}

/// <summary>Ends an organiser's own feed.</summary>
public sealed class RevokeOrganiserFeed(Store store, TimeProvider clock)
{
    /// <summary>True when there was one.</summary>
    public async Task<bool> RunAsync(Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var now = clock.GetUtcNow().UtcDateTime;
        return await store.WriteAsync(
            async (db, ct) =>
            {
                var ended = await EndAllAsync(db, actor, now, ct);
                if (ended)
                {
                    db.AuditEntries.Add(new() { Id = Guid.CreateVersion7(), At = now, Actor = actor.Name, ActorId = actor.OrganiserId, Action = "calendar.revoked" });
                }

                await db.SaveChangesAsync(ct);
                return ended;
            },
            cancel);
    }

    internal static async Task<bool> EndAllAsync(EvenemangDb db, Actor actor, DateTime now, CancellationToken cancel)
    {
        var working = await db.Set<CalendarFeedToken>().AsTracking()
            .Where(token => token.Owner == actor.Name && token.OrganiserId == actor.OrganiserId && token.RevokedAt == null)
            .ToListAsync(cancel);
        working.ForEach(token => token.RevokedAt = now);
        return working.Count > 0;
    }
}
