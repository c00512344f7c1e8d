using Evenemang.Server.Persistence;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>What came of giving a seat to somebody who waits.</summary>
public abstract record GiveSeatOutcome
{
    /// <summary>They have their seats.</summary>
    /// <param name="Passed">Parties that were before them in line and still wait.</param>
    /// <param name="IsToldByMail">False when there is no address, so somebody must call.</param>
    public sealed record Given(int Passed, bool IsToldByMail) : GiveSeatOutcome;

    /// <summary>It is not their turn, and nobody has said that others shall be passed; nothing has changed.</summary>
    /// <param name="Passed">Who would be passed, in order.</param>
    public sealed record WouldPass(IReadOnlyList<WaitingParty> Passed) : GiveSeatOutcome;

    /// <summary>There are not so many seats; nothing has changed.</summary>
    /// <param name="SeatsLeft">Heads that would still fit, 0 or more.</param>
    public sealed record NoSeats(int SeatsLeft) : GiveSeatOutcome;

    /// <summary>They do not wait.</summary>
    public sealed record NotWaiting : GiveSeatOutcome;

    /// <summary>What they wait for is cancelled or has been held.</summary>
    public sealed record Over : GiveSeatOutcome;

    /// <summary>There is no such registration.</summary>
    public sealed record NotFound : GiveSeatOutcome;
}

/// <summary>
/// An organiser gives free seats to one who waits: in order, or out of order by a deliberate act that the log keeps with the number of those passed. Capacity
/// is never exceeded, whoever asks.
/// </summary>
public sealed class GiveSeat(Store store, NoticesOwed notices, StartGroup start, TimeProvider clock)
{
    /// <param name="registrationId">Who waits.</param>
    /// <param name="passOthers">Whether those before them in line may be passed.</param>
    /// <param name="actor">Who decides it.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<GiveSeatOutcome> RunAsync(Guid registrationId, bool passOthers, Actor actor, CancellationToken cancel) =>
        store.WriteAsync((db, token) => RunAsync(db, new(registrationId, actor), passOthers, token), cancel);

    private async Task<GiveSeatOutcome> RunAsync(EvenemangDb db, RegistrationReference.ByOrganiser reference, bool passOthers, CancellationToken cancel)
    {
        if (await RegistrationLookup.OpenAsync(db, reference, cancel) is not var (registration, target)) return new GiveSeatOutcome.NotFound();
        if (registration.IsShadow || registration.State is not RegistrationState.Waitlisted) return new GiveSeatOutcome.NotWaiting();
        if (!target.IsAlive) return new GiveSeatOutcome.Over();
        var now = clock.GetUtcNow().UtcDateTime;
        var seats = await SeatCounts.CountAsync(db, target, now, cancel);
        if (seats.Free is { } free && registration.Heads > free) return new GiveSeatOutcome.NoSeats(free);
        var targetId = target.Id;
        var waiting = await db.Registrations
            .Where(row => row.TargetId == targetId && row.State == RegistrationState.Waitlisted && !row.IsShadow)
            .Select(row => new WaitingParty(row.Id, row.Number, row.Heads))
            .ToListAsync(cancel);
        var passed = Seats.Passed(new(registration.Id, registration.Number, registration.Heads), seats.Free, waiting, target.Policy.SkipTooLarge);
        if (passed.Count > 0 && !passOthers) return new GiveSeatOutcome.WouldPass(passed);

        registration.GiveSeats(now);
        await NoticesOwed.VoidStateAsync(db, registration.Id, cancel);
        var isTold = notices.Owe(db, NoticeKind.Promoted, registration, now, QuietHours.NextAllowed(now, target.Subject.Zone));
        var detail = passed.Count == 0 ? null : $"passed {passed.Count}: {string.Join(", ", passed.Take(MaxNamed).Select(party => party.Number))}";
        db.AuditEntries.Add(Audit.Of(registration, reference.Actor, passed.Count == 0 ? "registration.seatGiven" : "registration.seatGivenOutOfOrder", now, detail));
        await db.SaveChangesAsync(cancel);
        await start.AfterSeatsGivenAsync(db, target, null, now, cancel);
        return new GiveSeatOutcome.Given(passed.Count, isTold);
    }

    /// <summary>Numbers of passed parties that the log names; how many there were stands before them.</summary>
    private const int MaxNamed = 50;
}
