namespace Evenemang.Shared.Weather;

/// <summary>How often a day is looked at: seldom while it is far, hourly when it is near.</summary>
public static class WeatherWatch
{
    /// <summary>Forecasts reach this far.</summary>
    public static readonly TimeSpan From = TimeSpan.FromDays(10);

    /// <summary>From here on the services forecast hour by hour, and change their minds as often.</summary>
    public static readonly TimeSpan Near = TimeSpan.FromHours(72);

    /// <summary>Time between two looks.</summary>
    /// <param name="untilStart">From now to the start of the day; negative once it goes on.</param>
    public static TimeSpan Interval(TimeSpan untilStart) => TimeSpan.FromHours(untilStart > Near ? 3 : 1);

    /// <summary>Whether the day is watched now: it begins within <see cref="From"/> and is not over.</summary>
    public static bool IsWatched(DateTime start, DateTime end, DateTime now) => start - now <= From && now < end;

    /// <summary>Whether it is time for another look.</summary>
    /// <param name="lastLook">UTC instant of the last; null before the first.</param>
    /// <param name="start">UTC instant the day begins.</param>
    /// <param name="now">UTC.</param>
    public static bool IsDue(DateTime? lastLook, DateTime start, DateTime now) => lastLook is not { } last || now - last >= Interval(start - now);
}
