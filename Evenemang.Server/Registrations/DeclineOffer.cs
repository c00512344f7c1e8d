using Evenemang.Server.Persistence;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations;

/// <summary>What came of saying no to offered seats.</summary>
public enum DeclineOfferOutcome
{
    /// <summary>It has left the line, and the seats go to the next.</summary>
    Declined,

    /// <summary>Nothing is offered (any more); nothing has changed. A place that was taken is not lost by an old page.</summary>
    NotOffered,

    /// <summary>There is no such registration, or the link opens nothing.</summary>
    NotFound,
}

/// <summary>Somebody who waited says no to the seats kept for them: a withdrawal, but of an offer only.</summary>
public sealed class DeclineOffer(Store store, NoticesOwed notices, PromoteWaiting promote, TimeProvider clock)
{
    public Task<DeclineOfferOutcome> RunAsync(RegistrationReference reference, CancellationToken cancel) =>
        store.WriteAsync((db, token) => RunAsync(db, reference, token), cancel);

    private async Task<DeclineOfferOutcome> RunAsync(EvenemangDb db, RegistrationReference reference, CancellationToken cancel)
    {
        if (await RegistrationLookup.OpenAsync(db, reference, cancel) is not var (registration, target)) return DeclineOfferOutcome.NotFound;
        if (registration.State is not RegistrationState.Offered) return DeclineOfferOutcome.NotOffered;
        var now = clock.GetUtcNow().UtcDateTime;
        registration.End(RegistrationState.Withdrawn, now);
        await NoticesOwed.VoidAllAsync(db, registration.Id, cancel);
        notices.Owe(db, NoticeKind.Withdrawn, registration, now);
        if (reference.ActorOrNull is { } actor) db.AuditEntries.Add(Audit.Of(registration, actor, "registration.offerDeclined", now));
        await db.SaveChangesAsync(cancel);
        await promote.AfterSeatsFreedAsync(db, target, cancel);
        return DeclineOfferOutcome.Declined;
    }
}
