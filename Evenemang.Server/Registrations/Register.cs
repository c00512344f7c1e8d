using Evenemang.Server.Persistence;
using Evenemang.Server.Telemetry;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>A sign-up.</summary>
/// <param name="To">What for.</param>
/// <param name="Request">As typed.</param>
/// <param name="Source">How it comes in.</param>
public sealed record RegisterInput(SignUpTo To, SignUpRequest Request, RegistrationSource Source = RegistrationSource.Web)
{
    /// <summary>Who signs up on behalf of somebody; needed for <see cref="RegistrationSource.OnBehalf"/>.</summary>
    public Actor? Actor { get; init; }

    /// <summary>On behalf: whether nobody is told, because they were told elsewhere; for lists that are brought in.</summary>
    public bool IsSilent { get; init; }

    /// <summary>On behalf: whether the opening and closing times hold for the organiser too. Cancelled is closed for everyone.</summary>
    public bool KeepToWindow { get; init; }
}

/// <summary>What came of a sign-up.</summary>
public abstract record RegisterOutcome
{
    /// <summary>It stands: the row and the notice owed for it are durable. A repeated sign-up is answered in exactly this way too.</summary>
    /// <param name="Id">Identity; for organisers only, never shown to the public.</param>
    /// <param name="Token">The secret in the link to "your place".</param>
    /// <param name="CalendarToken">The secret in the calendar link.</param>
    /// <param name="State">Confirmed, Waitlisted or Requested.</param>
    /// <param name="Position">1-based place on the waitlist when waitlisted.</param>
    /// <param name="IsToldByMail">False when there is no address: the answer on the screen is all they get.</param>
    public sealed record Registered(Guid Id, string Token, string CalendarToken, RegistrationState State, int? Position, bool IsToldByMail) : RegisterOutcome;

    /// <summary>Something is to be put right.</summary>
    public sealed record Invalid(SignUpCheck Check) : RegisterOutcome;

    /// <summary>Sign-up is not open; the window says why.</summary>
    public sealed record NotOpen(SignUpWindow Window) : RegisterOutcome;

    /// <summary>The party does not fit and there is no waitlist.</summary>
    /// <param name="SeatsLeft">Heads that would still fit, 0 or more.</param>
    public sealed record Full(int SeatsLeft) : RegisterOutcome;

    /// <summary>On behalf only: the address is signed up already.</summary>
    public sealed record Duplicate(Guid RegistrationId) : RegisterOutcome;

    /// <summary>On behalf only: the organiser's account does not allow it.</summary>
    public sealed record Forbidden : RegisterOutcome;

    /// <summary>There is no such occurrence, series or item.</summary>
    public sealed record NotFound : RegisterOutcome;
}

/// <summary>Signs somebody up.</summary>
public sealed class Register(Store store, Secrets secrets, NoticesOwed notices, StartGroup start, TimeProvider clock)
{
    public async Task<RegisterOutcome> RunAsync(RegisterInput input, CancellationToken cancel)
    {
        if (input is { Source: RegistrationSource.OnBehalf, Actor: null }) throw new ArgumentException("Whoever signs somebody up must be named.", nameof(input));
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        var outcome = await store.WriteAsync((db, token) => RunAsync(db, id, input, token), cancel);
        Measures.SignUp(MeasuredAs(outcome));
        return outcome;
    }

    private static string MeasuredAs(RegisterOutcome outcome) => outcome switch
    {
        RegisterOutcome.Registered { State: RegistrationState.Confirmed } => "confirmed",
        RegisterOutcome.Registered { State: RegistrationState.Waitlisted } => "waitlisted",
        RegisterOutcome.Registered => "requested",
        RegisterOutcome.Full => "full",
        RegisterOutcome.NotOpen => "closed",
        RegisterOutcome.Duplicate => "duplicate",
        RegisterOutcome.NotFound => "not_found",
        RegisterOutcome.Forbidden => "forbidden",
        _ => "invalid",
    };

    private async Task<RegisterOutcome> RunAsync(EvenemangDb db, Guid id, RegisterInput input, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var onBehalf = input.Source is RegistrationSource.OnBehalf;
        var target = await SignUpTargets.LockAsync(db, input.To, cancel);
        if (target is null) return new RegisterOutcome.NotFound();
        if (input.Actor is { } by && !by.Access.May(Permission.EditRegistrations, target.SeriesId, target.IsDiscreet, target.OccurrenceId)) return new RegisterOutcome.Forbidden();
        var window = target.WindowAt(now);
        if (!IsOpen(window, onBehalf && !input.KeepToWindow)) return new RegisterOutcome.NotOpen(window);
        var check = SignUpForm.Check(input.Request, target.Terms(onBehalf));
        if (!check.IsValid) return new RegisterOutcome.Invalid(check);

        var typed = check.Request;
        var addressHash = (typed.Email ?? typed.Phone) is { } address ? secrets.AddressHash(address) : null;
        var activeKey = typed.Email is null ? null : ActiveKeys.Of(target.Id, addressHash!);
        var tally = await SeatCounts.TallyAsync(db, target, activeKey, now, cancel);
        if (onBehalf && tally.SameAddress is { } existing) return new RegisterOutcome.Duplicate(existing);
        var decision = Seats.Decide(typed.Heads, tally.Seats, target.Policy, isApproved: onBehalf);
        if (decision.State is not { } state) return new RegisterOutcome.Full(tally.Seats.Free ?? 0);

        var token = secrets.ManageToken(id, 0);
        var registration = new Registration
        {
            Id = id,
            SeriesId = target.SeriesId,
            OccurrenceId = target.OccurrenceId,
            ProgrammeItemId = target.ProgrammeItemId,
            TargetId = target.Id,
            Number = tally.LastNumber + 1,
            State = state,
            Heads = typed.Heads,
            Name = typed.Name,
            TeamName = typed.TeamName,
            Email = typed.Email,
            Phone = typed.Phone,
            WishesSms = typed.WishesSms,
            AddressHash = addressHash,
            ActiveKey = tally.SameAddress is null ? activeKey : null,
            IsShadow = tally.SameAddress is not null,
            Answers = typed.Answers,
            Language = typed.Language!,
            TokenHash = Secrets.Hash(token),
            Source = input.Source,
            CreatedAt = now,
            ConfirmedAt = state is RegistrationState.Confirmed ? now : null,
            UpdatedAt = now,
        };
        List<object> rows = [registration];
        var notice = input.IsSilent ? null : tally.SameAddress is { } owner ? await notices.RepeatedAsync(db, owner, now, cancel) : notices.ForNew(KindOf(state), registration, now);
        if (notice is not null) rows.Add(notice);
        if (input.Actor is { } actor) rows.Add(Audit.Of(registration, actor, "registration.added", now));
        await db.InsertAsync(rows, cancel);
        if (registration is { State: RegistrationState.Confirmed, IsShadow: false }) await start.AfterSeatsGivenAsync(db, target, id, now, cancel);
        return new RegisterOutcome.Registered(
            id, token, CalendarTokens.For(secrets, registration), state, decision.Position, IsToldByMail: typed.Email is not null);
    }

    private static bool IsOpen(SignUpWindow window, bool anyTime) =>
        window.IsOpen || (anyTime && window.State is SignUpWindowState.NotYetOpen or SignUpWindowState.Closed or SignUpWindowState.Started or SignUpWindowState.Held);

    private static NoticeKind KindOf(RegistrationState state) => state switch
    {
        RegistrationState.Confirmed => NoticeKind.Confirmed,
        RegistrationState.Waitlisted => NoticeKind.Waitlisted,
        _ => NoticeKind.Requested,
    };
}
