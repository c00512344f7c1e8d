namespace Evenemang.Shared.Registrations;

/// <summary>What a wish to follow was found to be.</summary>
/// <param name="Email">Trimmed; null when missing.</param>
/// <param name="Language">"sv" or "en".</param>
/// <param name="Errors">In the order of the form; empty when it can be taken.</param>
public sealed record FollowCheck(string? Email, string Language, IReadOnlyList<RegistrationError> Errors)
{
    /// <summary>Whether it can be taken.</summary>
    public bool IsValid => Errors.Count == 0;
}

/// <summary>The one place that says what a wish to follow may look like: form and API ask here.</summary>
public static class FollowForm
{
    /// <summary>Cleans what was typed and says everything that is wrong with it.</summary>
    /// <param name="email">As typed.</param>
    /// <param name="language">"sv", "en" or nothing.</param>
    public static FollowCheck Check(string? email, string? language)
    {
        List<RegistrationError> errors = [];
        var address = SignUpForm.Line(email, SignUpForm.EmailField, Registration.MaxEmailLength, errors);
        if (address is null) errors.Add(new(SignUpForm.EmailField, RegistrationErrorCode.Missing));
        else if (errors.Count == 0 && EmailAddress.Check(address, SignUpForm.EmailField) is { } wrong) errors.Add(wrong);
        var chosen = language?.Trim().ToLowerInvariant() is { Length: > 0 } given ? given : "sv";
        if (chosen is not ("sv" or "en")) errors.Add(new(SignUpForm.LanguageField, RegistrationErrorCode.UnknownLanguage));
        return new(address, chosen, errors);
    }
}
