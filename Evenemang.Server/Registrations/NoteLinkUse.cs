using Evenemang.Server.Persistence;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>Writes down, at most once a month, that a link is in use, so that only those run out that nobody opens.</summary>
public sealed class NoteLinkUse(Store store, TimeProvider clock)
{
    public async Task RunAsync(Registration registration, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (!LinkLife.IsUseWorthNoting(registration, now)) return;
        await store.WriteAsync(
            (db, stop) => db.Registrations.Where(row => row.Id == registration.Id && row.LinkEndedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.LinkUsedAt, now), stop),
            cancel);
    }
}
