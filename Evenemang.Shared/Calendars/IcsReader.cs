using System.Text;

namespace Evenemang.Shared.Calendars;

/// <summary>
/// Reads RFC 5545 from anywhere: any line ending, unknown properties and components passed over, sizes bounded. Whatever is wrong comes
/// back as a problem with its line; nothing but a null argument throws.
/// </summary>
public static class IcsReader
{
    /// <summary>The largest file read, in octets.</summary>
    public const int MaxOctets = 8 * 1024 * 1024;

    /// <summary>The most entries read.</summary>
    public const int MaxEntries = 10_000;

    /// <summary>The calendar in <paramref name="octets"/> (UTF-8, with or without a byte order mark).</summary>
    public static IcsReading Read(ReadOnlySpan<byte> octets)
    {
        if (octets.Length > MaxOctets)
        {
            return new(null, [new(0, IcsProblemKind.TooLarge, $"{octets.Length}")]);
        }

        List<IcsProblem> problems = [];
        var text = Encoding.UTF8.GetString(octets.StartsWith(Encoding.UTF8.Preamble) ? octets[Encoding.UTF8.Preamble.Length..] : octets);
        if (new IcsParser(text, problems).Parse() is not { } calendar)
        {
            problems.Insert(0, new(0, IcsProblemKind.NotACalendar, ""));
            return new(null, problems);
        }

        List<CalendarEntry> entries = [];
        foreach (var component in calendar.Components.Where(component => component.Name is "VEVENT"))
        {
            if (entries.Count == MaxEntries)
            {
                problems.Add(new(component.Line, IcsProblemKind.TooManyEntries, $"{MaxEntries}"));
                break;
            }

            if (EntryReading.Read(component, problems) is { } entry)
            {
                entries.Add(entry);
            }
        }

        return new(
            new CalendarFeed
            {
                Method = Enum.TryParse<CalendarMethod>(calendar.Text("METHOD"), ignoreCase: true, out var method) ? method : null,
                Name = calendar.Text("NAME") ?? calendar.Text("X-WR-CALNAME"),
                Description = calendar.Text("DESCRIPTION") ?? calendar.Text("X-WR-CALDESC"),
                Source = calendar.Find("SOURCE")?.Value,
                Colour = calendar.Text("COLOR"),
                Refresh = calendar.Find("REFRESH-INTERVAL")?.Value,
                TimeZone = calendar.Text("X-WR-TIMEZONE"),
                Entries = entries,
            },
            problems);
    }
}
