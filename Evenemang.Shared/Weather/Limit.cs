using System.Text.Json.Serialization;

namespace Evenemang.Shared.Weather;

/// <summary>When to keep an eye on something and when to call off. Both are reached inclusively; null: never.</summary>
/// <param name="Watch">From here it is kept an eye on.</param>
/// <param name="CallOff">From here it is called off; not milder than <paramref name="Watch"/>.</param>
public sealed record Limit(double? Watch = null, double? CallOff = null)
{
    /// <summary>Reckoning with hours leaves crumbs in the last decimals; a limit that is reached on paper is reached.</summary>
    private const double Crumb = 1e-9;

    /// <summary>No limit at all.</summary>
    public static Limit None { get; } = new();

    /// <summary>Whether there is anything to reach.</summary>
    [JsonIgnore]
    public bool IsSet => Watch is not null || CallOff is not null;

    /// <summary>What the value means where more is worse.</summary>
    public WeatherLevel From(double value) =>
        value + Crumb >= CallOff ? WeatherLevel.CallOff : value + Crumb >= Watch ? WeatherLevel.Watch : WeatherLevel.Fine;

    /// <summary>What the value means where less is worse.</summary>
    public WeatherLevel Below(double value) =>
        value - Crumb <= CallOff ? WeatherLevel.CallOff : value - Crumb <= Watch ? WeatherLevel.Watch : WeatherLevel.Fine;

    /// <summary>The limit of that level.</summary>
    public double? Of(WeatherLevel level) => level switch
    {
        WeatherLevel.CallOff => CallOff,
        WeatherLevel.Watch => Watch,
        _ => null,
    };
}
