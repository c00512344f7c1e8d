using System.Text.Json;
using Evenemang.Shared.Weather;

namespace Evenemang.Server.Weather.Sources;

/// <summary>
/// Reads MET Norway's Locationforecast 2.0, complete. Here <c>time</c> is the begin of a step (the opposite of SMHI). Wind and temperature are those of the moment, so a
/// step of six hours takes the stronger wind of its two ends. Gusts are given for the first 52 hours only.
/// </summary>
internal static class MetNorwayForecastReader
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
        var properties = root.Member("properties");
        if (properties.Member("meta").Instant("updated_at") is not { } issued) return null;
        var steps = properties.Member("timeseries").Members().Select(step => (At: step.Instant("time"), Data: step.Member("data")))
            .Where(step => step.At is not null).Select(step => (At: step.At!.Value, step.Data)).OrderBy(step => step.At).ToList();
        List<ForecastSlot> slots = [];
        for (var i = 0; i < steps.Count; i++)
        {
            var next = i + 1 < steps.Count ? steps[i + 1] : ((DateTime At, JsonElement Data)?)null;
            if (Slot(steps[i].At, steps[i].Data, next) is { } slot) slots.Add(slot);
        }
        return slots.Count == 0 ? null : new(ForecastSource.MetNorway, issued, slots);
    }

    /// <summary>Null for the last row, which has a moment but no period.</summary>
    private static ForecastSlot? Slot(DateTime at, JsonElement data, (DateTime At, JsonElement Data)? next)
    {
        var (hours, period) = data.Member("next_1_hours") is { ValueKind: JsonValueKind.Object } one ? (1, one)
            : data.Member("next_6_hours") is { ValueKind: JsonValueKind.Object } six ? (6, six)
            : (0, default);
        if (hours == 0) return null;
        var to = at.AddHours(hours);
        // A row that follows sooner than the period ends is a step of its own; rain is then counted by its share.
        var length = next is { } following && following.At < to ? (following.At - at).TotalHours : hours;
        var (now, then) = (data.Member("instant").Member("details"), hours > 1 && next is { } end ? end.Data.Member("instant").Member("details") : default);
        var fallen = period.Member("details");
        return new(at, at.AddHours(length))
        {
            Temperature = now.Temperature("air_temperature"),
            Wind = Stronger(now.Wind("wind_speed"), then.Wind("wind_speed")),
            Gust = Stronger(now.Wind("wind_speed_of_gust"), then.Wind("wind_speed_of_gust")),
            RainTotal = fallen.Rain("precipitation_amount") * length / hours,
            RainProbability = fallen.Percent("probability_of_precipitation"),
            ThunderProbability = fallen.Percent("probability_of_thunder"),
            Sky = SkyOf(period.Member("summary").Text("symbol_code")),
        };
    }

    private static double? Stronger(double? one, double? other) => one > other || other is null ? one : other;

    private static Sky? SkyOf(string? symbol) => symbol?.Split('_')[0] switch
    {
        null => null,
        "clearsky" or "fair" => Sky.Clear,
        "partlycloudy" => Sky.HalfClear,
        "cloudy" => Sky.Cloudy,
        "fog" => Sky.Fog,
        var name when name.Contains("thunder", StringComparison.Ordinal) => Sky.Thunder,
        var name when name.Contains("sleet", StringComparison.Ordinal) => Sky.Sleet,
        var name when name.Contains("snow", StringComparison.Ordinal) => Sky.Snow,
        var name when name.StartsWith("lightrain", StringComparison.Ordinal) => Sky.LightRain,
        var name when name.StartsWith("heavyrain", StringComparison.Ordinal) => Sky.HeavyRain,
        var name when name.StartsWith("rain", StringComparison.Ordinal) => Sky.Rain,
        _ => null,
    };
}
