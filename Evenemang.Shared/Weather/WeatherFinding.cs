namespace Evenemang.Shared.Weather;

/// <summary>A reading that reached a limit: what a verdict rests on.</summary>
/// <param name="Rule">Which rule.</param>
/// <param name="Level">Watch or CallOff.</param>
/// <param name="Value">The worst value, in the rule's unit.</param>
/// <param name="Limit">The limit it reached, in the same unit.</param>
/// <param name="From">UTC instant the step begins in which it is reached; the day's own start for totals.</param>
/// <param name="To">UTC instant that step ends.</param>
public sealed record WeatherFinding(WeatherRule Rule, WeatherLevel Level, double Value, double Limit, DateTime From, DateTime To)
{
    /// <summary>Probability of the rain, percent; for the rules about rain.</summary>
    public double? Probability { get; init; }

    /// <summary>The rain that comes with the gusts, mm/h; for <see cref="WeatherRule.RainAndWind"/>.</summary>
    public double? Rain { get; init; }

    /// <summary>The warning; for <see cref="WeatherRule.Warning"/>.</summary>
    public WeatherWarning? Warning { get; init; }
}
