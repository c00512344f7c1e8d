using System.Globalization;
using System.Resources;

namespace Evenemang.Shared.Events;

/// <summary>
/// Swedish holidays by lag (1989:253) om allmänna helgdagar, with the five eves that are days off in practice. Right from 2005, when
/// annandag pingst gave way to nationaldagen.
/// </summary>
public static class SwedishHolidays
{
    private static readonly ResourceManager Names = new("Evenemang.Shared.Events.HolidayText", typeof(SwedishHolidays).Assembly);

    /// <summary>Whether the day is a public holiday in law: the named ones and every Sunday; eves are not.</summary>
    public static bool IsPublicHoliday(DateOnly date)
        => date.DayOfWeek is DayOfWeek.Sunday || InYear(date.Year).Any(day => day.Date == date && day.IsPublicHoliday);

    /// <summary>
    /// The named day off on the date, or null; an ordinary Sunday gives null. Where two fall together (första maj and Kristi himmelsfärdsdag in 2008)
    /// the one in law goes before the eve, then the one with the fixed date.
    /// </summary>
    public static Holiday? On(DateOnly date)
        => InYear(date.Year).Where(day => day.Date == date).OrderByDescending(day => day.IsPublicHoliday).FirstOrDefault();

    /// <summary>The year's eighteen named days off, by date.</summary>
    /// <param name="year">1 to 9999; see the remark on 2005.</param>
    public static IReadOnlyList<Holiday> InYear(int year)
    {
        var easter = EasterDay(year);
        var midsummer = FirstSaturdayFrom(new DateOnly(year, 6, 20));
        Holiday[] days =
        [
            new(new DateOnly(year, 1, 1), SwedishHoliday.NewYearsDay),
            new(new DateOnly(year, 1, 6), SwedishHoliday.Epiphany),
            new(new DateOnly(year, 5, 1), SwedishHoliday.MayDay),
            new(new DateOnly(year, 6, 6), SwedishHoliday.NationalDay),
            new(easter.AddDays(-2), SwedishHoliday.GoodFriday),
            new(easter.AddDays(-1), SwedishHoliday.EasterEve),
            new(easter, SwedishHoliday.EasterDay),
            new(easter.AddDays(1), SwedishHoliday.EasterMonday),
            new(easter.AddDays(39), SwedishHoliday.AscensionDay),
            new(easter.AddDays(48), SwedishHoliday.WhitsunEve),
            new(easter.AddDays(49), SwedishHoliday.WhitSunday),
            new(midsummer.AddDays(-1), SwedishHoliday.MidsummerEve),
            new(midsummer, SwedishHoliday.MidsummerDay),
            new(FirstSaturdayFrom(new DateOnly(year, 10, 31)), SwedishHoliday.AllSaintsDay),
            new(new DateOnly(year, 12, 24), SwedishHoliday.ChristmasEve),
            new(new DateOnly(year, 12, 25), SwedishHoliday.ChristmasDay),
            new(new DateOnly(year, 12, 26), SwedishHoliday.BoxingDay),
            new(new DateOnly(year, 12, 31), SwedishHoliday.NewYearsEve),
        ];

        return [.. days.OrderBy(day => day.Date)];
    }

    /// <summary>The name in running text: "annandag påsk"; "Easter Monday".</summary>
    public static string Name(SwedishHoliday day, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return Names.GetString(day.ToString(), culture) ?? throw new ArgumentOutOfRangeException(nameof(day), day, "No such holiday.");
    }

    /// <summary>Easter Day in the Gregorian calendar: the anonymous algorithm published in Nature in 1876, as given by Meeus and Butcher.</summary>
    /// <param name="year">1583 to 9999.</param>
    public static DateOnly EasterDay(int year)
    {
        var a = year % 19;
        var (b, c) = (year / 100, year % 100);
        var (d, e) = (b / 4, b % 4);
        var g = (b - ((b + 8) / 25) + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var l = (32 + (2 * e) + (2 * (c / 4)) - h - (c % 4)) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1);
    }

    private static DateOnly FirstSaturdayFrom(DateOnly date) => date.AddDays(DayOfWeek.Saturday - date.DayOfWeek);
}

/// <summary>A named day off.</summary>
/// <param name="Date">The day.</param>
/// <param name="Day">Which one it is.</param>
public sealed record Holiday(DateOnly Date, SwedishHoliday Day)
{
    /// <summary>Whether the law makes it a holiday; false for the five eves that are days off in practice.</summary>
    public bool IsPublicHoliday => Day is not (SwedishHoliday.EasterEve or SwedishHoliday.WhitsunEve or SwedishHoliday.MidsummerEve
        or SwedishHoliday.ChristmasEve or SwedishHoliday.NewYearsEve);
}
