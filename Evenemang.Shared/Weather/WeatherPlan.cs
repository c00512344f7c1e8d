using System.Text.Json.Serialization;
using Evenemang.Shared.Events;

namespace Evenemang.Shared.Weather;

/// <summary>How a day out of doors is watched and decided. Stands on a series, or on an occurrence instead of the series'.</summary>
public sealed record WeatherPlan
{
    /// <summary>Whether it is watched at all.</summary>
    public bool IsOn { get; init; } = true;

    /// <summary>Which limits.</summary>
    public WeatherPreset Preset { get; init; }

    /// <summary>The organiser's own limits, for <see cref="WeatherPreset.Custom"/>.</summary>
    public WeatherLimits? Limits { get; init; }

    /// <summary>Who calls off.</summary>
    public WeatherMode Mode { get; init; }

    /// <summary>The decision hour.</summary>
    public WeatherDeadline Decide { get; init; } = WeatherDeadline.DayBefore(new TimeOnly(12, 0));

    /// <summary>The second hour: nobody has answered, and somebody else is told. At or after <see cref="Decide"/>.</summary>
    public WeatherDeadline Remind { get; init; } = WeatherDeadline.DayBefore(new TimeOnly(15, 0));

    /// <summary>Local wall-clock start of the reserve date; on an occurrence's own plan.</summary>
    public DateTime? ReserveStart { get; init; }

    /// <summary>Local wall-clock end of the reserve date, after its start.</summary>
    public DateTime? ReserveEnd { get; init; }

    /// <summary>The place prepared indoors.</summary>
    public Venue? Indoors { get; init; }

    /// <summary>Whether the place gives shelter from the wind; where it does not, people are told so.</summary>
    public bool HasShelter { get; init; }

    /// <summary>Whether the public page shows the forecast for the day.</summary>
    public bool ShowForecast { get; init; }

    /// <summary>The limits in force.</summary>
    [JsonIgnore]
    public WeatherLimits EffectiveLimits => Preset is WeatherPreset.Custom ? Limits ?? WeatherLimits.OpenGround : WeatherLimits.Of(Preset);
}

/// <summary>Limits of one programme item that is more delicate than the day.</summary>
/// <param name="Preset">Which.</param>
/// <param name="Limits">The organiser's own, for <see cref="WeatherPreset.Custom"/>.</param>
public sealed record ItemWeather(WeatherPreset Preset, WeatherLimits? Limits = null)
{
    /// <summary>The limits in force.</summary>
    [JsonIgnore]
    public WeatherLimits EffectiveLimits => Preset is WeatherPreset.Custom ? Limits ?? WeatherLimits.OpenGround : WeatherLimits.Of(Preset);
}
