using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>What came of asking to be erased.</summary>
public enum EraseOutcome
{
    /// <summary>Nothing personal is left; a place that stood was given back.</summary>
    Erased,

    /// <summary>It had been erased before.</summary>
    AlreadyErased,

    /// <summary>The link opens nothing.</summary>
    NotFound,
}

/// <summary>Empties everything personal in a registration, and withdraws it first when it stands. Its state and heads stay for the statistics.</summary>
public sealed class EraseMe(Store store, PromoteWaiting promote, TimeProvider clock)
{
    public Task<EraseOutcome> RunAsync(RegistrationReference reference, CancellationToken cancel) =>
        store.WriteAsync((db, token) => RunAsync(db, reference, token), cancel);

    private async Task<EraseOutcome> RunAsync(EvenemangDb db, RegistrationReference reference, CancellationToken cancel)
    {
        if (await RegistrationLookup.OpenAsync(db, reference, cancel) is not var (registration, target)) return EraseOutcome.NotFound;
        if (registration.ErasedAt is not null) return EraseOutcome.AlreadyErased;
        var now = clock.GetUtcNow().UtcDateTime;
        var freesSeats = registration is { IsActive: true, IsShadow: false };
        foreach (var shadow in await ShadowsAsync(db, registration, cancel)) Erase(db, shadow, now);
        Erase(db, registration, now);
        await NoticesOwed.VoidAllAsync(db, registration.Id, cancel);
        await db.Set<OrganiserMessage>().Where(row => row.FromId == registration.Id).ExecuteDeleteAsync(cancel);
        if (reference.ActorOrNull is { } actor) db.AuditEntries.Add(Audit.Of(registration, actor, "registration.erased", now));
        await db.SaveChangesAsync(cancel);
        if (freesSeats) await promote.AfterSeatsFreedAsync(db, target, cancel);
        return EraseOutcome.Erased;
    }

    private static void Erase(EvenemangDb db, Registration registration, DateTime now)
    {
        db.Add(new Erasure { SubjectId = registration.Id, Withdraws = registration.IsActive, At = now });
        if (registration.IsActive) registration.End(RegistrationState.Withdrawn, now);
        registration.Erase(now);
    }

    /// <summary>What was typed in repeated sign-ups with the same address is about the same person.</summary>
    private static async Task<List<Registration>> ShadowsAsync(EvenemangDb db, Registration registration, CancellationToken cancel)
    {
        if (registration.IsShadow || registration.AddressHash is not { } hash) return [];
        return await db.Registrations.AsTracking()
            .Where(row => row.AddressHash == hash && row.TargetId == registration.TargetId && row.IsShadow && row.ErasedAt == null)
            .ToListAsync(cancel);
    }
}
