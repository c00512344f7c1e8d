using System.Globalization;
using System.Resources;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations;

/// <summary>Turns what is wrong with a field into a sentence that says what to do; form, API and desk say the same.</summary>
public static class RegistrationErrorWords
{
    private static readonly ResourceManager Texts = new("Evenemang.Server.Registrations.RegistrationErrors", typeof(RegistrationErrorWords).Assembly);

    /// <summary>The sentence in the language of the culture: Swedish, or English with "en".</summary>
    public static string Sentence(RegistrationError error, CultureInfo culture) =>
        string.Format(culture, Texts.GetString(Key(error), culture)!, [.. error.Arguments]);

    private static string Key(RegistrationError error) => error switch
    {
        { Code: RegistrationErrorCode.Missing, Field: SignUpForm.NameField } => "Missing.name",
        { Code: RegistrationErrorCode.Missing, Field: SignUpForm.TeamNameField } => "Missing.teamName",
        { Code: RegistrationErrorCode.Missing, Field: SignUpForm.EmailField } => "Missing.email",
        { Code: RegistrationErrorCode.Missing } => "Missing.answers",
        { Code: RegistrationErrorCode.EmailCharacter, Arguments: [" " or "\u00A0"] } => "EmailSpace",
        { Code: RegistrationErrorCode.HeadsTooMany, Arguments: ["1"] } => "HeadsTooMany.1",
        _ => error.Code.ToString(),
    };
}
