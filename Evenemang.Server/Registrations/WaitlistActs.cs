using System.Globalization;
using Evenemang.Server.Api;
using Evenemang.Server.Persistence;

namespace Evenemang.Server.Registrations;

/// <summary>The API's way to the verbs about the waitlist: from their outcomes to problems. Null when it is done.</summary>
internal sealed class WaitlistActs(GiveSeat give, MoveToWaitlist move, PutBack putBack)
{
    public async Task<ApiProblem?> GiveSeatAsync(Guid id, bool passOthers, Actor actor, CultureInfo culture, CancellationToken cancel) =>
        await give.RunAsync(id, passOthers, actor, cancel) switch
        {
            GiveSeatOutcome.NotFound => ApiProblem.NotFound(culture),
            GiveSeatOutcome.NotWaiting => ApiProblem.Conflict("notWaiting", "NotWaiting", culture),
            GiveSeatOutcome.Over => ApiProblem.Conflict("closed", "TooLate", culture),
            GiveSeatOutcome.NoSeats full => RegistrationProblems.Full(full.SeatsLeft, culture),
            GiveSeatOutcome.WouldPass passed => ApiProblem.Conflict("wouldPass", "WouldPass", culture, passed.Passed.Count),
            _ => null,
        };

    public async Task<ApiProblem?> MoveAsync(Guid id, Actor actor, CultureInfo culture, CancellationToken cancel) => await move.RunAsync(id, actor, cancel) switch
    {
        MoveToWaitlistOutcome.NotFound => ApiProblem.NotFound(culture),
        MoveToWaitlistOutcome.NotConfirmed => ApiProblem.Conflict("notConfirmed", "NotConfirmed", culture),
        MoveToWaitlistOutcome.Over => ApiProblem.Conflict("closed", "TooLate", culture),
        MoveToWaitlistOutcome.NoWaitlist => ApiProblem.Conflict("noWaitlist", "NoWaitlist", culture),
        MoveToWaitlistOutcome.NobodyWaits => ApiProblem.Conflict("nobodyWaits", "NobodyWaits", culture),
        _ => null,
    };

    public async Task<ApiProblem?> PutBackAsync(Guid id, Actor actor, CultureInfo culture, CancellationToken cancel) => await putBack.RunAsync(id, actor, cancel) switch
    {
        PutBackOutcome.NotFound => ApiProblem.NotFound(culture),
        PutBackOutcome.WasTold => ApiProblem.Conflict("wasTold", "WasTold", culture),
        PutBackOutcome.NotEndedHere => ApiProblem.Conflict("notEndedHere", "NotEndedHere", culture),
        PutBackOutcome.Duplicate => ApiProblem.Conflict("duplicate", "Duplicate", culture),
        PutBackOutcome.Full => RegistrationProblems.Full(0, culture),
        _ => null,
    };
}
