namespace Evenemang.Shared.Weather;

/// <summary>What a limit is about.</summary>
public enum WeatherRule
{
    /// <summary>Gusts, m/s.</summary>
    Gust,

    /// <summary>Mean wind, m/s.</summary>
    Wind,

    /// <summary>Rain in any hour, mm/h, together with how probable it is.</summary>
    Rain,

    /// <summary>All rain while it lasts, mm.</summary>
    RainTotal,

    /// <summary>Rain and gusts at the same time, each at its own watch level. The value is the gusts', m/s.</summary>
    RainAndWind,

    /// <summary>Probability of thunder, percent.</summary>
    Thunder,

    /// <summary>Air temperature, °C.</summary>
    Heat,

    /// <summary>Felt temperature, °C; reached from above.</summary>
    Cold,

    /// <summary>An official warning for the place. The value is its <see cref="WarningLevel"/>.</summary>
    Warning,
}
