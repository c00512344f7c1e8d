using System.Globalization;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations.Pages;

/// <summary>A form as it is shown: what stands in it and what is to be put right.</summary>
/// <param name="Terms">What is asked.</param>
/// <param name="Typed">What stands in the fields.</param>
/// <param name="Errors">Field and sentence, in the order of the form. A field with an empty name stands for the form as a whole.</param>
public sealed record FormState(SignUpTerms Terms, TypedForm Typed, IReadOnlyList<FieldError> Errors)
{
    public static FormState Of(SignUpTerms terms, TypedForm typed, IEnumerable<RegistrationError> errors) =>
        new(terms, typed, [.. errors.Select(error => new FieldError(error.Field, RegistrationErrorWords.Sentence(error, CultureInfo.CurrentUICulture)))]);

    /// <summary>The first sentence for a field; null when it is right.</summary>
    public string? ErrorOf(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Sentence;
}

/// <summary>What is wrong with a field and what to do about it.</summary>
public sealed record FieldError(string Field, string Sentence)
{
    /// <summary>Identity of the field on the page, which the summary's link leads to.</summary>
    public string Id => IdOf(Field);

    public static string IdOf(string field) => field.Replace('.', '-');
}
