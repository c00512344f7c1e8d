using System.Globalization;
using Evenemang.Server.Registrations;
using Evenemang.Server.Shell;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Events;

/// <summary>A line that says what the state is, in words, and which look goes with it.</summary>
/// <param name="Look">good, wait, stop or past; empty for plain.</param>
/// <param name="Text">The words.</param>
public sealed record StateLine(string Look, string Text);

/// <summary>What pages say about an occurrence, in the reader's language.</summary>
/// <param name="now">UTC instant.</param>
/// <param name="today">The reader's date.</param>
public sealed class OccurrenceWords(DateTime now, DateOnly today)
{
    internal static readonly Texts T = new("Evenemang.Server.Events.EventWords");

    private const int MaxReasonOnCard = 90;

    public DateTime Now => now;

    public DateOnly Today => today;

    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    /// <summary>"Måndag 10 maj kl. 13.30–15.30", "14 eller 21 januari", or that no date is set.</summary>
    public string When(OccurrenceSummary occurrence)
    {
        if (occurrence.IsTimeAndPlaceHidden) return T["GroupStarted"];
        if (occurrence.Start is { } start) return Capital(DateWords.DateAndTimes(occurrence.Doors ?? start, occurrence.End, Culture, today));
        return occurrence.Candidates.Count > 0 ? Capital(Candidates(occurrence)) : T["NoDate"];
    }

    /// <summary>When a group that has begun meets, as far as its organisers let everybody know: "Oftast onsdagar kl. 13.30–15.30"; null where there is no weekday or no time to tell.</summary>
    public static string? Usually(SeriesDetails series)
    {
        if (series is not { Recurrence: RepeatingRule { Weekday: var weekday }, StartTime: { } start }) return null;
        var day = Culture.DateTimeFormat.GetDayName(weekday);
        var plural = Culture.TwoLetterISOLanguageName == "en" ? $"{day}s" : $"{day}ar";
        return T["GroupUsually", plural, DateWords.Times(start, series.EndTime, Culture)];
    }

    /// <summary>"14 eller 21 januari".</summary>
    public string Candidates(OccurrenceSummary occurrence) =>
        DateWords.Candidates(occurrence.Candidates.Select(candidate => DateOnly.FromDateTime(candidate.Start)), Culture, today);

    /// <summary>"måndag 10 maj kl. 13.30".</summary>
    public string Moment(DateTime local) => DateWords.DateAndTime(local, Culture, today);

    /// <summary>The theme as lists and headings show it; null when there is nothing to say.</summary>
    public static string? Theme(OccurrenceSummary occurrence) => occurrence switch
    {
        { IsTimeAndPlaceHidden: true } => null,
        { Theme: { } theme, ThemeDecision: Decision.Preliminary } => T["ThemePreliminary", theme],
        { Theme: { } theme } => theme,
        { ThemeDecision: Decision.Undecided, Kind: EventKind.RecurringMeeting or EventKind.BreakfastSeminar } => T["NoTheme"],
        _ => null,
    };

    public bool IsOver(OccurrenceSummary occurrence) => occurrence.State is OccurrenceState.Held || occurrence.EndUtc <= now;

    public SignUpWindow Window(OccurrenceSummary occurrence)
    {
        var policy = occurrence.Registration;
        return SignUpWindow.Of(policy, policy.TakesOccurrenceSignUps, new(occurrence.TimeZone, occurrence.StartUtc, true, occurrence.State), now);
    }

    /// <summary>The one line under the place.</summary>
    public StateLine State(OccurrenceSummary occurrence)
    {
        if (occurrence.State is OccurrenceState.Cancelled)
        {
            return new("stop", occurrence.CancelReason is { Length: > 0 } reason ? T["CancelledBecause", FirstSentence(reason)] : T["Cancelled"]);
        }
        if (occurrence.IsTimeAndPlaceHidden) return new("past", T["GroupStarted"]);
        if (IsOver(occurrence)) return new("past", T[occurrence.HasMinutes ? "HeldWithMinutes" : "Held"]);
        if (occurrence.Candidates.Count > 0) return new("wait", T["PreliminaryDates", Candidates(occurrence)]);
        if (occurrence.Start is null) return new("wait", T["NoDate"]);
        if (occurrence.DateDecision is Decision.Preliminary) return new("wait", T["PreliminaryDate"]);
        if (occurrence.StartUtc <= now) return new("good", T["Now"]);
        return Moved(occurrence) is { } moved ? new("wait", moved) : SignUp(occurrence);
    }

    /// <summary>"Flyttat från måndag 10 maj kl. 13.30"; null when it has not moved.</summary>
    public string? Moved(OccurrenceSummary occurrence) => occurrence.MovedFrom switch
    {
        { Start: { } start } when start != occurrence.Start => T["Moved", Moment(start)],
        { VenueName: { } venue } when venue != occurrence.Venue?.Name => T["MovedPlace", venue],
        _ => null,
    };

    /// <summary>Whether one can sign up, and how full it is.</summary>
    public StateLine SignUp(OccurrenceSummary occurrence)
    {
        var policy = occurrence.Registration;
        if (policy.Scope is RegistrationScope.None) return new("good", T["OpenToAll"]);
        if (policy.Scope is RegistrationScope.Series && !policy.AllowsGuests) return new("good", T["GroupOpen"]);
        var window = Window(occurrence);
        if (window is { State: SignUpWindowState.NotYetOpen, OpensAt: { } opens }) return new("wait", T["SignUpOpens", Moment(opens)]);
        if (!window.IsOpen) return new("past", T["SignUpClosed"]);
        return occurrence.Seats is { } seats ? Seats(seats) : new("good", T["SignUpOpen"]);
    }

    public static StateLine Seats(SeatSummary seats) => seats switch
    {
        { Left: null } => new("good", T["SignUpOpen"]),
        { Left: 0, Waiting: > 0 } => new("wait", T["FullWaiting", seats.Waiting]),
        { Left: 0 } => new("wait", T["Full"]),
        _ => new("good", T.Count("Seats", seats.Left.Value)),
    };

    public static string Kind(EventKind kind) => T["Kind" + kind];

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], Culture) + text[1..];

    private static string FirstSentence(string text)
    {
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        var sentence = end > 0 ? text[..(end + 1)] : text;
        return sentence.Length <= MaxReasonOnCard ? sentence : string.Concat(sentence.AsSpan(0, MaxReasonOnCard - 1).TrimEnd(), "…");
    }
}
