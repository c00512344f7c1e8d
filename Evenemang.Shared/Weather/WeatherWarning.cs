using System.Text.Json.Serialization;

namespace Evenemang.Shared.Weather;

/// <summary>An official warning for the place of a day.</summary>
/// <param name="Level">How serious.</param>
/// <param name="Event">The service's code, such as WIND or RAIN; may be one we do not know.</param>
/// <param name="Swedish">What it is for, in Swedish: "Vind".</param>
/// <param name="English">The same in English.</param>
/// <param name="From">UTC instant it begins, about.</param>
/// <param name="To">UTC instant it ends, about; null for open-ended.</param>
public sealed record WeatherWarning(WarningLevel Level, string Event, string Swedish, string English, DateTime From, DateTime? To)
{
    private const string HighTemperatures = "HIGH_TEMPERATURES";

    /// <summary>Weather that reaches people on a lawn. Anything else (flooding, shortage of water, codes that are new to us) is shown and decides nothing.</summary>
    private static readonly HashSet<string> OnLand = new(StringComparer.Ordinal)
    {
        "WIND", "RAIN", "CLOUDBURST", "THUNDER", "THUNDERSTORM", "SNOW", "WIND_SNOW", "BLACK_ICE", HighTemperatures, "STRONG_COOLING", "GALE_LOW", "GALE_HIGH", "STORM", "HURRICANE",
    };

    /// <summary>For the sea off the place: shown, never deciding.</summary>
    public bool IsNoticeOnly { get; init; }

    /// <summary>Found by its area, not by the county as a whole.</summary>
    public bool IsPrecise { get; init; } = true;

    /// <summary>The service itself is not sure of it.</summary>
    public bool IsUnsure { get; init; }

    /// <summary>Whether a day may be judged by it. A mere message is for those whom heat endangers only.</summary>
    [JsonIgnore]
    public bool Decides => !IsNoticeOnly && OnLand.Contains(Event) && (Level > WarningLevel.Message || Event == HighTemperatures);

    /// <summary>Whether it is in force at any time between the two instants.</summary>
    /// <param name="from">UTC, inclusive.</param>
    /// <param name="to">UTC, exclusive.</param>
    public bool Overlaps(DateTime from, DateTime to) => From < to && !(To <= from);
}
