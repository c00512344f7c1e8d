using System.Text.Json.Serialization;

namespace Evenemang.Shared.Weather;

/// <summary>What a forecast means for a day, and what that rests on.</summary>
/// <param name="Level">For the day; at least Watch when one of its items is worse than fine.</param>
/// <param name="Findings">What was reached for the day as a whole, worst first; empty when fine.</param>
/// <param name="Items">The programme items that have limits of their own.</param>
/// <param name="Certainty">How much to trust it.</param>
public sealed record WeatherVerdict(WeatherLevel Level, IReadOnlyList<WeatherFinding> Findings, IReadOnlyList<ItemVerdict> Items, WeatherCertainty Certainty)
{
    /// <summary>A fifth worse is worth asking people again about.</summary>
    private const double MuchWorse = 1.2;

    /// <summary>What calls off.</summary>
    [JsonIgnore]
    public IEnumerable<WeatherFinding> Deciding => Findings.Where(finding => finding.Level is WeatherLevel.CallOff);

    /// <summary>Whether it is so much worse than what somebody decided on before that they should be asked again: another rule calls off, or a value is a fifth worse.</summary>
    /// <param name="before">What they knew.</param>
    public bool IsMuchWorseThan(IReadOnlyList<WeatherFinding> before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return Deciding.Any(now => before.FirstOrDefault(then => then.Rule == now.Rule && then.Level is WeatherLevel.CallOff) is not { } known
            || (now.Rule is WeatherRule.Warning ? now.Value > known.Value : Math.Abs(now.Value) >= Math.Abs(known.Value) * MuchWorse));
    }
}

/// <summary>What a forecast means for one item of the programme.</summary>
/// <param name="Id">The item.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Level">For the item, by its own limits and at its own time.</param>
/// <param name="Findings">What was reached, worst first.</param>
public sealed record ItemVerdict(Guid Id, string Title, WeatherLevel Level, IReadOnlyList<WeatherFinding> Findings);

/// <summary>How much to trust a verdict.</summary>
/// <param name="HorizonHours">Hours from when the forecast was made to the day's start.</param>
/// <param name="IsCoarse">Some of the day lies in steps longer than an hour.</param>
/// <param name="IsPartial">The forecast does not reach over the whole day.</param>
/// <param name="RainProbability">Highest probability of rain in the day, percent; null when the service gives none.</param>
/// <param name="Unread">Rules that have a limit but for which some step gives no value.</param>
public sealed record WeatherCertainty(double HorizonHours, bool IsCoarse, bool IsPartial, double? RainProbability, IReadOnlyList<WeatherRule> Unread);
