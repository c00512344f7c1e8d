using Evenemang.Server.Weather.Sources;
using Evenemang.Shared.Weather;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Weather;

/// <summary>Days, steps and real answers for the tests of the weather.</summary>
internal static class WeatherSamples
{
    /// <summary>Våryran: 17 May 2027, 11 to 15 in Stockholm.</summary>
    public static DateTime Start { get; } = new(2027, 5, 17, 9, 0, 0, DateTimeKind.Utc);

    public static DateTime End { get; } = Start.AddHours(4);

    /// <summary>The day before at noon in Stockholm.</summary>
    public static DateTime Issued { get; } = new(2027, 5, 16, 10, 0, 0, DateTimeKind.Utc);

    public static string Answer(string name) => Path.Combine(Repository.Root, "Evenemang.Tests", "Weather", "Answers", name);

    public static Forecast Smhi() => SmhiForecastReader.Read(File.ReadAllBytes(Answer("smhi.json")))!;

    public static Forecast MetNorway() => MetNorwayForecastReader.Read(File.ReadAllBytes(Answer("met-norway.json")))!;

    public static WeatherDay Day(WeatherLimits? limits = null, params WeatherDayItem[] items) => new(Start, End, limits ?? WeatherLimits.OpenGround, items);

    /// <summary>A calm step of the day.</summary>
    /// <param name="hour">Hours after the start.</param>
    /// <param name="hours">Its length.</param>
    public static ForecastSlot Slot(int hour = 0, double hours = 1) => new(Start.AddHours(hour), Start.AddHours(hour + hours))
    {
        Temperature = 15, Wind = 3, Gust = 5, RainTotal = 0, RainProbability = 5, ThunderProbability = 0, Sky = Sky.HalfClear,
    };

    /// <summary>Four calm hours, the second as given.</summary>
    public static Forecast Forecast(Func<ForecastSlot, ForecastSlot> second) => new(ForecastSource.Smhi, Issued, [Slot(), second(Slot(1)), Slot(2), Slot(3)]);

    public static WeatherVerdict Judge(Func<ForecastSlot, ForecastSlot> second, WeatherLimits? limits = null, params WeatherWarning[] warnings) =>
        WeatherJudgement.Of(Day(limits), Forecast(second), warnings)!;
}
