using Evenemang.Shared.Events;

namespace Evenemang.Server.Samples;

/// <summary>Days reckoned from today, so that the samples are as fresh next year.</summary>
internal static class SampleDates
{
    /// <summary>First day of the month that lies so many months away.</summary>
    public static DateOnly Month(DateOnly today, int months) => new DateOnly(today.Year, today.Month, 1).AddMonths(months);

    /// <summary>The n-th such weekday of the month, n from 1 to 4.</summary>
    public static DateOnly Nth(DateOnly month, DayOfWeek weekday, int n)
    {
        var first = new DateOnly(month.Year, month.Month, 1);
        return first.AddDays((((int)weekday - (int)first.DayOfWeek + 7) % 7) + (7 * (n - 1)));
    }

    /// <summary>The first such weekday on or after the day that is no public holiday.</summary>
    public static DateOnly FirstWorking(DateOnly from, DayOfWeek weekday)
    {
        var day = from.AddDays(((int)weekday - (int)from.DayOfWeek + 7) % 7);
        while (SwedishHolidays.IsPublicHoliday(day)) day = day.AddDays(7);
        return day;
    }

    /// <summary>17 May: this year's while it is still to come, else next year's.</summary>
    public static DateOnly NextSpringDay(DateOnly today)
    {
        var thisYear = new DateOnly(today.Year, 5, 17);
        return thisYear > today ? thisYear : thisYear.AddYears(1);
    }

    /// <summary>No meetings in July and August, in each year from the first to the last.</summary>
    public static IEnumerable<ClosedPeriod> SummerBreaks(DateOnly from, DateOnly to)
    {
        for (var year = from.Year; year <= to.Year; year++) yield return new(new(year, 7, 1), new(year, 8, 31), "sommaruppehåll");
    }

    /// <summary>Summer breaks and the weeks around Christmas.</summary>
    public static IEnumerable<ClosedPeriod> Breaks(DateOnly from, DateOnly to)
    {
        foreach (var summer in SummerBreaks(from, to)) yield return summer;
        for (var year = from.Year; year <= to.Year; year++) yield return new(new(year, 12, 20), new(year + 1, 1, 6), "juluppehåll");
    }

    public static DateTime At(this DateOnly day, int hour, int minute = 0) => day.ToDateTime(new(hour, minute));
}
