namespace Evenemang.Shared.Weather;

/// <summary>What stands on the ground, and so what the wind can take.</summary>
public enum WeatherPreset
{
    /// <summary>A lawn with people on it, and nothing that can blow over. The default.</summary>
    OpenGround,

    /// <summary>Tents, awnings, standing banners.</summary>
    Tents,

    /// <summary>Anything inflatable.</summary>
    BouncyCastle,

    /// <summary>The organiser's own limits.</summary>
    Custom,
}
