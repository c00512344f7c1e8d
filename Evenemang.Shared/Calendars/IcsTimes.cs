using System.Globalization;
using System.Text.RegularExpressions;
using Evenemang.Shared.Events;

namespace Evenemang.Shared.Calendars;

/// <summary>DATE, DATE-TIME and DURATION values (RFC 5545 section 3.3).</summary>
internal static partial class IcsTimes
{
    /// <summary>The moment, or null and a problem.</summary>
    public static CalendarTime? Read(IcsProperty property, List<IcsProblem> problems)
    {
        var value = property.Value.Trim();
        if (value.Length == 8 && DateOnly.TryParseExact(value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return CalendarTime.On(date);
        }

        var isUtc = value.EndsWith('Z');
        if (!DateTime.TryParseExact(isUtc ? value[..^1] : value, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            problems.Add(new(property.Line, IcsProblemKind.BadValue, value));
            return null;
        }

        if (isUtc)
        {
            return CalendarTime.AtUtc(time);
        }

        if (!property.Parameters.TryGetValue("TZID", out var named))
        {
            return CalendarTime.Floating(time);
        }

        if (Zone(named) is { } zone)
        {
            return CalendarTime.At(time, zone);
        }

        problems.Add(new(property.Line, IcsProblemKind.UnknownZone, named));
        return null;
    }

    /// <summary>The length, or null and a problem. Weeks and days are clock-face lengths.</summary>
    public static TimeSpan? Length(IcsProperty property, List<IcsProblem> problems)
    {
        var match = Duration().Match(property.Value.Trim());
        if (!match.Success || match.Value.EndsWith('P') || match.Value.EndsWith('T'))
        {
            problems.Add(new(property.Line, IcsProblemKind.BadValue, property.Value));
            return null;
        }

        int Number(string group) => match.Groups[group] is { Success: true } found ? int.Parse(found.Value, CultureInfo.InvariantCulture) : 0;
        var length = new TimeSpan((7 * Number("weeks")) + Number("days"), Number("hours"), Number("minutes"), Number("seconds"));
        return match.Value.StartsWith('-') ? -length : length;
    }

    /// <summary>The IANA name of a zone, also of Windows' own names, which Outlook writes; null when nobody here knows it.</summary>
    private static string? Zone(string named)
    {
        var name = named.StartsWith('/') ? string.Join('/', named.Split('/')[^2..]) : named;
        if (TimeZoneInfo.TryConvertWindowsIdToIanaId(name, out var iana))
        {
            name = iana;
        }

        return WallClock.IsKnownZone(name) ? name : null;
    }

    [GeneratedRegex(@"^[+-]?P(?:(?<weeks>\d{1,4})W|(?:(?<days>\d{1,5})D)?(?:T(?:(?<hours>\d{1,5})H)?(?:(?<minutes>\d{1,6})M)?(?:(?<seconds>\d{1,7})S)?)?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Duration();
}
