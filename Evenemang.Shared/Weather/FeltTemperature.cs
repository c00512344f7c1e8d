namespace Evenemang.Shared.Weather;

/// <summary>How cold the wind makes it: the JAG/TI formula of 2001 (Osczevski and Bluestein), which SMHI and MET Norway use.</summary>
public static class FeltTemperature
{
    /// <summary>At this temperature and above the formula does not hold, and the air feels as it is. °C, exclusive.</summary>
    public const double BelowTemperature = 10;

    /// <summary>At this wind and below the formula does not hold. m/s (4.8 km/h), exclusive.</summary>
    public const double AboveWind = 1.33;

    /// <summary>What it feels like, °C.</summary>
    /// <param name="temperature">Air at 2 m, °C.</param>
    /// <param name="wind">Mean wind at 10 m, m/s; null when unknown, and then the air's own temperature is answered.</param>
    public static double Of(double temperature, double? wind)
    {
        if (temperature >= BelowTemperature || wind is not > AboveWind) return temperature;
        var power = Math.Pow(wind.Value * 3.6, 0.16);
        return 13.12 + (0.6215 * temperature) - (11.37 * power) + (0.3965 * temperature * power);
    }
}
