using Evenemang.Server.Persistence;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations;

/// <summary>What came of a withdrawal.</summary>
public enum WithdrawOutcome
{
    /// <summary>The seat or the place on the waitlist is given back.</summary>
    Withdrawn,

    /// <summary>It had ended before; nothing has changed.</summary>
    AlreadyEnded,

    /// <summary>The link opens nothing.</summary>
    NotFound,
}

/// <summary>Withdraws a registration, for the participant or for one who called. Once or twice is the same.</summary>
public sealed class Withdraw(Store store, NoticesOwed notices, PromoteWaiting promote, TimeProvider clock)
{
    public Task<WithdrawOutcome> RunAsync(RegistrationReference reference, CancellationToken cancel) =>
        store.WriteAsync((db, token) => RunAsync(db, reference, token), cancel);

    private async Task<WithdrawOutcome> RunAsync(EvenemangDb db, RegistrationReference reference, CancellationToken cancel)
    {
        if (await RegistrationLookup.OpenAsync(db, reference, cancel) is not var (registration, target)) return WithdrawOutcome.NotFound;
        if (!registration.IsActive) return WithdrawOutcome.AlreadyEnded;
        var now = clock.GetUtcNow().UtcDateTime;
        registration.End(RegistrationState.Withdrawn, now);
        await NoticesOwed.VoidAllAsync(db, registration.Id, cancel);
        if (!registration.IsShadow) notices.Owe(db, NoticeKind.Withdrawn, registration, now);
        if (reference.ActorOrNull is { } actor) db.AuditEntries.Add(Audit.Of(registration, actor, "registration.withdrawn", now));
        await db.SaveChangesAsync(cancel);
        if (!registration.IsShadow) await promote.AfterSeatsFreedAsync(db, target, cancel);
        return WithdrawOutcome.Withdrawn;
    }
}
