using System.Globalization;
using Evenemang.Shared.Events;

namespace Evenemang.Shared.Calendars;

/// <summary>Who takes part, what is on the agenda and on the programme, as lines of plain text.</summary>
internal static class EntryProgramme
{
    public static string? Contributors(Occurrence occurrence, CultureInfo culture) =>
        Lines("Contributors", culture, occurrence.Contributors.Select(contributor =>
        {
            var words = string.Join(", ", new[] { contributor.Name, contributor.Role, contributor.Organisation }.Where(part => !string.IsNullOrWhiteSpace(part)));
            return contributor.IsConfirmed ? words : CalendarWords.Get("HopedFor", culture, words);
        }));

    public static string? Agenda(Occurrence occurrence, CultureInfo culture) =>
        Lines("Agenda", culture, occurrence.Agenda.OrderBy(item => item.Number).Select(item => $"{item.Number}. {item.Text}"));

    /// <summary>Timed items by the clock, parallel ones on lines of their own, all-day stations last.</summary>
    public static string? Programme(Occurrence occurrence, CultureInfo culture) =>
        Lines("Programme", culture, occurrence.Programme
            .OrderBy(item => item.IsAllDay)
            .ThenBy(item => item.Start)
            .ThenBy(item => item.Order)
            .Select(item => $"{When(item, culture)} {Words(item)}"));

    /// <summary>The stream before and during, recordings after; further pages stay on the page.</summary>
    public static string? Links(Occurrence occurrence)
    {
        var lines = occurrence.Links.Where(link => link.Kind is LinkKind.Stream or LinkKind.Recording).Select(link => $"{link.Title}: {link.Url}");
        var text = string.Join('\n', lines);
        return text.Length == 0 ? null : text;
    }

    private static string When(ProgrammeItem item, CultureInfo culture)
    {
        if (item.Start is not { } start)
        {
            return CalendarWords.Get("AllDay", culture);
        }

        var times = DateWords.Times(TimeOnly.FromDateTime(start), item.End is { } end ? TimeOnly.FromDateTime(end) : null, culture);
        return item.EndsWhenDone ? CalendarWords.Get("EndsWhenDone", culture, times) : times;
    }

    private static string Words(ProgrammeItem item) => string.IsNullOrWhiteSpace(item.Place) ? item.Title : $"{item.Title} ({item.Place})";

    private static string? Lines(string heading, CultureInfo culture, IEnumerable<string> lines)
    {
        var text = string.Join('\n', lines);
        return text.Length == 0 ? null : $"{CalendarWords.Get(heading, culture)}\n{text}";
    }
}
