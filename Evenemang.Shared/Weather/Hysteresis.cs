using System.Runtime.InteropServices;

namespace Evenemang.Shared.Weather;

/// <summary>What is shown of a verdict that goes up and down: worse counts at once, better only when two forecasts in a row say so.</summary>
/// <param name="Shown">What people are told.</param>
/// <param name="Better">How many forecasts in a row have been better than that.</param>
/// <param name="BetterLevel">The worst of those; meaningless when there are none.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Hysteresis(WeatherLevel Shown, int Better = 0, WeatherLevel BetterLevel = WeatherLevel.Fine)
{
    /// <summary>Better forecasts in a row that it takes.</summary>
    public const int BetterNeeded = 2;

    /// <summary>What is shown after one more forecast. Only a new one counts, not the same one asked for again.</summary>
    /// <param name="level">What it means by itself.</param>
    public Hysteresis After(WeatherLevel level)
    {
        if (level >= Shown) return new(level);
        var worst = Better > 0 && BetterLevel > level ? BetterLevel : level;
        return Better + 1 >= BetterNeeded ? new(worst) : new(Shown, Better + 1, worst);
    }
}
