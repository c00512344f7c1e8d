namespace Evenemang.Shared.Weather;

/// <summary>A forecast for one point.</summary>
/// <param name="Source">Whose it is.</param>
/// <param name="IssuedAt">UTC instant at which the service made it.</param>
/// <param name="Slots">Its steps by time, without overlap.</param>
public sealed record Forecast(ForecastSource Source, DateTime IssuedAt, IReadOnlyList<ForecastSlot> Slots)
{
    /// <summary>Age from which a forecast counts as none at all: the services make a new one every hour or so, so one this old means that something is broken.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromHours(6);

    /// <summary>The steps that touch the time between the two instants.</summary>
    /// <param name="from">UTC, inclusive.</param>
    /// <param name="to">UTC, exclusive.</param>
    public IReadOnlyList<ForecastSlot> Within(DateTime from, DateTime to) => [.. Slots.Where(slot => slot.Overlaps(from, to))];

    /// <summary>UTC instant up to which it goes hour by hour (about 60 hours ahead); its own instant when it never does.</summary>
    public DateTime HourlyUntil => Slots.TakeWhile(slot => !slot.IsCoarse).LastOrDefault()?.To ?? IssuedAt;

    /// <summary>Whether it is too old to decide anything by.</summary>
    /// <param name="now">UTC.</param>
    public bool IsStale(DateTime now) => now - IssuedAt > MaxAge;
}
