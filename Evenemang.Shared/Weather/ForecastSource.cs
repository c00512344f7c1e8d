namespace Evenemang.Shared.Weather;

/// <summary>Whose forecast it is; named beside everything that is shown of it.</summary>
public enum ForecastSource
{
    /// <summary>SMHI, point forecast SNOW1gv1.</summary>
    Smhi,

    /// <summary>MET Norway, Locationforecast 2.0.</summary>
    MetNorway,
}
