namespace Evenemang.Shared.Weather;

/// <summary>What the sky does, in fewer words than the services have symbols.</summary>
public enum Sky
{
    /// <summary>Clear or nearly so.</summary>
    Clear,

    /// <summary>Sun and clouds by turns.</summary>
    HalfClear,

    /// <summary>Cloudy or overcast, dry.</summary>
    Cloudy,

    /// <summary>Fog.</summary>
    Fog,

    /// <summary>Light rain or showers.</summary>
    LightRain,

    /// <summary>Moderate rain or showers.</summary>
    Rain,

    /// <summary>Heavy rain or showers.</summary>
    HeavyRain,

    /// <summary>Rain mixed with snow.</summary>
    Sleet,

    /// <summary>Snow.</summary>
    Snow,

    /// <summary>Thunder, with or without showers.</summary>
    Thunder,
}
