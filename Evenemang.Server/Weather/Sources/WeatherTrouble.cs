namespace Evenemang.Server.Weather.Sources;

/// <summary>Why there is no forecast, or no newer one.</summary>
public enum WeatherTrouble
{
    /// <summary>The service does not cover the place.</summary>
    NoCoverage,

    /// <summary>The service turns us away for good (403): somebody must look at Weather:Contact.</summary>
    Refused,

    /// <summary>The service asks us to wait (429).</summary>
    Throttled,

    /// <summary>The service is away, slow, or answers with an error of its own.</summary>
    Unavailable,

    /// <summary>The answer is no forecast: empty, cut off, a page, too large.</summary>
    Unreadable,

    /// <summary>The answer is a forecast of hours ago.</summary>
    TooOld,

    /// <summary>There is no file for the place.</summary>
    NoFile,
}
