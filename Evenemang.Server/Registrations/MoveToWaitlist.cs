using Evenemang.Server.Persistence;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations;

/// <summary>What came of taking a seat back.</summary>
public enum MoveToWaitlistOutcome
{
    /// <summary>They wait, last in line, and their seats went to those who waited before.</summary>
    Moved,

    /// <summary>The same; there is no address, so somebody must call.</summary>
    MovedToBeCalled,

    /// <summary>Nobody else waits: the seats would go straight back to them. Nothing has changed.</summary>
    NobodyWaits,

    /// <summary>There is no waitlist. Nothing has changed.</summary>
    NoWaitlist,

    /// <summary>They have no seat.</summary>
    NotConfirmed,

    /// <summary>It is cancelled or has been held.</summary>
    Over,

    /// <summary>There is no such registration.</summary>
    NotFound,
}

/// <summary>An organiser lets somebody who has seats wait again. They come last, because their seats go to those who wait, in order.</summary>
public sealed class MoveToWaitlist(Store store, NoticesOwed notices, PromoteWaiting promote, TimeProvider clock)
{
    public Task<MoveToWaitlistOutcome> RunAsync(Guid registrationId, Actor actor, CancellationToken cancel) =>
        store.WriteAsync((db, token) => RunAsync(db, new(registrationId, actor), token), cancel);

    private async Task<MoveToWaitlistOutcome> RunAsync(EvenemangDb db, RegistrationReference.ByOrganiser reference, CancellationToken cancel)
    {
        if (await RegistrationLookup.OpenAsync(db, reference, cancel) is not var (registration, target)) return MoveToWaitlistOutcome.NotFound;
        if (registration.IsShadow || registration.State is not RegistrationState.Confirmed) return MoveToWaitlistOutcome.NotConfirmed;
        if (!target.IsAlive) return MoveToWaitlistOutcome.Over;
        if (!target.Policy.Waitlist || target.Capacity is null) return MoveToWaitlistOutcome.NoWaitlist;
        var now = clock.GetUtcNow().UtcDateTime;
        var tally = await SeatCounts.TallyAsync(db, target, activeKey: null, now, cancel);
        if (tally.Seats.Waiting == 0) return MoveToWaitlistOutcome.NobodyWaits;
        registration.WaitAgain(tally.LastNumber + 1, now);
        await NoticesOwed.VoidStateAsync(db, registration.Id, cancel);
        var isTold = notices.Owe(db, NoticeKind.Waitlisted, registration, now);
        db.AuditEntries.Add(Audit.Of(registration, reference.Actor, "registration.movedToWaitlist", now));
        await db.SaveChangesAsync(cancel);
        await promote.AfterSeatsFreedAsync(db, target, cancel);
        return isTold ? MoveToWaitlistOutcome.Moved : MoveToWaitlistOutcome.MovedToBeCalled;
    }
}
