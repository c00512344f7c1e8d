using System.Globalization;

namespace Evenemang.Shared.Calendars;

/// <summary>The rules by which a zone's clocks change every year, as RFC 5545 wants them said.</summary>
internal static class YearlyZoneRules
{
    // These twelve years begin on every day of the week, so a rule shows all its dates. They end where zone files stop spelling out
    // each change (2037): from there on .NET misreads rules that change the clock at 24 o'clock or before midnight (America/Santiago).
    private const int FirstYear = 2026;
    private const int Years = 12;

    /// <summary>One onset without change, two with; null where no yearly rule fits.</summary>
    public static IReadOnlyList<ZoneOnset>? Of(TimeZoneInfo zone)
    {
        var changes = Changes(zone);
        if (changes.Count == 0)
        {
            var offset = zone.GetUtcOffset(new DateTime(FirstYear, 1, 1, 0, 0, 0, DateTimeKind.Utc));
            return [new(IsDaylight: false, new DateTime(1970, 1, 1), Rule: null, offset, offset)];
        }

        var groups = changes.GroupBy(change => (change.From, change.To)).ToList();
        var onsets = groups.Select(Onset).OfType<ZoneOnset>().ToList();
        return groups.Count == 2 && onsets.Count == 2 ? [.. onsets.OrderBy(onset => onset.IsDaylight)] : null;
    }

    private static ZoneOnset? Onset(IEnumerable<Change> changes)
    {
        var all = changes.ToList();
        var first = all[0];
        var isYearly = all.Count == Years
            && all.TrueForAll(change => change.Local.Month == first.Local.Month && change.Local.TimeOfDay == first.Local.TimeOfDay);
        if (!isYearly || DayRule(all) is not { } day)
        {
            return null;
        }

        var rule = string.Create(CultureInfo.InvariantCulture, $"FREQ=YEARLY;BYMONTH={first.Local.Month};{day.Text}");
        var start = Enumerable.Range(1, DateTime.DaysInMonth(1970, first.Local.Month))
            .Select(number => new DateTime(1970, first.Local.Month, number) + first.Local.TimeOfDay)
            .First(day.Fits);
        return new(first.To > first.From, start, rule, first.From, first.To);
    }

    private static (string Text, Func<DateTime, bool> Fits)? DayRule(List<Change> changes)
    {
        var days = changes.ConvertAll(change => change.Local.Day);
        if (days.Distinct().Count() == 1)
        {
            return (string.Create(CultureInfo.InvariantCulture, $"BYMONTHDAY={days[0]}"), day => day.Day == days[0]);
        }

        var weekday = changes[0].Local.DayOfWeek;
        if (changes.Exists(change => change.Local.DayOfWeek != weekday))
        {
            return null;
        }

        var name = weekday.ToString()[..2].ToUpperInvariant();
        if (changes.TrueForAll(change => IsLast(change.Local)))
        {
            return ($"BYDAY=-1{name}", day => day.DayOfWeek == weekday && IsLast(day));
        }

        var nth = (days[0] + 6) / 7;
        if (days.TrueForAll(day => (day + 6) / 7 == nth))
        {
            return (string.Create(CultureInfo.InvariantCulture, $"BYDAY={nth}{name}"), day => day.DayOfWeek == weekday && (day.Day + 6) / 7 == nth);
        }

        // "The Saturday before the last Sunday" (America/Nuuk): a weekday within seven days of the month.
        var from = days.Min();
        return days.Max() - from > 6
            ? null
            : ($"BYDAY={name};BYMONTHDAY={string.Join(',', Enumerable.Range(from, 7))}", day => day.DayOfWeek == weekday && day.Day >= from && day.Day < from + 7);
    }

    private static bool IsLast(DateTime day) => day.Day + 7 > DateTime.DaysInMonth(day.Year, day.Month);

    private static List<Change> Changes(TimeZoneInfo zone)
    {
        List<Change> changes = [];
        var end = new DateTime(FirstYear + Years, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (var day = new DateTime(FirstYear, 1, 1, 0, 0, 0, DateTimeKind.Utc); day < end; day = day.AddDays(7))
        {
            var (from, to) = (zone.GetUtcOffset(day), zone.GetUtcOffset(day.AddDays(7)));
            if (from != to)
            {
                changes.Add(new(Instant(zone, day, from) + from, from, to));
            }
        }

        return changes;
    }

    private static DateTime Instant(TimeZoneInfo zone, DateTime low, TimeSpan before)
    {
        var (early, late) = (0, 7 * 24 * 60);
        while (late - early > 1)
        {
            var middle = (early + late) / 2;
            (early, late) = zone.GetUtcOffset(low.AddMinutes(middle)) == before ? (middle, late) : (early, middle);
        }

        return DateTime.SpecifyKind(low.AddMinutes(late), DateTimeKind.Unspecified);
    }

    /// <summary>A change of offset; <paramref name="Local"/> is the wall clock then, by the offset before it.</summary>
    private sealed record Change(DateTime Local, TimeSpan From, TimeSpan To);
}

/// <summary>
/// A STANDARD or DAYLIGHT sub-component: <paramref name="First"/> is its first onset since 1970, wall clock by <paramref name="From"/>;
/// <paramref name="Rule"/> its RRULE, null where clocks never change.
/// </summary>
internal sealed record ZoneOnset(bool IsDaylight, DateTime First, string? Rule, TimeSpan From, TimeSpan To);
