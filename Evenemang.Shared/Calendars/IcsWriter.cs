using System.Globalization;
using System.Text;

namespace Evenemang.Shared.Calendars;

/// <summary>
/// Writes RFC 5545 as UTF-8. The same feed gives the same bytes, always: nothing here looks at a clock. Calendar properties come before the
/// first component, each zone used has exactly one VTIMEZONE in yearly-rule form, which Outlook needs.
/// </summary>
public static class IcsWriter
{
    private const string ProductId = "-//Evenemang//Evenemang 1.0//SV";

    /// <summary>The bytes of one VCALENDAR.</summary>
    public static byte[] Write(CalendarFeed feed)
    {
        ArgumentNullException.ThrowIfNull(feed);
        var buffer = new IcsBuffer(capacity: 2048 + (feed.Entries.Count * 1024));
        buffer.Lines("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"u8);
        Text(buffer, "PRODID:"u8, ProductId);
        buffer.Lines("CALSCALE:GREGORIAN\r\n"u8);
        if (feed.Method is { } method)
        {
            Text(buffer, "METHOD:"u8, method.ToString().ToUpperInvariant());
        }

        Text(buffer, "NAME:"u8, feed.Name);
        Text(buffer, "X-WR-CALNAME:"u8, feed.Name);
        Text(buffer, "DESCRIPTION:"u8, feed.Description);
        Text(buffer, "X-WR-CALDESC:"u8, feed.Description);
        Text(buffer, "X-WR-TIMEZONE:"u8, feed.TimeZone);
        Verbatim(buffer, "SOURCE;VALUE=URI:"u8, feed.Source);
        Text(buffer, "COLOR:"u8, feed.Colour);
        Verbatim(buffer, "REFRESH-INTERVAL;VALUE=DURATION:"u8, feed.Refresh);
        Verbatim(buffer, "X-PUBLISHED-TTL:"u8, feed.Refresh);
        foreach (var zone in ZonesOf(feed))
        {
            buffer.Lines(zone.Octets.Span);
        }

        foreach (var entry in feed.Entries)
        {
            Entry(buffer, entry);
        }

        buffer.Lines("END:VCALENDAR\r\n"u8);
        return buffer.ToArray();
    }

    private static void Entry(IcsBuffer buffer, CalendarEntry entry)
    {
        buffer.Lines("BEGIN:VEVENT\r\n"u8);
        Text(buffer, "UID:"u8, entry.Uid);
        Time(buffer, "DTSTAMP"u8, CalendarTime.AtUtc(entry.LastModified));
        Time(buffer, "LAST-MODIFIED"u8, CalendarTime.AtUtc(entry.LastModified));
        buffer.Ascii("SEQUENCE:"u8);
        buffer.Number(entry.Sequence);
        buffer.EndLine();
        Time(buffer, "DTSTART"u8, entry.Start);
        if (entry.End is { } end)
        {
            Time(buffer, "DTEND"u8, end);
        }

        buffer.Lines(entry.Status switch
        {
            CalendarStatus.Tentative => "STATUS:TENTATIVE\r\n"u8,
            CalendarStatus.Cancelled => "STATUS:CANCELLED\r\n"u8,
            _ => "STATUS:CONFIRMED\r\n"u8,
        });
        buffer.Lines(entry.IsTransparent ? "TRANSP:TRANSPARENT\r\n"u8 : "TRANSP:OPAQUE\r\n"u8);
        if (entry.IsPrivate)
        {
            buffer.Lines("CLASS:PRIVATE\r\n"u8);
        }

        Text(buffer, "SUMMARY:"u8, entry.Summary);
        Text(buffer, "DESCRIPTION:"u8, entry.Description);
        Text(buffer, "LOCATION:"u8, entry.Location);
        if (entry.Geo is { } geo)
        {
            Verbatim(buffer, "GEO:"u8, string.Create(CultureInfo.InvariantCulture, $"{geo.Latitude:0.######};{geo.Longitude:0.######}"));
        }

        Verbatim(buffer, "URL:"u8, entry.Url);
        Categories(buffer, entry.Categories);
        Text(buffer, "RELATED-TO:"u8, entry.RelatedTo);
        Person(buffer, "ORGANIZER"u8, entry.Organizer, default);
        // The sign-up was the answer: nobody is asked again (RFC 5546 section 3.2.2 with RSVP=FALSE).
        Person(buffer, "ATTENDEE"u8, entry.Attendee, ";CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE"u8);
        buffer.Lines("END:VEVENT\r\n"u8);
    }

    private static void Text(IcsBuffer buffer, ReadOnlySpan<byte> name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            buffer.Ascii(name);
            buffer.Text(value);
            buffer.EndLine();
        }
    }

    private static void Verbatim(IcsBuffer buffer, ReadOnlySpan<byte> name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            buffer.Ascii(name);
            buffer.Verbatim(value);
            buffer.EndLine();
        }
    }

    private static void Time(IcsBuffer buffer, ReadOnlySpan<byte> name, CalendarTime time)
    {
        buffer.Ascii(name);
        var isUtc = string.Equals(time.Zone, CalendarTime.UtcZone, StringComparison.Ordinal);
        // An hour that the clocks show twice is read as the first (RFC 5545 section 3.3.5) by some and as the second by others; UTC is one instant.
        var zone = isUtc || time.Zone is null || time.IsDoubled ? null : TimeZoneComponent.Of(time.Zone);
        if (time.IsDate)
        {
            buffer.Ascii(";VALUE=DATE:"u8);
        }
        else if (zone is not null)
        {
            buffer.Ascii(";TZID="u8);
            Parameter(buffer, time.Zone!);
            buffer.Ascii(":"u8);
        }
        else
        {
            buffer.Ascii(":"u8);
        }

        // A zone without yearly rules cannot be said in a VTIMEZONE that every client reads; its instants can.
        var needsUtc = time.Zone is not null && zone is null;
        buffer.Time(needsUtc ? time.ToUtc(CalendarTime.UtcZone) : time.Local, time.IsDate);
        if (needsUtc && !time.IsDate)
        {
            buffer.Ascii("Z"u8);
        }

        buffer.EndLine();
    }

    private static void Categories(IcsBuffer buffer, IReadOnlyList<string> categories)
    {
        for (var index = 0; index < categories.Count; index++)
        {
            buffer.Ascii(index == 0 ? "CATEGORIES:"u8 : ","u8);
            buffer.Text(categories[index]);
        }

        if (categories.Count > 0)
        {
            buffer.EndLine();
        }
    }

    private static void Person(IcsBuffer buffer, ReadOnlySpan<byte> name, CalendarMailbox? person, ReadOnlySpan<byte> parameters)
    {
        if (person is null)
        {
            return;
        }

        buffer.Ascii(name);
        buffer.Ascii(parameters);
        if (!string.IsNullOrWhiteSpace(person.Name))
        {
            buffer.Ascii(";CN="u8);
            Parameter(buffer, person.Name);
        }

        buffer.Ascii(":mailto:"u8);
        buffer.Verbatim(person.Address);
        buffer.EndLine();
    }

    /// <summary>Quoted when it holds <c>: ; ,</c>. A double quote, which no parameter may hold, becomes a single one; ^ is doubled (RFC 6868).</summary>
    private static void Parameter(IcsBuffer buffer, string value)
    {
        var text = new StringBuilder(value).Replace("\r\n", " ").Replace('\n', ' ').Replace('\r', ' ').Replace('"', '\'').Replace("^", "^^").ToString();
        var quote = text.AsSpan().ContainsAny(':', ';', ',');
        buffer.Ascii(quote ? "\""u8 : default);
        buffer.Verbatim(text);
        buffer.Ascii(quote ? "\""u8 : default);
    }

    private static IEnumerable<TimeZoneComponent> ZonesOf(CalendarFeed feed) =>
        feed.Entries.SelectMany(entry => new[] { entry.Start.Zone, entry.End?.Zone })
            .Where(zone => zone is not null and not CalendarTime.UtcZone)
            .Distinct(StringComparer.Ordinal)
            .Select(zone => TimeZoneComponent.Of(zone!))
            .OfType<TimeZoneComponent>();
}
