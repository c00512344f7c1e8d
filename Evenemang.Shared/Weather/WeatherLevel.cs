namespace Evenemang.Shared.Weather;

/// <summary>What the weather means for a day, by the organiser's own limits. A later one is worse.</summary>
public enum WeatherLevel
{
    /// <summary>No limit is reached.</summary>
    Fine,

    /// <summary>Something is near enough to be kept an eye on ("bevaka").</summary>
    Watch,

    /// <summary>A limit is reached at which the day should not be held outdoors ("föreslå inställt").</summary>
    CallOff,
}
