using Evenemang.Server.Persistence;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations;

/// <summary>What came of saying yes to offered seats.</summary>
public enum AcceptOfferOutcome
{
    /// <summary>It has its seats.</summary>
    Accepted,

    /// <summary>It had them before; nothing has changed.</summary>
    AlreadyConfirmed,

    /// <summary>The time to answer is over, and the seats go to the next.</summary>
    TooLate,

    /// <summary>Nothing is offered: it waits, or has left.</summary>
    NotOffered,

    /// <summary>What it is for is cancelled or has been held.</summary>
    Over,

    /// <summary>There is no such registration, or the link opens nothing.</summary>
    NotFound,
}

/// <summary>Somebody who waited says yes to the seats kept for them, or calls an organiser to say so. Once or twice is the same.</summary>
public sealed class AcceptOffer(Store store, NoticesOwed notices, LapseOffers lapse, StartGroup start, TimeProvider clock)
{
    public Task<AcceptOfferOutcome> RunAsync(RegistrationReference reference, CancellationToken cancel) =>
        store.WriteAsync((db, token) => RunAsync(db, reference, token), cancel);

    private async Task<AcceptOfferOutcome> RunAsync(EvenemangDb db, RegistrationReference reference, CancellationToken cancel)
    {
        if (await RegistrationLookup.OpenAsync(db, reference, cancel) is not var (registration, target)) return AcceptOfferOutcome.NotFound;
        if (registration.State is RegistrationState.Confirmed) return AcceptOfferOutcome.AlreadyConfirmed;
        if (registration.State is RegistrationState.Lapsed) return AcceptOfferOutcome.TooLate;
        if (registration.State is not RegistrationState.Offered) return AcceptOfferOutcome.NotOffered;
        if (!target.IsAlive) return AcceptOfferOutcome.Over;
        var now = clock.GetUtcNow().UtcDateTime;
        // The hour holds to the minute, whether or not the job has come round.
        if (registration.OfferEndsAt <= now)
        {
            await lapse.WithinAsync(db, new(registration, target), now, cancel);
            return AcceptOfferOutcome.TooLate;
        }
        registration.TakeOffered(now);
        await NoticesOwed.VoidStateAsync(db, registration.Id, cancel);
        notices.Owe(db, NoticeKind.Confirmed, registration, now);
        if (reference.ActorOrNull is { } actor) db.AuditEntries.Add(Audit.Of(registration, actor, "registration.offerAccepted", now));
        await db.SaveChangesAsync(cancel);
        await start.AfterSeatsGivenAsync(db, target, registration.Id, now, cancel);
        return AcceptOfferOutcome.Accepted;
    }
}
