using System.Text.Json;
using Evenemang.Shared.Weather;

namespace Evenemang.Server.Weather.Sources;

/// <summary>
/// Reads SMHI's point forecast, SNOW1gv1 (opendata.smhi.se/metfcst/snow1gv1). <c>time</c> is the end of a step and <c>intervalParametersStartTime</c> its begin; precipitation
/// is the step's amount (kg/m², which is mm), so it is not multiplied by hours.
/// </summary>
internal static class SmhiForecastReader
{
    /// <summary>The forecast; null when the octets are none.</summary>
    public static Forecast? Read(ReadOnlyMemory<byte> octets)
    {
        try
        {
            using var document = JsonDocument.Parse(octets);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static Forecast? Read(JsonElement root)
    {
        if (root.Instant("createdTime") is not { } issued) return null;
        List<ForecastSlot> slots = [];
        foreach (var step in root.Member("timeSeries").Members())
        {
            if (step.Instant("time") is { } to && step.Instant("intervalParametersStartTime") is { } from && from < to && Slot(from, to, step.Member("data")) is { } slot) slots.Add(slot);
        }
        return slots.Count == 0 ? null : new(ForecastSource.Smhi, issued, [.. slots.OrderBy(slot => slot.From)]);
    }

    private static ForecastSlot Slot(DateTime from, DateTime to, JsonElement data) => new(from, to)
    {
        Temperature = data.Temperature("air_temperature"),
        Wind = data.Wind("wind_speed"),
        Gust = data.Wind("wind_speed_of_gust"),
        RainTotal = data.Rain("precipitation_amount_mean") ?? data.Rain("precipitation_amount_median"),
        RainProbability = data.Percent("probability_of_precipitation"),
        ThunderProbability = data.Percent("thunderstorm_probability"),
        Sky = SkyOf(data.Whole("symbol_code")),
    };

    /// <summary>SMHI's 27 symbols, the same as Wsymb2.</summary>
    private static Sky? SkyOf(int? symbol) => symbol switch
    {
        1 or 2 => Sky.Clear,
        3 or 4 => Sky.HalfClear,
        5 or 6 => Sky.Cloudy,
        7 => Sky.Fog,
        8 or 18 => Sky.LightRain,
        9 or 19 => Sky.Rain,
        10 or 20 => Sky.HeavyRain,
        11 or 21 => Sky.Thunder,
        12 or 13 or 14 or 22 or 23 or 24 => Sky.Sleet,
        15 or 16 or 17 or 25 or 26 or 27 => Sky.Snow,
        _ => null,
    };
}
