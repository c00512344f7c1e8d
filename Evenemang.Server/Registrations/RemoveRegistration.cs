using Evenemang.Server.Persistence;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations;

/// <summary>What came of a removal.</summary>
public enum RemoveOutcome
{
    /// <summary>Removed, and the participant will be told.</summary>
    Removed,

    /// <summary>Removed; there is no address, so somebody must call.</summary>
    RemovedToBeCalled,

    /// <summary>It had ended before; nothing has changed.</summary>
    AlreadyEnded,

    /// <summary>There is no such registration.</summary>
    NotFound,
}

/// <summary>An organiser takes a registration away.</summary>
public sealed class RemoveRegistration(Store store, NoticesOwed notices, PromoteWaiting promote, TimeProvider clock)
{
    public Task<RemoveOutcome> RunAsync(Guid registrationId, Actor actor, CancellationToken cancel) =>
        store.WriteAsync((db, token) => RunAsync(db, new(registrationId, actor), token), cancel);

    private async Task<RemoveOutcome> RunAsync(EvenemangDb db, RegistrationReference.ByOrganiser reference, CancellationToken cancel)
    {
        if (await RegistrationLookup.OpenAsync(db, reference, cancel) is not var (registration, target)) return RemoveOutcome.NotFound;
        if (!registration.IsActive) return RemoveOutcome.AlreadyEnded;
        var now = clock.GetUtcNow().UtcDateTime;
        registration.End(RegistrationState.Removed, now);
        await NoticesOwed.VoidAllAsync(db, registration.Id, cancel);
        var isTold = registration.IsShadow || notices.Owe(db, NoticeKind.Removed, registration, now);
        db.AuditEntries.Add(Audit.Of(registration, reference.Actor, "registration.removed", now));
        await db.SaveChangesAsync(cancel);
        if (!registration.IsShadow) await promote.AfterSeatsFreedAsync(db, target, cancel);
        return isTold ? RemoveOutcome.Removed : RemoveOutcome.RemovedToBeCalled;
    }
}
