using System.Globalization;
using Evenemang.Server.Registrations;
using Evenemang.Server.Shell;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Desk.Registrations;

/// <summary>The words of the desk's pages about participants.</summary>
internal static class PeopleTexts
{
    public static Texts Words { get; } = new("Evenemang.Server.Desk.Registrations.PeopleWords");

    /// <summary>What somebody is called on a list: their name or alias, else the team, else "Utan namn".</summary>
    public static string NameOf(Registration registration) => registration switch
    {
        { ErasedAt: not null } => Words["Erased"],
        { Name: { Length: > 0 } name } => name,
        { TeamName: { Length: > 0 } team } => team,
        _ => Words["Nameless"],
    };

    /// <summary>"Har plats" or "Väntar, nummer 2".</summary>
    public static string StateOf(ListedRegistration row) => row switch
    {
        { Registration.State: RegistrationState.Waitlisted, Position: { } position } => Words["State.WaitlistedAt", position],
        { IsAbsent: true, Registration.State: RegistrationState.Confirmed } => Words["State.SaidNo"],
        { Registration.State: RegistrationState.Confirmed, Attendance: Attendance.Attended } => Words["State.Attended"],
        { Registration.State: RegistrationState.Confirmed, Attendance: Attendance.Absent } => Words["State.Absent"],
        _ => Words[$"State.{row.Registration.State}"],
    };

    /// <summary>"svar senast 12 jan 09:00" of who is offered a seat; null of everybody else.</summary>
    /// <param name="row">Whose.</param>
    /// <param name="zone">IANA zone of the series.</param>
    public static string? AnswerBy(ListedRegistration row, string zone) => row.Registration.OfferEndsAt is { } until ? Words["State.OfferedUntil", When(until, zone)] : null;

    /// <summary>Class of the state line.</summary>
    public static string ToneOf(ListedRegistration row) => row.Registration.State switch
    {
        RegistrationState.Confirmed => row.IsAbsent || row.Attendance is Attendance.Absent ? "past" : "good",
        RegistrationState.Waitlisted or RegistrationState.Requested or RegistrationState.Offered => "wait",
        _ => "past",
    };

    /// <summary>An answer as people read it.</summary>
    public static string AnswerOf(Question? question, string answer) => (question?.Kind, answer) switch
    {
        (QuestionKind.YesNo, SignUpForm.Yes) => Words["Yes"],
        (QuestionKind.YesNo, SignUpForm.No) => Words["No"],
        (QuestionKind.SeveralChoices, _) => answer.Replace("\n", ", ", StringComparison.Ordinal),
        _ => answer,
    };

    /// <summary>"5 nov. 14.05" in the series' zone.</summary>
    public static string When(DateTime utc, string zone)
    {
        var local = WallClock.ToLocal(utc, zone);
        return $"{local.ToString("d MMM", CultureInfo.CurrentCulture)} {DateWords.TableTime(TimeOnly.FromDateTime(local), CultureInfo.CurrentUICulture)}";
    }

    /// <summary>"Måndag 25 januari kl. 13.30–15.30"; null when the date is not decided.</summary>
    public static string? DateOf(Occurrence? occurrence) =>
        DateInSentenceOf(occurrence) is { } text ? char.ToUpper(text[0], CultureInfo.CurrentUICulture) + text[1..] : null;

    /// <summary>The same inside a sentence: "måndag 25 januari kl. 13.30–15.30", from when the doors open.</summary>
    public static string? DateInSentenceOf(Occurrence? occurrence) =>
        occurrence is { Start: { } start } ? DateWords.DateAndTimes(occurrence.Doors ?? start, occurrence.End, CultureInfo.CurrentUICulture, DateOnly.FromDateTime(start)) : null;
}
