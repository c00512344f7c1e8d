using Evenemang.Server.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Api;

/// <summary>Erases kept answers whose day is over. Safe to run at any time, on any number of servers.</summary>
public sealed class EraseIdempotencyKeys(Store store, TimeProvider clock)
{
    /// <returns>How many were erased.</returns>
    public Task<int> RunAsync(CancellationToken cancel)
    {
        var erasable = clock.GetUtcNow().UtcDateTime.AddHours(-IdempotencyKey.RetentionHours);
        return store.WriteAsync((db, cancel) => db.Set<IdempotencyKey>().Where(key => key.ClaimedAt <= erasable).ExecuteDeleteAsync(cancel), cancel);
    }
}
