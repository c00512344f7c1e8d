using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Accounts;

/// <summary>A key an organiser asks for.</summary>
/// <param name="Name">Who will use it.</param>
/// <param name="IsReadOnly">Whether it only reads.</param>
/// <param name="OnlySeries">The only series it reaches; null for all the organiser may work on, now and later.</param>
/// <param name="ExpiresAt">UTC instant; at most <see cref="MyApiKeys.LongestLife"/> ahead.</param>
public sealed record NewApiKey(string Name, bool IsReadOnly, IReadOnlyList<Guid>? OnlySeries, DateTime ExpiresAt);

/// <summary>An organiser's own keys: never more than the organiser, and always with an end.</summary>
public sealed class MyApiKeys(Store store, IDbContextFactory<EvenemangDb> contexts, TimeProvider clock)
{
    /// <summary>The longest a key may work.</summary>
    public static readonly TimeSpan LongestLife = TimeSpan.FromDays(366);

    /// <returns>The key as it is shown once, or why there is none.</returns>
    public async Task<(AccountOutcome Outcome, CreatedApiKey? Key)> CreateAsync(NewApiKey wanted, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (actor.OrganiserId is not { } owner || actor.Access.IsNarrowed) return (AccountOutcome.Forbidden, null);
        if (string.IsNullOrWhiteSpace(wanted.Name) || wanted.Name.Trim().Length > ApiKey.MaxNameLength || wanted.ExpiresAt <= now || wanted.ExpiresAt > now + LongestLife) return (AccountOutcome.Invalid, null);
        if (wanted.OnlySeries is { } only && (only.Count == 0 || !only.All(actor.Access.Knows))) return (AccountOutcome.Forbidden, null);
        var key = ApiKey.NewKey();
        var row = new ApiKey
        {
            Id = Guid.CreateVersion7(), OwnerId = owner, Name = wanted.Name.Trim(), KeyHash = ApiKey.Hash(key), IsReadOnly = wanted.IsReadOnly, OnlySeries = wanted.OnlySeries,
            CreatedAt = now, ExpiresAt = wanted.ExpiresAt,
        };
        await store.WriteAsync(
            (db, inner) =>
            {
                db.Add(row);
                db.AuditEntries.Add(AccountAudit.Entry(actor, "apiKey.created", now, row.Name));
                return db.SaveChangesAsync(inner);
            },
            cancel);
        return (AccountOutcome.Done, new(row.Id, row.Name, key));
    }

    /// <summary>The actor's own, those taken back left out.</summary>
    public async Task<IReadOnlyList<ApiKey>> ListAsync(Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Set<ApiKey>().Where(row => row.OwnerId == actor.OrganiserId && row.OwnerId != null && row.RevokedAt == null).OrderByDescending(row => row.CreatedAt).ToListAsync(cancel);
    }

    /// <summary>Takes a key back: one's own, or for an administrator anybody's.</summary>
    public Task<AccountOutcome> RevokeAsync(Guid keyId, Actor actor, CancellationToken cancel) => store.WriteAsync(
        async (db, inner) =>
        {
            var key = await db.Set<ApiKey>().AsTracking().FirstOrDefaultAsync(row => row.Id == keyId, inner);
            if (key is null || (!(key.OwnerId is { } owner && owner == actor.OrganiserId) && !actor.Access.May(Permission.ManageAccounts))) return AccountOutcome.NotFound;
            if (key.RevokedAt is not null) return AccountOutcome.Already;
            var now = clock.GetUtcNow().UtcDateTime;
            key.Revoke(now);
            db.AuditEntries.Add(AccountAudit.Entry(actor, "apiKey.revoked", now, key.Name));
            await db.SaveChangesAsync(inner);
            return AccountOutcome.Done;
        },
        cancel);
}
