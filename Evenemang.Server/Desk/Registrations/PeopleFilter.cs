using Evenemang.Server.Registrations;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Desk.Registrations;

/// <summary>Which rows of a list are shown. Works on rows in memory: what tells who somebody is, is not searched in the database.</summary>
internal sealed class PeopleFilter
{
    /// <summary>Everyone who still stands: asked, has a place, or waits.</summary>
    public const string Standing = "";

    /// <summary>Those who have left too.</summary>
    public const string Everyone = "all";

    public string Search { get; set; } = "";

    /// <summary><see cref="Standing"/>, <see cref="Everyone"/>, or the name of a state.</summary>
    public string State { get; set; } = Standing;

    /// <summary>Empty, "key" for any answer to that question, or "key=choice".</summary>
    public string Answer { get; set; } = "";

    public bool Shows(ListedRegistration row) => HasState(row.Registration) && HasAnswer(row.Registration) && Matches(row);

    private bool HasState(Registration registration) => State switch
    {
        Standing => registration.IsActive,
        Everyone => true,
        _ => registration.State.ToString() == State,
    };

    private bool HasAnswer(Registration registration)
    {
        if (Answer.Length == 0) return true;
        var at = Answer.IndexOf('=', StringComparison.Ordinal);
        var given = registration.Answers.GetValueOrDefault(at < 0 ? Answer : Answer[..at]);
        return given is not null && (at < 0 || given.Split(SignUpForm.ChoiceSeparator).Contains(Answer[(at + 1)..], StringComparer.Ordinal));
    }

    private bool Matches(ListedRegistration row)
    {
        var wanted = Search.Trim();
        if (wanted.Length == 0) return true;
        var registration = row.Registration;
        if (new[] { registration.Name, registration.TeamName, registration.Email, row.Item?.Title }.Concat(registration.Answers.Values).Any(Holds)) return true;
        if (Plain(row.Code) == Plain(wanted)) return true;
        var digits = Digits(wanted);
        return digits.Length >= 3 && registration.Phone is { } phone && Digits(phone).Contains(digits, StringComparison.Ordinal);

        bool Holds(string? text) => text?.Contains(wanted, StringComparison.CurrentCultureIgnoreCase) is true;
    }

    private static string Plain(string code) => code.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();

    private static string Digits(string text) => new([.. text.Where(char.IsAsciiDigit)]);
}
