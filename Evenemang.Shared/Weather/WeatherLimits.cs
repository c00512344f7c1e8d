namespace Evenemang.Shared.Weather;

/// <summary>Every limit by which a day, or one item of its programme, is judged. All are reached inclusively.</summary>
/// <remarks>
/// Where the numbers come from: SMHI's scales of wind and of precipitation (hard wind, from which walking is difficult, begins at 13.9 m/s mean; moderate rain at
/// 0.5 mm/h), the British guidance for inflatables (38 km/h, 10.7 m/s, gusts included), event safety plans for tents (act at 60 percent, clear at 80 percent of what
/// they bear) and for lightning, SMHI's messages about heat, wind chill practice at -18 °C.
/// </remarks>
public sealed record WeatherLimits
{
    /// <summary>Percent from which rain is kept an eye on, unless said otherwise.</summary>
    public const double UsualWatchProbability = 50;

    /// <summary>Percent from which rain calls off, unless said otherwise.</summary>
    public const double UsualCallOffProbability = 60;

    /// <summary>Gusts, m/s.</summary>
    public Limit Gust { get; init; } = new(10.7, 13.9);

    /// <summary>Mean wind, m/s.</summary>
    public Limit Wind { get; init; } = new(8.0, 10.8);

    /// <summary>Rain of any step, mm/h; counts only with <see cref="RainProbability"/>.</summary>
    public Limit Rain { get; init; } = new(0.5, 2.0);

    /// <summary>How probable the rain must be, percent.</summary>
    public Limit RainProbability { get; init; } = new(UsualWatchProbability, UsualCallOffProbability);

    /// <summary>All rain while it lasts, mm.</summary>
    public Limit RainTotal { get; init; } = new(null, 5.0);

    /// <summary>Whether rain and gusts that each reach their watch level in the same step call off together.</summary>
    public bool RainWithWind { get; init; } = true;

    /// <summary>Probability of thunder, percent. A thunder symbol is always kept an eye on where this is set.</summary>
    public Limit Thunder { get; init; } = new(10, 30);

    /// <summary>Air temperature, °C.</summary>
    public Limit Heat { get; init; } = new(26, 30);

    /// <summary>Felt temperature, °C, reached from above.</summary>
    public Limit Cold { get; init; } = new(-10, -18);

    /// <summary>Official warning from which to keep an eye; null: never.</summary>
    public WarningLevel? WarningWatch { get; init; } = WarningLevel.Yellow;

    /// <summary>Official warning from which to call off; null: never.</summary>
    public WarningLevel? WarningCallOff { get; init; } = WarningLevel.Orange;

    /// <summary>A lawn without tents.</summary>
    public static WeatherLimits OpenGround { get; } = new();

    /// <summary>With tents: act at 8.9 m/s, 12 m/s calls off.</summary>
    public static WeatherLimits Tents { get; } = OpenGround with { Gust = new(8.9, 12.0) };

    /// <summary>With something inflatable.</summary>
    public static WeatherLimits BouncyCastle { get; } = OpenGround with { Gust = new(7.6, 10.7) };

    /// <summary>The limits of a preset; those of open ground for <see cref="WeatherPreset.Custom"/>, to begin with.</summary>
    public static WeatherLimits Of(WeatherPreset preset) => preset switch
    {
        WeatherPreset.Tents => Tents,
        WeatherPreset.BouncyCastle => BouncyCastle,
        _ => OpenGround,
    };
}
