using Evenemang.Server.Persistence;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations;

/// <summary>What came of an organiser's answer to a request.</summary>
public enum DecideRequestOutcome
{
    /// <summary>Said yes: it has its seats.</summary>
    Confirmed,

    /// <summary>Said yes: it waits for seats.</summary>
    Waitlisted,

    /// <summary>Said no.</summary>
    Declined,

    /// <summary>Nothing changed: there is no seat and no waitlist.</summary>
    Full,

    /// <summary>Nothing changed: what it asks for is cancelled or has been held, so there is nothing to say yes to. No can still be said.</summary>
    Over,

    /// <summary>It is not (or no longer) a request.</summary>
    NotRequested,

    /// <summary>There is no such registration.</summary>
    NotFound,
}

/// <summary>An organiser says yes or no to a request.</summary>
public sealed class DecideRequest(Store store, NoticesOwed notices, StartGroup start, TimeProvider clock)
{
    public Task<DecideRequestOutcome> RunAsync(Guid registrationId, bool approve, Actor actor, CancellationToken cancel) =>
        store.WriteAsync((db, token) => RunAsync(db, new(registrationId, actor), approve, token), cancel);

    private async Task<DecideRequestOutcome> RunAsync(EvenemangDb db, RegistrationReference.ByOrganiser reference, bool approve, CancellationToken cancel)
    {
        if (await RegistrationLookup.OpenAsync(db, reference, cancel) is not var (registration, target)) return DecideRequestOutcome.NotFound;
        if (registration.State is not RegistrationState.Requested) return DecideRequestOutcome.NotRequested;
        if (approve && !target.IsAlive) return DecideRequestOutcome.Over;
        var now = clock.GetUtcNow().UtcDateTime;
        var outcome = approve ? await ApproveAsync(db, registration, target, now, cancel) : Decline(registration, now);
        if (outcome is DecideRequestOutcome.Full) return outcome;
        await NoticesOwed.VoidStateAsync(db, registration.Id, cancel);
        if (!registration.IsShadow) notices.Owe(db, KindOf(outcome), registration, now);
        db.AuditEntries.Add(Audit.Of(registration, reference.Actor, approve ? "registration.approved" : "registration.declined", now));
        await db.SaveChangesAsync(cancel);
        if (outcome is DecideRequestOutcome.Confirmed && !registration.IsShadow) await start.AfterSeatsGivenAsync(db, target, registration.Id, now, cancel);
        return outcome;
    }

    private static async Task<DecideRequestOutcome> ApproveAsync(EvenemangDb db, Registration registration, SignUpTarget target, DateTime now, CancellationToken cancel)
    {
        var seats = await SeatCounts.CountAsync(db, target, now, cancel);
        var decision = Seats.Decide(registration.Heads, seats, target.Policy, isApproved: true);
        if (decision.State is not { } state) return DecideRequestOutcome.Full;
        registration.State = state;
        registration.UpdatedAt = now;
        registration.CalendarVersion++;
        if (state is not RegistrationState.Confirmed) return DecideRequestOutcome.Waitlisted;
        registration.ConfirmedAt = now;
        return DecideRequestOutcome.Confirmed;
    }

    private static DecideRequestOutcome Decline(Registration registration, DateTime now)
    {
        registration.End(RegistrationState.Declined, now);
        return DecideRequestOutcome.Declined;
    }

    private static NoticeKind KindOf(DecideRequestOutcome outcome) => outcome switch
    {
        DecideRequestOutcome.Confirmed => NoticeKind.Approved,
        DecideRequestOutcome.Waitlisted => NoticeKind.Waitlisted,
        _ => NoticeKind.Declined,
    };
}
