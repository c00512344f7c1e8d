using Evenemang.Shared.Weather;

namespace Evenemang.Server.Desk.WeatherPages;

/// <summary>One limit as it is typed; empty for never.</summary>
public sealed class LimitForm
{
    public double? Watch { get; set; }

    public double? CallOff { get; set; }

    public static LimitForm Of(Limit limit)
    {
        ArgumentNullException.ThrowIfNull(limit);
        return new() { Watch = limit.Watch, CallOff = limit.CallOff };
    }

    public Limit ToLimit() => new(Watch, CallOff);
}

/// <summary>An organiser's own limits as they are typed: taken from a preset, and then changed.</summary>
public sealed class LimitsForm
{
    /// <summary>Those with two levels, by the name of their field in the plan.</summary>
    public static IReadOnlyList<string> Names { get; } = ["gust", "wind", "rain", "rainProbability", "rainTotal", "thunder", "heat", "cold"];

    private readonly Dictionary<string, LimitForm> _limits = new(StringComparer.Ordinal);

    public bool RainWithWind { get; set; }

    public WarningLevel? WarningWatch { get; set; }

    public WarningLevel? WarningCallOff { get; set; }

    public LimitForm this[string name] => _limits[name];

    public static LimitsForm Of(WeatherLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        LimitsForm form = new() { RainWithWind = limits.RainWithWind, WarningWatch = limits.WarningWatch, WarningCallOff = limits.WarningCallOff };
        Limit[] all = [limits.Gust, limits.Wind, limits.Rain, limits.RainProbability, limits.RainTotal, limits.Thunder, limits.Heat, limits.Cold];
        foreach (var (name, limit) in Names.Zip(all)) form._limits[name] = LimitForm.Of(limit);
        return form;
    }

    public WeatherLimits ToLimits() => new()
    {
        Gust = this["gust"].ToLimit(),
        Wind = this["wind"].ToLimit(),
        Rain = this["rain"].ToLimit(),
        RainProbability = this["rainProbability"].ToLimit(),
        RainTotal = this["rainTotal"].ToLimit(),
        Thunder = this["thunder"].ToLimit(),
        Heat = this["heat"].ToLimit(),
        Cold = this["cold"].ToLimit(),
        RainWithWind = RainWithWind,
        WarningWatch = WarningWatch,
        WarningCallOff = WarningCallOff,
    };
}

/// <summary>Which limits, as they are chosen: a preset, or one's own that begin as the preset chosen before.</summary>
public sealed class LimitsChoice
{
    private WeatherPreset _preset;

    public WeatherPreset Preset
    {
        get => _preset;
        set
        {
            if (value is WeatherPreset.Custom) Own ??= LimitsForm.Of(WeatherLimits.Of(_preset));
            _preset = value;
        }
    }

    /// <summary>One's own; null until they are chosen. Kept while something else is.</summary>
    public LimitsForm? Own { get; private set; }

    /// <summary>The limits of what is chosen.</summary>
    public WeatherLimits Limits => Preset is WeatherPreset.Custom && Own is { } own ? own.ToLimits() : WeatherLimits.Of(Preset);

    /// <summary>What is kept beside the preset; null for none.</summary>
    public WeatherLimits? Kept => Own?.ToLimits();

    public static LimitsChoice Of(WeatherPreset preset, WeatherLimits? own) => new() { Own = own is null ? null : LimitsForm.Of(own), Preset = preset };
}
