using System.Globalization;
using Evenemang.Server.Api;

namespace Evenemang.Server.Registrations;

/// <summary>The API's way to the verbs about offered seats, for participants and organisers: from their outcomes to problems. Null when it is done.</summary>
internal sealed class OfferActs(AcceptOffer accept, DeclineOffer decline, RejoinWaitlist queue)
{
    public async Task<ApiProblem?> AcceptAsync(RegistrationReference reference, CultureInfo culture, CancellationToken cancel) => await accept.RunAsync(reference, cancel) switch
    {
        AcceptOfferOutcome.NotFound => ApiProblem.NotFound(culture),
        AcceptOfferOutcome.TooLate => ApiProblem.Conflict("offerLapsed", "OfferLapsed", culture),
        AcceptOfferOutcome.NotOffered => ApiProblem.Conflict("notOffered", "NotOffered", culture),
        AcceptOfferOutcome.Over => ApiProblem.Conflict("closed", "TooLate", culture),
        _ => null,
    };

    public async Task<ApiProblem?> DeclineAsync(RegistrationReference reference, CultureInfo culture, CancellationToken cancel) => await decline.RunAsync(reference, cancel) switch
    {
        DeclineOfferOutcome.NotFound => ApiProblem.NotFound(culture),
        DeclineOfferOutcome.NotOffered => ApiProblem.Conflict("notOffered", "NotOffered", culture),
        _ => null,
    };

    public async Task<ApiProblem?> RejoinWaitlistAsync(RegistrationReference reference, CultureInfo culture, CancellationToken cancel) => await queue.RunAsync(reference, cancel) switch
    {
        RejoinWaitlistOutcome.NotFound => ApiProblem.NotFound(culture),
        RejoinWaitlistOutcome.NotLapsed => ApiProblem.Conflict("notLapsed", "NotLapsed", culture),
        RejoinWaitlistOutcome.Closed => ApiProblem.Conflict("closed", "SignUpClosed", culture),
        _ => null,
    };
}
