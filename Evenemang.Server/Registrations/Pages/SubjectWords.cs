using System.Globalization;
using Evenemang.Server.Shell;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Registrations.Pages;

/// <summary>What a sign-up is for, in the reader's words: what, when, where.</summary>
/// <param name="Series">The series.</param>
/// <param name="Occurrence">The occurrence, with its series; null for the whole series.</param>
/// <param name="Item">The programme item, if only that.</param>
/// <param name="Coming">For a whole series: its dates to come, in order.</param>
/// <param name="Today">The reader's date.</param>
public sealed record SubjectWords(Series Series, Occurrence? Occurrence, ProgrammeItem? Item, IReadOnlyList<Occurrence> Coming, DateOnly Today)
{
    private static readonly Texts T = RegistrationTexts.Words;

    private static CultureInfo Culture => CultureInfo.CurrentUICulture;

    public string Title => Item is { } item ? T["Subject.Item", item.Title, Occurrence!.ShownTitle] : Occurrence?.ShownTitle ?? Series.Title;

    public string? Theme => Occurrence is { ThemeDecision: not Decision.Undecided, Theme: { Length: > 0 } theme } ? theme : null;

    /// <summary>The public page it belongs to.</summary>
    public string PagePath => Occurrence is { } occurrence ? $"/evenemang/{occurrence.Slug}" : $"/serier/{Series.Slug}";

    /// <summary>A sentence each, the most important first.</summary>
    public IReadOnlyList<string> When
    {
        get
        {
            if (Occurrence is not { } occurrence) return WhenSeries();
            if (Item is { Start: { } from } item) return [DateOf(from, item.EndsWhenDone ? null : item.End)];
            return WhenOf(occurrence);
        }
    }

    public string? Where => (Occurrence is { } occurrence ? occurrence.ShownVenue : Shown()?.ShownVenue ?? Series.Venue) is not { } venue ? null
        : Item?.Place is { Length: > 0 } place ? $"{place}, {venue.OneLine}" : venue.OneLine;

    public string? Directions => (Occurrence?.ShownVenue ?? Series.Venue)?.Directions;

    /// <summary>When and where it was before it was moved; null when it was not.</summary>
    public string? Before
    {
        get
        {
            if (Occurrence?.MovedFrom is not { } before) return null;
            var when = before.Start is { } start && start != Occurrence.Start ? DateOf(start, before.End) : null;
            return string.Join(", ", new[] { when, before.VenueName }.OfType<string>()) is { Length: > 0 } text ? T["Subject.Before", text] : null;
        }
    }

    /// <summary>"Måndag 10 maj kl. 13.30–15.30".</summary>
    public string DateOf(DateTime start, DateTime? end) => Capital(DateWords.DateAndTimes(start, end, Culture, Today));

    /// <summary>One date of a series, decided or not.</summary>
    public string DateOf(Occurrence occurrence) => occurrence.Start is { } start ? DateOf(start, occurrence.End) : Candidates(occurrence) ?? T["Subject.DateUndecided"];

    private string Plain(Occurrence occurrence) => occurrence.Start is { } start ? DateWords.DateAndTimes(start, occurrence.End, Culture, Today) : DateOf(occurrence);

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0], Culture) + text[1..];

    private Occurrence? Shown() => Coming.Count > 0 ? Coming[0] : null;

    private IReadOnlyList<string> WhenSeries()
    {
        if (Shown() is not { } next) return [T["Subject.NoDates"]];
        return Coming.Count == 1 ? [DateOf(next)] : [T["Subject.First", Plain(next)], T.Count("Subject.More", Coming.Count - 1)];
    }

    private List<string> WhenOf(Occurrence occurrence)
    {
        if (occurrence.Start is not { } start) return Candidates(occurrence) is { } candidates ? [candidates, T["Subject.DateUndecided"]] : [T["Subject.DateUndecided"]];
        List<string> lines = [DateOf(start, occurrence.End)];
        if (occurrence.Doors is { } doors)
        {
            var key = Series.Kind is EventKind.BreakfastSeminar ? "Subject.Breakfast" : "Subject.Doors";
            lines.Add(T[key, DateWords.Time(TimeOnly.FromDateTime(doors), Culture)]);
        }
        if (occurrence.DateDecision is Decision.Preliminary) lines.Add(T["Subject.Preliminary"]);
        return lines;
    }

    private string? Candidates(Occurrence occurrence) =>
        DateWords.Candidates(occurrence.OpenCandidates.Select(candidate => DateOnly.FromDateTime(candidate.Start)), Culture, Today) is { Length: > 0 } dates ? T["Subject.Candidates", dates] : null;
}
