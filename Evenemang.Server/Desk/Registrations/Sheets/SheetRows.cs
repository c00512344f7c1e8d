using System.Globalization;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Desk.Registrations.Sheets;

/// <summary>Who stands on which sheet, in which order.</summary>
internal static class SheetRows
{
    private static readonly StringComparer Alphabet = StringComparer.Create(CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: true);

    /// <summary>Everyone a seat is kept for, by name.</summary>
    public static IReadOnlyList<ListedRegistration> Expected(RegistrationSheet sheet) =>
        [.. sheet.Rows.Where(row => row.IsExpected).OrderBy(row => PeopleTexts.NameOf(row.Registration), Alphabet)];

    /// <summary>Those who wait, in their order.</summary>
    public static IReadOnlyList<ListedRegistration> Waiting(RegistrationSheet sheet) => [.. sheet.Rows.Where(row => row.Position is not null).OrderBy(row => row.Position)];

    /// <summary>Those who stand and whom no mail reaches, by name.</summary>
    public static IReadOnlyList<ListedRegistration> ToCall(RegistrationSheet sheet) =>
        [.. sheet.Rows.Where(row => row.Registration is { IsActive: true, Email: null }).OrderBy(row => PeopleTexts.NameOf(row.Registration), Alphabet)];

    /// <summary>What the kitchen needs: each diet, how many wrote it, and how many people are in their parties. No names.</summary>
    public static IReadOnlyList<(string Diet, int Answers, int Heads)> Diets(RegistrationSheet sheet, string question) =>
    [
        .. Expected(sheet).Where(row => row.Item is null && row.Registration.Answers.ContainsKey(question))
            .SelectMany(row => row.Registration.Answers[question].Split(SignUpForm.ChoiceSeparator).Select(diet => (Diet: diet.Trim().TrimEnd('.'), row.Registration.Heads)))
            .Where(row => row.Diet.Length > 0)
            .GroupBy(row => row.Diet, Alphabet)
            .Select(group => (group.First().Diet, group.Count(), group.Sum(row => row.Heads)))
            .OrderByDescending(row => row.Item2).ThenBy(row => row.Diet, Alphabet),
    ];
}
