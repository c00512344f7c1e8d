using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Server.Shell;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Desk.Registrations;

/// <summary>What an organiser can do with one registration.</summary>
public enum PersonAct
{
    /// <summary>Says yes to a request.</summary>
    Approve,

    /// <summary>Says no to a request.</summary>
    Decline,

    /// <summary>Gives free seats to one who waits.</summary>
    GiveSeat,

    /// <summary>The same, passing those before them in line.</summary>
    GiveSeatPassing,

    /// <summary>Lets them wait again, last in line.</summary>
    MoveToWaitlist,

    /// <summary>They called to withdraw.</summary>
    Withdraw,

    /// <summary>Takes the registration away.</summary>
    Remove,

    /// <summary>They called to say yes to offered seats.</summary>
    AcceptOffer,

    /// <summary>They called to say no to offered seats.</summary>
    DeclineOffer,

    /// <summary>Did not answer in time, and is put in line again.</summary>
    RejoinWaitlist,
}

/// <summary>What was done, in a sentence.</summary>
/// <param name="Sentence">For the live region.</param>
/// <param name="Undo">The registration that can be put back, when nobody was told.</param>
/// <param name="Passed">Those who would be passed: the act waits for a deliberate yes.</param>
public sealed record PersonActDone(string Sentence, Guid? Undo = null, IReadOnlyList<WaitingParty>? Passed = null);

/// <summary>From a button to a verb and back to a sentence.</summary>
public sealed class PersonActs(DecideRequest decide, GiveSeat give, MoveToWaitlist move, Withdraw withdraw, RemoveRegistration remove, AcceptOffer accept, DeclineOffer refuse, RejoinWaitlist queue)
{
    private static readonly Texts T = PeopleTexts.Words;

    /// <summary>What makes sense with somebody who stands there.</summary>
    public static IReadOnlyList<PersonAct> For(ListedRegistration row) => row.Registration.State switch
    {
        RegistrationState.Requested => [PersonAct.Approve, PersonAct.Decline, PersonAct.Withdraw],
        RegistrationState.Waitlisted => [PersonAct.GiveSeat, PersonAct.Withdraw, PersonAct.Remove],
        RegistrationState.Offered => [PersonAct.AcceptOffer, PersonAct.DeclineOffer, PersonAct.Remove],
        RegistrationState.Lapsed when row.Registration.ErasedAt is null => [PersonAct.RejoinWaitlist],
        RegistrationState.Confirmed => [PersonAct.MoveToWaitlist, PersonAct.Withdraw, PersonAct.Remove],
        _ => [],
    };

    public async Task<PersonActDone> RunAsync(PersonAct act, Registration registration, Actor actor, CancellationToken cancel)
    {
        var (id, name) = (registration.Id, PeopleTexts.NameOf(registration));
        var undo = registration.Email is null ? id : (Guid?)null;
        switch (act)
        {
            case PersonAct.Approve or PersonAct.Decline:
                var decided = await decide.RunAsync(id, act is PersonAct.Approve, actor, cancel);
                return new(T[$"Decide.{decided}", name] + Call(registration), decided is DecideRequestOutcome.Declined ? undo : null);
            case PersonAct.GiveSeat or PersonAct.GiveSeatPassing:
                return Given(await give.RunAsync(id, act is PersonAct.GiveSeatPassing, actor, cancel), registration, name);
            case PersonAct.MoveToWaitlist:
                var moved = await move.RunAsync(id, actor, cancel);
                return new(T[$"Move.{moved}", name] + (moved is MoveToWaitlistOutcome.MovedToBeCalled ? Call(registration) : ""));
            case PersonAct.AcceptOffer:
                return new(T[$"Accept.{await accept.RunAsync(new RegistrationReference.ByOrganiser(id, actor), cancel)}", name]);
            case PersonAct.DeclineOffer:
                var refused = await refuse.RunAsync(new RegistrationReference.ByOrganiser(id, actor), cancel);
                return new(T[$"Refuse.{refused}", name], refused is DeclineOfferOutcome.Declined ? undo : null);
            case PersonAct.RejoinWaitlist:
                var queued = await queue.RunAsync(new RegistrationReference.ByOrganiser(id, actor), cancel);
                return new(T[$"Queue.{queued}", name] + (queued is RejoinWaitlistOutcome.Waitlisted or RejoinWaitlistOutcome.Confirmed ? Call(registration) : ""));
            case PersonAct.Withdraw:
                var withdrawn = await withdraw.RunAsync(new RegistrationReference.ByOrganiser(id, actor), cancel);
                return new(T[$"Withdraw.{withdrawn}", name], withdrawn is WithdrawOutcome.Withdrawn ? undo : null);
            default:
                var removed = await remove.RunAsync(id, actor, cancel);
                return removed is RemoveOutcome.RemovedToBeCalled
                    ? new(T["Remove.RemovedToBeCalled", name] + Call(registration), undo)
                    : new(T[$"Remove.{removed}", name]);
        }
    }

    private static PersonActDone Given(GiveSeatOutcome outcome, Registration registration, string name) => outcome switch
    {
        GiveSeatOutcome.Given given => new(T[given.Passed == 0 ? "Give.Given" : "Give.GivenPassing", name, given.Passed] + Call(registration)),
        GiveSeatOutcome.WouldPass passed => new(T["Give.WouldPass", name, passed.Passed.Count], Passed: passed.Passed),
        GiveSeatOutcome.NoSeats { SeatsLeft: var left } => new(T["Give.NoSeats", name, registration.Heads, left]),
        _ => new(T[$"Give.{outcome.GetType().Name}", name]),
    };

    /// <summary>Whoever has no address is told by telephone, and who does it is the one who sits here.</summary>
    private static string Call(Registration registration) => registration switch
    {
        { Email: not null } => "",
        { Phone: { } phone } => " " + T["CallNow", phone],
        _ => " " + T["CannotBeReached"],
    };
}
