using System.Globalization;
using Evenemang.Server.Api;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations;

/// <summary>What keeps a sign-up from being taken, as the API's problems.</summary>
internal static class RegistrationProblems
{
    /// <summary>422 with a sentence beside each field.</summary>
    public static ApiProblem Of(SignUpCheck check, CultureInfo culture) => Of(check.Errors, culture);

    /// <summary>422 with a sentence beside each field.</summary>
    public static ApiProblem Of(IReadOnlyList<RegistrationError> errors, CultureInfo culture) => ApiProblem.Fields(
        StatusCodes.Status422UnprocessableEntity,
        errors.GroupBy(error => error.Field).ToDictionary(field => field.Key, field => field.Select(error => RegistrationErrorWords.Sentence(error, culture)).ToArray()),
        culture);

    /// <summary>409 that says why sign-up is not open.</summary>
    public static ApiProblem Of(SignUpWindow window, CultureInfo culture) => window.State switch
    {
        SignUpWindowState.Cancelled => ApiProblem.Conflict("cancelled", "SignUpCancelled", culture),
        SignUpWindowState.NotYetOpen => ApiProblem.Conflict("closed", "SignUpNotYetOpen", culture),
        SignUpWindowState.NotOffered => ApiProblem.Conflict("closed", "SignUpNotOffered", culture),
        _ => ApiProblem.Conflict("closed", "SignUpClosed", culture),
    };

    public static ApiProblem Full(int seatsLeft, CultureInfo culture) => seatsLeft == 0
        ? ApiProblem.Conflict("full", "Full", culture)
        : ApiProblem.Conflict("full", "FullButFor", culture, seatsLeft);
}
