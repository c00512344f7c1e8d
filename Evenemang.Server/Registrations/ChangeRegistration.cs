using Evenemang.Server.Persistence;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>A changed sign-up: everything as it shall be, not only what differs.</summary>
/// <param name="Reference">Which one, and by what right.</param>
/// <param name="Request">As typed.</param>
public sealed record ChangeRegistrationInput(RegistrationReference Reference, SignUpRequest Request);

/// <summary>What came of a change.</summary>
public abstract record ChangeOutcome
{
    /// <summary>It is as asked.</summary>
    /// <param name="State">Where it is now: a party that got smaller may have come off the waitlist.</param>
    /// <param name="IsToldByMail">False when there is no address.</param>
    public sealed record Changed(RegistrationState State, bool IsToldByMail) : ChangeOutcome;

    /// <summary>Something is to be put right; nothing has changed.</summary>
    public sealed record Invalid(SignUpCheck Check) : ChangeOutcome;

    /// <summary>There are not so many more seats, or others wait for them; nothing has changed.</summary>
    /// <param name="SeatsLeft">Heads by which the party can grow, 0 or more.</param>
    public sealed record NoSeats(int SeatsLeft) : ChangeOutcome;

    /// <summary>It has ended, or what it was for has begun, been held or cancelled; nothing has changed.</summary>
    public sealed record TooLate : ChangeOutcome;

    /// <summary>The link opens nothing.</summary>
    public sealed record NotFound : ChangeOutcome;
}

/// <summary>Changes heads, name, contact and answers.</summary>
public sealed class ChangeRegistration(Store store, Secrets secrets, NoticesOwed notices, PromoteWaiting promote, StartGroup start, TimeProvider clock)
{
    public Task<ChangeOutcome> RunAsync(ChangeRegistrationInput input, CancellationToken cancel) =>
        store.WriteAsync((db, token) => RunAsync(db, input, token), cancel);

    private async Task<ChangeOutcome> RunAsync(EvenemangDb db, ChangeRegistrationInput input, CancellationToken cancel)
    {
        if (await RegistrationLookup.OpenAsync(db, input.Reference, cancel) is not var (registration, target)) return new ChangeOutcome.NotFound();
        var now = clock.GetUtcNow().UtcDateTime;
        var actor = input.Reference.ActorOrNull;
        if (!registration.IsActive || (actor is null && IsOver(target, now))) return new ChangeOutcome.TooLate();
        var terms = target.Terms(onBehalf: actor is not null || registration.Source is RegistrationSource.OnBehalf);
        var check = SignUpForm.Check(input.Request, terms);
        if (!check.IsValid) return new ChangeOutcome.Invalid(check);

        var typed = check.Request;
        var growsBy = typed.Heads - registration.Heads;
        var tally = await SeatCounts.TallyAsync(db, target, KeyOf(target, typed), now, cancel);
        if (growsBy > 0 && registration.HoldsSeats && !Seats.MayTake(growsBy, tally.Seats, target.Policy.SkipTooLarge))
        {
            return new ChangeOutcome.NoSeats(SeatsToGrow(tally.Seats, target.Policy));
        }
        if (!string.Equals(registration.Email, typed.Email, StringComparison.OrdinalIgnoreCase)) await NoticesOwed.ForgetBouncesAsync(db, registration.Id, cancel);
        Apply(registration, typed, tally.SameAddress);
        // Saved as it was: there is nothing to tell.
        if (db.Entry(registration).State is EntityState.Unchanged) return new ChangeOutcome.Changed(registration.State, IsToldByMail: registration.Email is not null);
        registration.UpdatedAt = now;
        if (registration.IsShadow is false) await OweChangedAsync(db, registration, now, cancel);
        if (actor is not null) db.AuditEntries.Add(Audit.Of(registration, actor, "registration.changed", now));
        await db.SaveChangesAsync(cancel);
        if (growsBy > 0 && registration is { State: RegistrationState.Confirmed, IsShadow: false }) await start.AfterSeatsGivenAsync(db, target, registration.Id, now, cancel);
        if (growsBy < 0 && !registration.IsShadow) await promote.AfterSeatsFreedAsync(db, target, cancel);
        return new ChangeOutcome.Changed(registration.State, IsToldByMail: registration.Email is not null);
    }

    private static int SeatsToGrow(SeatCount seats, RegistrationPolicy policy)
    {
        var free = seats.Free ?? 0;
        return free > 0 && Seats.MayTake(1, seats, policy.SkipTooLarge) ? free : 0;
    }

    private static bool IsOver(SignUpTarget target, DateTime now) => !target.IsAlive || (target.OccurrenceId is not null && target.Subject.StartUtc <= now);

    private string? KeyOf(SignUpTarget target, SignUpRequest typed) =>
        typed.Email is { } email ? ActiveKeys.Of(target.Id, secrets.AddressHash(email)) : null;

    /// <summary>
    /// A new address that somebody else has signed up with is taken all the same, without the key: nobody learns that it was there, and nobody loses a seat.
    /// </summary>
    private void Apply(Registration registration, SignUpRequest typed, Guid? sameAddress)
    {
        registration.Heads = typed.Heads;
        registration.Name = typed.Name;
        registration.TeamName = typed.TeamName;
        registration.Email = typed.Email;
        registration.Phone = typed.Phone;
        registration.WishesSms = typed.WishesSms;
        registration.Answers = typed.Answers;
        registration.Language = typed.Language!;
        registration.AddressHash = (typed.Email ?? typed.Phone) is { } address ? secrets.AddressHash(address) : null;
        var isFree = sameAddress is null || sameAddress == registration.Id;
        registration.ActiveKey = typed.Email is not null && isFree && !registration.IsShadow ? ActiveKeys.Of(registration.TargetId, registration.AddressHash!) : null;
    }

    /// <summary>A message that has not left yet will tell the new truth anyway.</summary>
    private async Task OweChangedAsync(EvenemangDb db, Registration registration, DateTime now, CancellationToken cancel)
    {
        if (!await NoticesOwed.HasPlannedAsync(db, registration.Id, cancel)) notices.Owe(db, NoticeKind.Changed, registration, now);
    }
}
