using System.Text.Json.Serialization;
using Evenemang.Shared.Events;

namespace Evenemang.Shared.Weather;

/// <summary>A moment before a day: "the day before at 12:00", or so many hours before the start.</summary>
/// <param name="DaysBefore">Whole days before the start's date, 0 to <see cref="MaxDays"/>; with <paramref name="At"/>.</param>
/// <param name="At">Wall-clock time on that date.</param>
/// <param name="HoursBefore">Hours before the start, 0 to <see cref="MaxHours"/>; instead of the two others.</param>
public sealed record WeatherDeadline(int? DaysBefore = null, TimeOnly? At = null, int? HoursBefore = null)
{
    /// <summary>Forecasts reach ten days.</summary>
    public const int MaxDays = 10;

    /// <summary>Forecasts reach ten days.</summary>
    public const int MaxHours = 240;

    /// <summary>Whether it names exactly one moment within its bounds.</summary>
    [JsonIgnore]
    public bool IsUsable => HoursBefore is { } hours
        ? DaysBefore is null && At is null && hours is >= 0 and <= MaxHours
        : DaysBefore is >= 0 and <= MaxDays && At is not null;

    /// <summary>So many days before, at a time of day.</summary>
    public static WeatherDeadline DayBefore(TimeOnly at, int days = 1) => new(days, at);

    /// <summary>So many hours before the start.</summary>
    public static WeatherDeadline Hours(int before) => new(HoursBefore: before);

    /// <summary>The instant, never after the start.</summary>
    /// <param name="start">Local wall-clock start of the day.</param>
    /// <param name="zone">IANA zone of the series.</param>
    public DateTime ToUtc(DateTime start, string zone)
    {
        var startUtc = WallClock.ToUtc(start, zone);
        if (HoursBefore is { } hours) return startUtc.AddHours(-hours);
        var day = DateOnly.FromDateTime(start).AddDays(-(DaysBefore ?? 1));
        var at = WallClock.ToUtc(day.ToDateTime(At ?? new TimeOnly(12, 0)), zone);
        return at < startUtc ? at : startUtc;
    }
}
