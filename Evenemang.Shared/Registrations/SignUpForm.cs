using System.Globalization;

namespace Evenemang.Shared.Registrations;

/// <summary>What a sign-up was found to be.</summary>
/// <param name="Request">Trimmed, empty texts as null, unanswered questions left out: what is stored when there are no errors, and what the form keeps when there are.</param>
/// <param name="Errors">In the order of the form; empty when it can be taken.</param>
public sealed record SignUpCheck(SignUpRequest Request, IReadOnlyList<RegistrationError> Errors)
{
    /// <summary>Whether it can be taken.</summary>
    public bool IsValid => Errors.Count == 0;
}

/// <summary>What the form asks for, beside the policy.</summary>
/// <param name="Policy">What a sign-up must tell, and the questions.</param>
/// <param name="MaxHeads">Largest party, 1 or more.</param>
/// <param name="TakesTeams">Whether a team name is asked for.</param>
/// <param name="OnBehalf">An organiser writes for somebody: no way to reach them is needed and required questions may stay open.</param>
public sealed record SignUpTerms(RegistrationPolicy Policy, int MaxHeads, bool TakesTeams = false, bool OnBehalf = false);

/// <summary>The one place that says what a sign-up may look like: form, API and desk ask here.</summary>
public static class SignUpForm
{
    /// <summary>Field of <see cref="SignUpRequest.Name"/>.</summary>
    public const string NameField = "name";

    /// <summary>Field of <see cref="SignUpRequest.Email"/>.</summary>
    public const string EmailField = "email";

    /// <summary>Field of <see cref="SignUpRequest.Phone"/>.</summary>
    public const string PhoneField = "phone";

    /// <summary>Field of <see cref="SignUpRequest.WishesSms"/>.</summary>
    public const string SmsField = "smsReminders";

    /// <summary>Field of <see cref="SignUpRequest.TeamName"/>.</summary>
    public const string TeamNameField = "teamName";

    /// <summary>Field of <see cref="SignUpRequest.Heads"/>.</summary>
    public const string HeadsField = "heads";

    /// <summary>Field of <see cref="SignUpRequest.Language"/>.</summary>
    public const string LanguageField = "language";

    /// <summary>What joins several choices.</summary>
    public const char ChoiceSeparator = '\n';

    /// <summary>The answer yes.</summary>
    public const string Yes = "yes";

    /// <summary>The answer no.</summary>
    public const string No = "no";

    /// <summary>Field of the answer to a question.</summary>
    /// <param name="key">The question's key.</param>
    public static string AnswerField(string key) => $"answers.{key}";

    /// <summary>Cleans what was typed and says everything that is wrong with it.</summary>
    /// <param name="typed">As typed.</param>
    /// <param name="terms">What it must be.</param>
    public static SignUpCheck Check(SignUpRequest typed, SignUpTerms terms)
    {
        List<RegistrationError> errors = [];
        var isAsked = terms.Policy.Details is not RegistrationDetails.None || terms.OnBehalf;
        var name = isAsked ? Line(typed.Name, NameField, Registration.MaxNameLength, errors) : null;
        var team = terms.TakesTeams ? Line(typed.TeamName, TeamNameField, Registration.MaxNameLength, errors) : null;
        var email = isAsked ? Line(typed.Email, EmailField, Registration.MaxEmailLength, errors) : null;
        var phone = isAsked ? Line(typed.Phone, PhoneField, Registration.MaxPhoneLength, errors) : null;

        var needsDetails = terms.Policy.Details is RegistrationDetails.NameAndContact;
        if (needsDetails && name is null) Missing(NameField);
        if (terms.TakesTeams && team is null) Missing(TeamNameField);
        if (email is not null && !Has(EmailField) && EmailAddress.Check(email, EmailField) is { } wrong) errors.Add(wrong);
        if (phone is not null && !Has(PhoneField) && !PhoneNumber.IsValid(phone)) errors.Add(new(PhoneField, RegistrationErrorCode.PhoneMalformed));
        var wishesSms = isAsked && typed.WishesSms;
        if (wishesSms && !Has(PhoneField) && PhoneNumber.MobileOrNull(phone) is null) errors.Add(new(PhoneField, RegistrationErrorCode.MobileMissing));
        if (needsDetails && !terms.OnBehalf && email is null && phone is null && !Has(EmailField) && !Has(PhoneField))
        {
            errors.Add(new(EmailField, RegistrationErrorCode.ContactMissing));
        }
        if (typed.Heads < 1) errors.Add(new(HeadsField, RegistrationErrorCode.HeadsTooFew));
        if (typed.Heads > terms.MaxHeads) errors.Add(new(HeadsField, RegistrationErrorCode.HeadsTooMany, terms.MaxHeads.ToString(CultureInfo.InvariantCulture)));
        var answers = SignUpAnswers.Check(typed.Answers, terms, errors);
        var language = typed.Language?.Trim().ToLowerInvariant() is { Length: > 0 } given ? given : "sv";
        if (language is not ("sv" or "en")) errors.Add(new(LanguageField, RegistrationErrorCode.UnknownLanguage));

        return new(
            new() { Name = name, TeamName = team, Email = email, Phone = phone, WishesSms = wishesSms, Heads = typed.Heads, Answers = answers, Language = language },
            errors);

        bool Has(string field) => errors.Exists(error => string.Equals(error.Field, field, StringComparison.Ordinal));

        void Missing(string field)
        {
            if (!Has(field)) errors.Add(new(field, RegistrationErrorCode.Missing));
        }
    }

    /// <summary>One trimmed line, null when empty. Adds an error when it is too long or cannot be written.</summary>
    internal static string? Line(string? typed, string field, int maxLength, List<RegistrationError> errors)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        var text = typed.Trim();
        if (IsUnwritable(text, severalLines: false)) errors.Add(new(field, RegistrationErrorCode.UnwritableCharacters));
        else if (text.Length > maxLength) errors.Add(new(field, RegistrationErrorCode.TooLong, maxLength.ToString(CultureInfo.InvariantCulture)));
        return text;
    }

    /// <summary>
    /// Whether a text holds what cannot be written: controls (which would end a mail header or a calendar line), half a surrogate pair, and the marks that
    /// turn the direction of the text around them.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="severalLines">Whether line feeds and tabs may stand in it.</param>
    internal static bool IsUnwritable(string text, bool severalLines)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (char.IsHighSurrogate(letter) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])) at++;
            else if (char.IsSurrogate(letter)) return true;
            else if (letter is '\n' or '\t' && severalLines) continue;
            else if (char.IsControl(letter) || IsMark(letter)) return true;
        }
        return false;
    }

    /// <summary>Whether a text can be written in one line: no controls, no half characters, no marks that turn the direction of text.</summary>
    /// <param name="text">The text.</param>
    public static bool IsOneLine(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return !IsUnwritable(text, severalLines: false);
    }

    private static bool IsMark(char letter) =>
        letter is '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
