using Evenemang.Server.Persistence;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>What came of taking back a removal, a no or a withdrawal.</summary>
public enum PutBackOutcome
{
    /// <summary>It has its seats again.</summary>
    Confirmed,

    /// <summary>Others have its seats; it waits, at its old place in line.</summary>
    Waitlisted,

    /// <summary>It is offered seats anew, as it was before.</summary>
    Offered,

    /// <summary>It is a request again.</summary>
    Requested,

    /// <summary>They have been told, so it cannot be as if nothing had been.</summary>
    WasTold,

    /// <summary>It was not an organiser who ended it, it has not ended, or it has been erased.</summary>
    NotEndedHere,

    /// <summary>The same address has signed up again since.</summary>
    Duplicate,

    /// <summary>There is no seat and no waitlist, or what it is for is cancelled or has been held.</summary>
    Full,

    /// <summary>There is no such registration.</summary>
    NotFound,
}

/// <summary>Undoes what an organiser did by mistake, where nobody has been told of it yet.</summary>
public sealed class PutBack(Store store, NoticesOwed notices, StartGroup start, PromoteWaiting promote, TimeProvider clock)
{
    private static readonly NoticeKind[] OfEnding = [NoticeKind.Removed, NoticeKind.Declined, NoticeKind.Withdrawn];
    private static readonly string[] Endings = ["registration.removed", "registration.declined", "registration.withdrawn", "registration.offerDeclined"];

    public Task<PutBackOutcome> RunAsync(Guid registrationId, Actor actor, CancellationToken cancel) =>
        store.WriteAsync((db, token) => RunAsync(db, new(registrationId, actor), token), cancel);

    private async Task<PutBackOutcome> RunAsync(EvenemangDb db, RegistrationReference.ByOrganiser reference, CancellationToken cancel)
    {
        if (await RegistrationLookup.OpenAsync(db, reference, cancel) is not var (registration, target)) return PutBackOutcome.NotFound;
        if (registration is not { IsActive: false, IsShadow: false, ErasedAt: null, EndedAt: { } endedAt }) return PutBackOutcome.NotEndedHere;
        var byOrganiser = await db.AuditEntries.AnyAsync(entry => entry.RegistrationId == registration.Id && entry.At == endedAt && Endings.Contains(entry.Action), cancel);
        if (!byOrganiser) return PutBackOutcome.NotEndedHere;
        if (!target.IsAlive) return PutBackOutcome.Full;
        // A message that a sender holds already counts as told.
        var isTold = await db.Notices.AnyAsync(
            notice => notice.RegistrationId == registration.Id && OfEnding.Contains(notice.Kind) && notice.CreatedAt >= endedAt
                && (notice.State == NoticeState.Sent || notice.State == NoticeState.Sending),
            cancel);
        if (isTold) return PutBackOutcome.WasTold;
        var now = clock.GetUtcNow().UtcDateTime;
        var key = registration is { Email: not null, AddressHash: { } hash } ? ActiveKeys.Of(target.Id, hash) : null;
        var tally = await SeatCounts.TallyAsync(db, target, key, now, cancel);
        if (tally.SameAddress is not null) return PutBackOutcome.Duplicate;
        var wasAsked = registration.State is RegistrationState.Declined;
        if (Seats.Decide(registration.Heads, tally.Seats, target.Policy, isApproved: !wasAsked).State is not { } state) return PutBackOutcome.Full;
        // It had not said yes to any seats: it waits where it stood, and is asked again.
        var wasOffered = registration is { OfferedAt: not null, ConfirmedAt: null };
        if (wasOffered) state = RegistrationState.Waitlisted;

        await NoticesOwed.VoidAllAsync(db, registration.Id, cancel);
        registration.PutBack(state, key, now);
        if (!wasOffered) await OweStateAsync(db, registration, now, cancel);
        db.AuditEntries.Add(Audit.Of(registration, reference.Actor, "registration.putBack", now));
        await db.SaveChangesAsync(cancel);
        if (wasOffered) return await AskAgainAsync(db, registration, target, now, cancel);
        if (state is RegistrationState.Confirmed) await start.AfterSeatsGivenAsync(db, target, null, now, cancel);
        return state switch
        {
            RegistrationState.Confirmed => PutBackOutcome.Confirmed,
            RegistrationState.Waitlisted => PutBackOutcome.Waitlisted,
            _ => PutBackOutcome.Requested,
        };
    }

    private async Task<PutBackOutcome> AskAgainAsync(EvenemangDb db, Registration registration, SignUpTarget target, DateTime now, CancellationToken cancel)
    {
        await promote.AfterSeatsFreedAsync(db, target, cancel);
        if (registration.State is not RegistrationState.Waitlisted) return registration.State is RegistrationState.Offered ? PutBackOutcome.Offered : PutBackOutcome.Confirmed;
        await OweStateAsync(db, registration, now, cancel);
        await db.SaveChangesAsync(cancel);
        return PutBackOutcome.Waitlisted;
    }

    /// <summary>Ending it struck out what had not been sent: who has never heard where they stand hears it now.</summary>
    private async Task OweStateAsync(EvenemangDb db, Registration registration, DateTime now, CancellationToken cancel)
    {
        var kind = registration.State switch
        {
            RegistrationState.Confirmed => NoticeKind.Confirmed,
            RegistrationState.Waitlisted => NoticeKind.Waitlisted,
            _ => NoticeKind.Requested,
        };
        var knows = await db.Notices.AnyAsync(
            notice => notice.RegistrationId == registration.Id && notice.Kind == kind && (notice.State == NoticeState.Sent || notice.State == NoticeState.Sending), cancel);
        if (!knows) notices.Owe(db, kind, registration, now);
    }
}
