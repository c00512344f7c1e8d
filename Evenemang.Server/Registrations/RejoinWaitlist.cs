using Evenemang.Server.Persistence;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations;

/// <summary>What came of standing in line again.</summary>
public enum RejoinWaitlistOutcome
{
    /// <summary>It waits, last in line.</summary>
    Waitlisted,

    /// <summary>Nobody waits and there is room: it has its seats.</summary>
    Confirmed,

    /// <summary>There is no seat and no waitlist, or sign-up is over.</summary>
    Closed,

    /// <summary>No offer to it has lapsed; nothing has changed.</summary>
    NotLapsed,

    /// <summary>There is no such registration, or the link opens nothing.</summary>
    NotFound,
}

/// <summary>Somebody whose offer lapsed stands in line again: as if they signed up now, without having to write everything once more.</summary>
public sealed class RejoinWaitlist(Store store, NoticesOwed notices, StartGroup start, TimeProvider clock)
{
    public Task<RejoinWaitlistOutcome> RunAsync(RegistrationReference reference, CancellationToken cancel) =>
        store.WriteAsync((db, token) => RunAsync(db, reference, token), cancel);

    private async Task<RejoinWaitlistOutcome> RunAsync(EvenemangDb db, RegistrationReference reference, CancellationToken cancel)
    {
        if (await RegistrationLookup.OpenAsync(db, reference, cancel) is not var (registration, target)) return RejoinWaitlistOutcome.NotFound;
        if (registration is not { State: RegistrationState.Lapsed, IsShadow: false, ErasedAt: null }) return RejoinWaitlistOutcome.NotLapsed;
        var now = clock.GetUtcNow().UtcDateTime;
        var actor = reference.ActorOrNull;
        if (!target.IsAlive || target.Subject.StartUtc <= now || (actor is null && !target.WindowAt(now).IsOpen)) return RejoinWaitlistOutcome.Closed;
        var key = registration is { Email: not null, AddressHash: { } hash } ? ActiveKeys.Of(target.Id, hash) : null;
        var tally = await SeatCounts.TallyAsync(db, target, key, now, cancel);
        if (Seats.Decide(registration.Heads, tally.Seats, target.Policy, isApproved: true).State is not { } state) return RejoinWaitlistOutcome.Closed;
        // Under the same address somebody may have signed up since. Nobody learns of it, and nobody loses a seat.
        registration.RejoinWaitlist(state, tally.LastNumber + 1, tally.SameAddress is null ? key : null, now);
        await NoticesOwed.VoidAllAsync(db, registration.Id, cancel);
        notices.Owe(db, state is RegistrationState.Confirmed ? NoticeKind.Confirmed : NoticeKind.Waitlisted, registration, now);
        if (actor is not null) db.AuditEntries.Add(Audit.Of(registration, actor, "registration.rejoinedWaitlist", now));
        await db.SaveChangesAsync(cancel);
        if (state is not RegistrationState.Confirmed) return RejoinWaitlistOutcome.Waitlisted;
        await start.AfterSeatsGivenAsync(db, target, registration.Id, now, cancel);
        return RejoinWaitlistOutcome.Confirmed;
    }
}
