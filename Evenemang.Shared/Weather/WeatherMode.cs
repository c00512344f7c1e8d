namespace Evenemang.Shared.Weather;

/// <summary>Who calls off.</summary>
public enum WeatherMode
{
    /// <summary>People do; the organisers are asked at the decision hour. The default.</summary>
    Propose,

    /// <summary>The day is called off at the decision hour without asking, and the organisers are told.</summary>
    Automatic,
}
