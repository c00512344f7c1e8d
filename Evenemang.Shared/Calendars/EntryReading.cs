using System.Globalization;

namespace Evenemang.Shared.Calendars;

/// <summary>What the properties of one VEVENT mean.</summary>
internal static class EntryReading
{
    /// <summary>The entry, or null when it cannot do without something that is missing or unreadable; the problem tells what.</summary>
    public static CalendarEntry? Read(IcsComponent component, List<IcsProblem> problems)
    {
        if (component.Text("UID") is not { Length: > 0 } uid)
        {
            problems.Add(new(component.Line, IcsProblemKind.MissingProperty, "UID"));
            return null;
        }

        if (component.Find("DTSTART") is not { } begins)
        {
            problems.Add(new(component.Line, IcsProblemKind.MissingProperty, "DTSTART"));
            return null;
        }

        if (IcsTimes.Read(begins, problems) is not { } start)
        {
            return null;
        }

        if ((component.Find("RRULE") ?? component.Find("RDATE")) is { } rule)
        {
            problems.Add(new(rule.Line, IcsProblemKind.Repeats, uid));
        }

        var changed = component.Find("LAST-MODIFIED") ?? component.Find("DTSTAMP");
        return new CalendarEntry
        {
            Uid = uid,
            Sequence = Sequence(component, problems),
            LastModified = changed is not null && IcsTimes.Read(changed, problems) is { } stamp
                ? stamp.ToUtc(CalendarTime.UtcZone)
                : DateTime.UnixEpoch,
            Start = start,
            End = End(component, start, problems),
            Status = Enum.TryParse<CalendarStatus>(component.Text("STATUS"), ignoreCase: true, out var status) ? status : CalendarStatus.Confirmed,
            IsTransparent = string.Equals(component.Text("TRANSP"), "TRANSPARENT", StringComparison.OrdinalIgnoreCase),
            IsPrivate = component.Text("CLASS")?.ToUpperInvariant() is "PRIVATE" or "CONFIDENTIAL",
            Summary = component.Text("SUMMARY") ?? "",
            Description = component.Text("DESCRIPTION"),
            Location = component.Text("LOCATION"),
            Geo = Geo(component.Find("GEO"), problems),
            Url = component.Find("URL")?.Value,
            Categories = [.. component.Properties.Where(property => property.Name is "CATEGORIES").SelectMany(property => IcsText.UnescapeList(property.Value))],
            RelatedTo = component.Text("RELATED-TO"),
            Organizer = Person(component.Find("ORGANIZER")),
            Attendee = Person(component.Find("ATTENDEE")),
        };
    }

    private static CalendarTime? End(IcsComponent component, CalendarTime start, List<IcsProblem> problems)
    {
        if (component.Find("DTEND") is { } end)
        {
            return IcsTimes.Read(end, problems);
        }

        return component.Find("DURATION") is { } length && IcsTimes.Length(length, problems) is { } duration
            ? start.Plus(duration)
            : null;
    }

    private static int Sequence(IcsComponent component, List<IcsProblem> problems)
    {
        if (component.Find("SEQUENCE") is not { } property)
        {
            return 0;
        }

        if (int.TryParse(property.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
        {
            return sequence;
        }

        problems.Add(new(property.Line, IcsProblemKind.BadValue, property.Value));
        return 0;
    }

    private static GeoPosition? Geo(IcsProperty? property, List<IcsProblem> problems)
    {
        if (property is null)
        {
            return null;
        }

        var parts = property.Value.Split(';', 2);
        if (parts.Length == 2
            && double.TryParse(parts[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
            && Math.Abs(latitude) <= 90 && Math.Abs(longitude) <= 180)
        {
            return new(latitude, longitude);
        }

        problems.Add(new(property.Line, IcsProblemKind.BadValue, property.Value));
        return null;
    }

    private static CalendarMailbox? Person(IcsProperty? property) =>
        property?.Value.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) is true
            ? new(property.Parameters.GetValueOrDefault("CN", ""), property.Value["mailto:".Length..])
            : null;
}
