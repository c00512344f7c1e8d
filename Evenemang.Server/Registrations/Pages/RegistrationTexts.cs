using Evenemang.Server.Shell;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations.Pages;

/// <summary>The words of the participants' pages.</summary>
internal static class RegistrationTexts
{
    private static readonly Texts Errors = new("Evenemang.Server.Registrations.RegistrationErrors");

    public static Texts Words { get; } = new("Evenemang.Server.Registrations.RegistrationWords");

    /// <summary>The sentence beside a field: what is wrong and what to write.</summary>
    public static string Of(RegistrationError error) => Errors[KeyOf(error), [.. error.Arguments]];

    private static string KeyOf(RegistrationError error) => error switch
    {
        { Code: RegistrationErrorCode.Missing, Field: SignUpForm.NameField or SignUpForm.TeamNameField } => $"Missing.{error.Field}",
        { Code: RegistrationErrorCode.Missing } => "Missing.answers",
        { Code: RegistrationErrorCode.EmailCharacter, Arguments: [var letter, ..] } when string.IsNullOrWhiteSpace(letter) => "EmailSpace",
        { Code: RegistrationErrorCode.HeadsTooMany, Arguments: ["1", ..] } => "HeadsTooMany.1",
        _ => error.Code.ToString(),
    };
}
