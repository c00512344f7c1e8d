using System.Text.Json;
using Evenemang.Server.Persistence;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Api;

/// <summary>An answer as it was given the first time.</summary>
internal sealed record KeptAnswer(int Status, string? ContentType, string? Location, string? ETag, byte[] Body);

/// <summary>What asking for a key led to.</summary>
internal abstract record ClaimOutcome
{
    private ClaimOutcome()
    {
    }

    /// <summary>The caller does the work and then keeps its answer or lets go.</summary>
    internal sealed record Claimed(byte[] Id, Guid ClaimId) : ClaimOutcome;

    /// <summary>It was done before.</summary>
    internal sealed record Replay(KeptAnswer Answer) : ClaimOutcome;

    /// <summary>The key belongs to another request.</summary>
    internal sealed record Reused : ClaimOutcome;

    /// <summary>Somebody is at it.</summary>
    internal sealed record InProgress : ClaimOutcome;
}

/// <summary>Claims, keeps and forgets repeatable writes. Whoever inserts the row does the work; the database decides who that is.</summary>
internal sealed class IdempotencyKeys(Store store, IDataProtectionProvider protection, TimeProvider clock)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Api.IdempotencyKeys");

    public async Task<ClaimOutcome> ClaimAsync(byte[] id, byte[] requestHash, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var claim = Guid.CreateVersion7(clock.GetUtcNow());
        var row = await store.WriteAsync(
            async (db, cancel) =>
            {
                var erasable = now.AddHours(-IdempotencyKey.RetentionHours);
                var abandoned = now.AddSeconds(-IdempotencyKey.ClaimSeconds);
                await db.Set<IdempotencyKey>()
                    .Where(key => key.Id == id && (key.ClaimedAt <= erasable || (key.Answer == null && key.ClaimedAt <= abandoned && key.RequestHash == requestHash)))
                    .ExecuteDeleteAsync(cancel);

                // Two servers may insert at the same instant: the second waits for the first to commit and then inserts nothing.
                await db.Database.ExecuteSqlAsync(
                    $"""INSERT INTO "IdempotencyKeys" ("Id", "RequestHash", "ClaimId", "ClaimedAt") VALUES ({id}, {requestHash}, {claim}, {now}) ON CONFLICT DO NOTHING""",
                    cancel);
                return await db.Set<IdempotencyKey>().AsNoTracking().FirstOrDefaultAsync(key => key.Id == id, cancel);
            },
            cancel);
        if (row is null) return new ClaimOutcome.InProgress();
        if (row.ClaimId == claim) return new ClaimOutcome.Claimed(id, claim);
        if (!row.RequestHash.AsSpan().SequenceEqual(requestHash)) return new ClaimOutcome.Reused();
        return row.Answer is null
            ? new ClaimOutcome.InProgress()
            : new ClaimOutcome.Replay(JsonSerializer.Deserialize<KeptAnswer>(_protector.Unprotect(row.Answer))!);
    }

    /// <summary>Keeps the answer beside the key.</summary>
    public Task KeepAsync(ClaimOutcome.Claimed claim, KeptAnswer answer)
    {
        var kept = _protector.Protect(JsonSerializer.SerializeToUtf8Bytes(answer));
        return store.WriteAsync(
            (db, cancel) => db.Set<IdempotencyKey>()
                .Where(key => key.Id == claim.Id && key.ClaimId == claim.ClaimId)
                .ExecuteUpdateAsync(key => key.SetProperty(row => row.Answer, kept), cancel),
            CancellationToken.None);
    }

    /// <summary>Lets go of a key whose request changed nothing, so that it can be corrected and sent again.</summary>
    public Task ReleaseAsync(ClaimOutcome.Claimed claim) => store.WriteAsync(
        (db, cancel) => db.Set<IdempotencyKey>().Where(key => key.Id == claim.Id && key.ClaimId == claim.ClaimId).ExecuteDeleteAsync(cancel),
        CancellationToken.None);
}
