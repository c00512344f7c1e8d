using System.Globalization;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Shared.Calendars;

/// <summary>
/// Everything to know about an occurrence as plain text, the most urgent first: what changed, then when, then what, then where to read more.
/// Dates carry their year, because a calendar is read at any time.
/// </summary>
internal static class EntryDescription
{
    public static string OfDate(Occurrence occurrence, EntryOptions options)
    {
        List<string?> parts = [Cancelled(occurrence, options), .. Moved(occurrence, options), .. Unsettled(occurrence, options), Counts(occurrence, options)];
        parts.Add(Times(occurrence, options.Culture));
        parts.AddRange(Rest(occurrence, options));
        return Join(parts);
    }

    public static string OfCandidate(Occurrence occurrence, DateCandidate candidate, EntryOptions options)
    {
        var days = occurrence.OpenCandidates.Select(open => DateOnly.FromDateTime(open.Start)).Distinct().ToList();
        var choice = days.Count == 1
            ? CalendarWords.Get("OnlyCandidate", options.Culture)
            : CalendarWords.Get("Candidate", options.Culture, DateWords.Candidates(days, options.Culture));
        List<string?> parts = [Cancelled(occurrence, options), choice, Counts(occurrence, options)];
        parts.Add(CalendarWords.Get("Times", options.Culture, DateWords.DateAndTimes(candidate.Start, candidate.End, options.Culture)));
        parts.AddRange(Rest(occurrence, options));
        return Join(parts);
    }

    public static string OfDropped(Occurrence occurrence, EntryOptions options)
    {
        var text = occurrence is { Start: { } start, State: not OccurrenceState.Cancelled }
            ? CalendarWords.Get("DroppedFor", options.Culture, DateWords.DateAndTimes(start, occurrence.End, options.Culture))
            : CalendarWords.Get("Dropped", options.Culture);
        return Join([text, Page(occurrence, options)]);
    }

    /// <summary>The reason is the organiser's own words, which might not be neutral.</summary>
    private static string? Cancelled(Occurrence occurrence, EntryOptions options) =>
        occurrence.State is OccurrenceState.Cancelled
            ? CalendarWords.Get("Cancelled", options.Culture, options.IsNeutral ? "" : occurrence.CancelReason ?? "").TrimEnd()
            : null;

    private static IEnumerable<string?> Moved(Occurrence occurrence, EntryOptions options)
    {
        if (occurrence.MovedFrom is not { } before)
        {
            yield break;
        }

        if (before.Start is { } start && (before.Start, before.End) != (occurrence.Start, occurrence.End))
        {
            yield return CalendarWords.Get("MovedFromTime", options.Culture, DateWords.DateAndTimes(start, before.End, options.Culture));
        }

        if (before.VenueName is { } venue)
        {
            yield return CalendarWords.Get("MovedFromVenue", options.Culture, venue);
        }
    }

    private static IEnumerable<string?> Unsettled(Occurrence occurrence, EntryOptions options)
    {
        if (occurrence.State is OccurrenceState.Cancelled or OccurrenceState.Held)
        {
            yield break;
        }

        if (occurrence.DateDecision is Decision.Preliminary)
        {
            yield return CalendarWords.Get("DatePreliminary", options.Culture);
        }

        if (occurrence.VenueDecision is not Decision.Decided)
        {
            yield return CalendarWords.Get(occurrence.VenueDecision is Decision.Undecided ? "VenueUndecided" : "VenuePreliminary", options.Culture);
        }
    }

    private static string? Counts(Occurrence occurrence, EntryOptions options) =>
        options.Counts is not { } counts || occurrence.EffectiveRegistration.Scope is RegistrationScope.None ? null
        : occurrence.EffectiveRegistration.Capacity is { } seats ? CalendarWords.Get("CountsOfSeats", options.Culture, counts.Confirmed, counts.Waitlisted, seats)
        : CalendarWords.Get("Counts", options.Culture, counts.Confirmed, counts.Waitlisted);

    /// <summary>The entry covers doors to end, so both times are said in words.</summary>
    private static string Times(Occurrence occurrence, CultureInfo culture)
    {
        var start = occurrence.Start!.Value;
        var when = CalendarWords.Get("Times", culture, DateWords.DateAndTimes(start, occurrence.End, culture));
        if (occurrence.Doors is not { } doors || doors == start)
        {
            return when;
        }

        var sameDay = occurrence.End?.Date == start.Date ? TimeOnly.FromDateTime(occurrence.End.Value) : (TimeOnly?)null;
        var key = occurrence.Series.Kind is EventKind.BreakfastSeminar ? "DoorsBreakfast" : "DoorsOpen";
        var words = CalendarWords.Get(key, culture, DateWords.Time(TimeOnly.FromDateTime(doors), culture), DateWords.Times(TimeOnly.FromDateTime(start), sameDay, culture));
        return $"{when}\n{words}";
    }

    private static IEnumerable<string?> Rest(Occurrence occurrence, EntryOptions options) => options.IsNeutral
        ? []
        : [
            Theme(occurrence, options.Culture),
            occurrence.Series.Summary,
            PlainText.FromMarkdown(occurrence.Description),
            EntryProgramme.Contributors(occurrence, options.Culture),
            EntryProgramme.Agenda(occurrence, options.Culture),
            EntryProgramme.Programme(occurrence, options.Culture),
            Optional("DressCode", occurrence.DressCode, options.Culture),
            Optional("Directions", occurrence.ShownVenue?.Directions, options.Culture),
            EntryProgramme.Links(occurrence),
            Organisers(occurrence.Series, options.Culture),
            Page(occurrence, options),
        ];

    private static string? Theme(Occurrence occurrence, CultureInfo culture) => occurrence.ThemeDecision switch
    {
        Decision.Undecided when occurrence.Series.Kind is EventKind.RecurringMeeting && occurrence.State is not (OccurrenceState.Held or OccurrenceState.Cancelled)
            => CalendarWords.Get("ThemeUndecided", culture),
        Decision.Undecided => null,
        Decision.Preliminary => Optional("ThemePreliminary", occurrence.Theme, culture),
        _ => Optional("Theme", occurrence.Theme, culture),
    };

    private static string? Organisers(Series series, CultureInfo culture)
    {
        var names = new[] { series.Organiser }.Concat(series.CoOrganisers).Where(name => !string.IsNullOrWhiteSpace(name));
        var contact = series.Contact is { } person
            ? string.Join(", ", new[] { person.Name, person.Phone, person.Email }.Where(part => !string.IsNullOrWhiteSpace(part)))
            : null;
        var lines = new[] { Optional("Organisers", string.Join(", ", names), culture), Optional("Contact", contact, culture) }.OfType<string>();
        return string.Join('\n', lines);
    }

    private static string? Page(Occurrence occurrence, EntryOptions options)
    {
        if (options.IsNeutral)
        {
            return null;
        }

        var takesSignUps = occurrence.EffectiveRegistration.Scope is not RegistrationScope.None
            && occurrence.State is OccurrenceState.Tentative or OccurrenceState.Confirmed;
        return CalendarWords.Get(takesSignUps ? "PageAndSignUp" : "Page", options.Culture, OccurrenceEntries.PageOf(occurrence, options));
    }

    private static string? Optional(string key, string? value, CultureInfo culture) =>
        string.IsNullOrWhiteSpace(value) ? null : CalendarWords.Get(key, culture, value.Trim());

    private static string Join(IEnumerable<string?> parts) => string.Join("\n\n", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
}
