using System.Globalization;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Notices;

/// <summary>The block När / Var / Hur that people know from the old announcements.</summary>
internal static class LetterRows
{
    /// <summary>Most dates listed; the rest are on the page.</summary>
    private const int MaxDates = 12;

    /// <summary>For a place that stands.</summary>
    public static IReadOnlyList<LetterRow> Standing(NoticeFacts facts)
    {
        List<LetterRow> rows = [];
        if (!NoticeTitle.KeepsDatesSecret(facts))
        {
            Add(rows, facts, "When", facts.IsAboutSeries ? Dates(facts) : When(facts));
            Add(rows, facts, "Where", Where(facts));
        }
        Add(rows, facts, "How", How(facts));
        return rows;
    }

    /// <summary>For a place without a promise of when.</summary>
    public static IReadOnlyList<LetterRow> WithoutDates(NoticeFacts facts)
    {
        List<LetterRow> rows = [];
        Add(rows, facts, "How", How(facts));
        return rows;
    }

    /// <summary>For what was, is over or will not be: one row that says which.</summary>
    public static IReadOnlyList<LetterRow> Gone(OccasionFacts facts, string label = "Concerned")
    {
        List<LetterRow> rows = [];
        var occurrence = facts.Occurrence;
        string?[] parts = [occurrence is null ? null : Time(occurrence, facts), occurrence?.ShownVenue?.OneLine, facts.Item is { } item ? item.Title : null];
        Add(rows, facts, label, parts.OfType<string>());
        return rows;
    }

    /// <summary>Before and after a change.</summary>
    public static IReadOnlyList<LetterRow> Moved(NoticeFacts facts) => [.. Before(facts), .. Standing(facts), .. Agenda(facts)];

    /// <summary>What the reader was told before, as far as it is another now.</summary>
    public static IReadOnlyList<LetterRow> Before(OccasionFacts facts)
    {
        List<LetterRow> rows = [];
        if (facts.Occurrence is not { } occurrence) return rows;
        var told = facts.Told ?? OccurrenceHappened.FromLastMove(occurrence);
        var time = told.Start is { } start && (told.Start, told.End) != (occurrence.Start, occurrence.End)
            ? DateWords.DateAndTimes(start, told.End, facts.Culture, facts.Today)
            : null;
        var place = told.Place is not null && told.Place != occurrence.ShownVenue?.OneLine ? told.PlaceName : null;
        var theme = !facts.Series.Discreet && told.Theme is not null && told.Theme != occurrence.Theme ? told.Theme : null;
        Add(rows, facts, "Before", new[] { time, place, theme }.OfType<string>());
        return rows;
    }

    /// <summary>When and where, for somebody who has no place in it.</summary>
    public static IReadOnlyList<LetterRow> Occasion(OccasionFacts facts)
    {
        List<LetterRow> rows = [];
        Add(rows, facts, "When", When(facts));
        Add(rows, facts, "Where", Where(facts));
        return rows;
    }

    /// <summary>What is on the agenda; nothing for a discreet series.</summary>
    public static IReadOnlyList<LetterRow> Agenda(OccasionFacts facts)
    {
        List<LetterRow> rows = [];
        if (!facts.Series.Discreet && facts.Occurrence is { } occurrence) Add(rows, facts, "Agenda", occurrence.Agenda.Select(item => $"{item.Number}. {item.Text}"));
        return rows;
    }

    private static IEnumerable<string> When(OccasionFacts facts)
    {
        var (occurrence, culture) = (facts.Occurrence!, facts.Culture);
        if (occurrence.DateDecision is Decision.Undecided)
        {
            var days = occurrence.OpenCandidates.Select(candidate => DateOnly.FromDateTime(candidate.Start)).ToList();
            yield return days.Count == 0
                ? NoticeWords.Get("DateUndecided", culture)
                : NoticeWords.Get("DateCandidates", culture, DateWords.Candidates(days, culture, facts.Today));
            yield break;
        }
        yield return Time(occurrence, facts)!;
        if (occurrence.Doors is { } doors && doors < occurrence.Start)
            yield return NoticeWords.Get(facts.Series.Kind is EventKind.BreakfastSeminar ? "Breakfast" : "Doors", culture, Clock(doors, culture));
        if (facts.Item is { Start: { } start } item)
            yield return $"{item.Title}: {DateWords.Times(TimeOnly.FromDateTime(start), item.End is { } end ? TimeOnly.FromDateTime(end) : null, culture)}";
        if (occurrence.DateDecision is Decision.Preliminary)
            yield return NoticeWords.Get("DatePreliminary", culture);
    }

    private static IEnumerable<string> Dates(OccasionFacts facts)
    {
        var usual = facts.Series.Venue?.Name;
        foreach (var date in facts.Coming.Take(MaxDates))
        {
            var time = Time(date, facts) ?? Candidates(date, facts);
            var place = date.ShownVenue?.Name;
            yield return place is null || place == usual ? time : $"{time}, {place}";
        }
        if (facts.Coming.Count > MaxDates)
            yield return NoticeWords.Get("MoreDates", facts.Culture, facts.Coming.Count - MaxDates);
        if (facts.Coming.Count == 0)
            yield return NoticeWords.Get("DateUndecided", facts.Culture);
    }

    private static IEnumerable<string> Where(OccasionFacts facts)
    {
        var (occurrence, culture) = (facts.Occurrence, facts.Culture);
        if (occurrence?.VenueDecision is Decision.Undecided) return [NoticeWords.Get("VenueUndecided", culture)];
        if ((occurrence is null ? facts.Series.Venue : occurrence.ShownVenue) is not { } venue) return [];
        var town = Join(" ", venue.Postcode, venue.City);
        string?[] lines =
        [
            Join(", ", venue.Name, venue.Room),
            Join(", ", venue.Street, town),
            facts.Item?.Place,
            venue.Directions,
            occurrence?.VenueDecision is Decision.Preliminary ? NoticeWords.Get("VenuePreliminary", culture) : null,
        ];
        return lines.OfType<string>().Where(line => line.Length > 0);
    }

    private static IEnumerable<string> How(NoticeFacts facts)
    {
        var (registration, culture) = (facts.Registration, facts.Culture);
        if (facts.Item is { Start: null } item) yield return item.Title;
        if (registration.TeamName is { Length: > 0 } team) yield return NoticeWords.Get("Team", culture, team);
        yield return registration.Heads == 1 ? NoticeWords.Get("OneHead", culture) : NoticeWords.Get("Heads", culture, registration.Heads);
        if (facts is { DoorCode: { } code, Kind: not (NoticeKind.OccurrenceMoved or NoticeKind.OccurrenceChanged) } && !facts.IsAboutSeries)
            yield return NoticeWords.Get("DoorCode", culture, DoorCode.Shown(code));
        if (facts.Occurrence is not { } occurrence) yield break;
        if (occurrence.DressCode is { Length: > 0 } dressCode) yield return NoticeWords.Get("DressCode", culture, dressCode);
        foreach (var stream in occurrence.Links.Where(link => link.Kind is LinkKind.Stream))
            yield return NoticeWords.Get("Stream", culture, stream.Url);
    }

    private static string? Time(Occurrence occurrence, OccasionFacts facts) =>
        occurrence.Start is { } start ? DateWords.DateAndTimes(start, occurrence.End, facts.Culture, facts.Today) : null;

    private static string Candidates(Occurrence occurrence, OccasionFacts facts)
    {
        var days = occurrence.OpenCandidates.Select(candidate => DateOnly.FromDateTime(candidate.Start)).ToList();
        return days.Count == 0 ? NoticeWords.Get("DateUndecided", facts.Culture) : DateWords.Candidates(days, facts.Culture, facts.Today);
    }

    private static string Clock(DateTime at, CultureInfo culture) => DateWords.Time(TimeOnly.FromDateTime(at), culture);

    private static string Join(string separator, params string?[] parts) => string.Join(separator, parts.Where(part => !string.IsNullOrWhiteSpace(part)));

    private static void Add(List<LetterRow> rows, OccasionFacts facts, string label, IEnumerable<string> lines)
    {
        List<string> list = [.. lines];
        if (list.Count > 0) rows.Add(new(NoticeWords.Get(label, facts.Culture), list));
    }
}
