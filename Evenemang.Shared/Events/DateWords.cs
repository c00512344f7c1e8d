using System.Globalization;
using System.Resources;

namespace Evenemang.Shared.Events;

/// <summary>
/// Dates and times as people write them, in Swedish ("måndag 10 maj kl. 13.30–15.30") and English ("Monday 10 May, 13:30–15:30"). Swedish
/// follows Språkrådet: point in clock times, "kl." before digits, en dash without spaces, weekdays and months in lower case, and never
/// the mixed form "måndagen 10 maj".
/// </summary>
/// <remarks>
/// All dates and times are wall-clock values. <c>today</c> is the reader's date: the year is left out when the date lies in the same calendar
/// year, and written otherwise; without <c>today</c> (a text that will be read at some unknown time) it is always written.
/// </remarks>
public static class DateWords
{
    private const string Dash = "–";

    private static readonly ResourceManager Texts = new("Evenemang.Shared.Events.DateText", typeof(DateWords).Assembly);

    /// <summary>"måndag 10 maj", "måndag 10 maj 2027"; "Monday 10 May".</summary>
    public static string Date(DateOnly date, CultureInfo culture, DateOnly? today = null)
        => $"{Weekday(date, culture)} {DayAndMonth(date, culture, today)}";

    /// <summary>"10 maj", "10 maj 2027"; "10 May".</summary>
    public static string DayAndMonth(DateOnly date, CultureInfo culture, DateOnly? today = null)
        => date.Year == today?.Year ? $"{date.Day} {MonthName(date, culture)}" : $"{date.Day} {MonthName(date, culture)} {date.Year}";

    /// <summary>For running text, always with the year: "måndagen den 10 maj 2027"; "Monday 10 May 2027".</summary>
    public static string LongDate(DateOnly date, CultureInfo culture)
        => Text("LongDate", culture, Weekday(date, culture), DayAndMonth(date, culture));

    /// <summary>"kl. 13.30", "kl. 9"; "13:30", "9:00".</summary>
    public static string Time(TimeOnly time, CultureInfo culture) => Text("AtTime", culture, Clock(time, culture));

    /// <summary>"kl. 13.30–15.30", "kl. 9–15", "kl. 9–15.30"; "13:30–15:30". Without an end as <see cref="Time"/>.</summary>
    public static string Times(TimeOnly start, TimeOnly? end, CultureInfo culture)
        => end is { } until ? Text("AtTime", culture, Clock(start, culture) + Dash + Clock(until, culture)) : Time(start, culture);

    /// <summary>Always with the year, for what is looked back on: "10 maj 2027 kl. 13.30"; "10 May 2027, 13:30".</summary>
    public static string DayMonthAndTime(DateTime at, CultureInfo culture) =>
        Text("DateAtTime", culture, DayAndMonth(DateOnly.FromDateTime(at), culture), Time(TimeOnly.FromDateTime(at), culture));

    /// <summary>"måndag 10 maj kl. 13.30"; "Monday 10 May, 13:30".</summary>
    public static string DateAndTime(DateTime at, CultureInfo culture, DateOnly? today = null) => DateAndTimes(at, null, culture, today);

    /// <summary>
    /// "måndag 10 maj kl. 13.30–15.30"; "Monday 10 May, 13:30–15:30". When the end is on another day both days are written, with a spaced dash.
    /// </summary>
    public static string DateAndTimes(DateTime start, DateTime? end, CultureInfo culture, DateOnly? today = null)
    {
        var (day, from) = (DateOnly.FromDateTime(start), TimeOnly.FromDateTime(start));
        if (end is not { } until || until.Date == start.Date)
        {
            TimeOnly? to = end is { } sameDay ? TimeOnly.FromDateTime(sameDay) : null;
            return Text("DateAtTime", culture, Date(day, culture, today), Times(from, to, culture));
        }

        return $"{DateAndTime(start, culture, today)} {Dash} {DateAndTime(until, culture, today)}";
    }

    /// <summary>
    /// Dates one of which will be chosen: "14 eller 21 januari", "28 januari eller 4 februari", "7, 14 eller 21 januari 2027". Sorted, each once;
    /// month and year are written once where they are shared, and
    /// years always where they differ. Empty for no dates.
    /// </summary>
    public static string Candidates(IEnumerable<DateOnly> dates, CultureInfo culture, DateOnly? today = null)
    {
        ArgumentNullException.ThrowIfNull(dates);
        DateOnly[] sorted = [.. dates.Distinct().Order()];
        if (sorted.Length == 0)
        {
            return "";
        }

        today = sorted[0].Year == sorted[^1].Year ? today : null;
        var words = new string[sorted.Length];
        for (var i = 0; i < sorted.Length; i++)
        {
            words[i] = i == sorted.Length - 1 ? DayAndMonth(sorted[i], culture, today) : Shortened(sorted[i], sorted[i + 1], culture);
        }

        return words.Length == 1 ? words[0] : Text("Or", culture, string.Join(", ", words[..^1]), words[^1]);
    }

    /// <summary>A month as a heading, always with the year and a capital first letter: "Maj 2027"; "May 2027".</summary>
    public static string MonthHeading(DateOnly date, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        var name = MonthName(date, culture);
        return $"{char.ToUpper(name[0], culture)}{name[1..]} {date.Year}";
    }

    /// <summary>"maj"; "May".</summary>
    public static string MonthName(DateOnly date, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return culture.DateTimeFormat.GetMonthName(date.Month);
    }

    /// <summary>"måndag"; "Monday".</summary>
    public static string Weekday(DateOnly date, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return culture.DateTimeFormat.GetDayName(date.DayOfWeek);
    }

    /// <summary>The ISO 8601 week: "vecka 20"; "week 20".</summary>
    public static string Week(DateOnly date, CultureInfo culture)
        => Text("Week", culture, ISOWeek.GetWeekOfYear(date).ToString(CultureInfo.InvariantCulture));

    /// <summary>Digits only, for tables: "09.00", "13.30"; "09:00", "13:30".</summary>
    public static string TableTime(TimeOnly time, CultureInfo culture)
        => $"{time.Hour:00}{Text("TimeSeparator", culture)}{time.Minute:00}";

    // Whole hours lose their minutes in Swedish ("kl. 9–15") but not in English, where a lone 9 is no time.
    private static string Clock(TimeOnly time, CultureInfo culture)
    {
        var separator = Text("TimeSeparator", culture);
        return time.Minute == 0 && separator == "." ? $"{time.Hour}" : $"{time.Hour}{separator}{time.Minute:00}";
    }

    private static string Shortened(DateOnly date, DateOnly next, CultureInfo culture) => date switch
    {
        _ when date.Year != next.Year => DayAndMonth(date, culture),
        _ when date.Month != next.Month => DayAndMonth(date, culture, date),
        _ => $"{date.Day}",
    };

    private static string Text(string key, CultureInfo culture, params object[] values)
    {
        ArgumentNullException.ThrowIfNull(culture);
        var text = Texts.GetString(key, culture) ?? throw new InvalidOperationException($"DateText has no '{key}'.");
        return values.Length == 0 ? text : string.Format(culture, text, values);
    }
}
