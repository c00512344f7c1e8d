namespace Evenemang.Shared.Weather;

/// <summary>
/// What one forecast meant for one occurrence: the history of a watched day, one row for each forecast that was new. Kept with the steps that touch the day, so that other
/// limits can be tried on it afterwards. No personal data.
/// </summary>
public sealed class WeatherReading
{
    /// <summary>Identity.</summary>
    public Guid Id { get; init; }

    /// <summary>Of which occurrence.</summary>
    public Guid OccurrenceId { get; init; }

    /// <summary>Of which series.</summary>
    public Guid SeriesId { get; init; }

    /// <summary>UTC instant the day was to begin when it was read; a moved day is watched anew.</summary>
    public DateTime ForStartUtc { get; init; }

    /// <summary>UTC instant it was read.</summary>
    public DateTime ReadAt { get; init; }

    /// <summary>Whose forecast.</summary>
    public ForecastSource Source { get; init; }

    /// <summary>UTC instant the forecast was made.</summary>
    public DateTime IssuedAt { get; init; }

    /// <summary>What it means by itself.</summary>
    public WeatherLevel Level { get; init; }

    /// <summary>What is shown, which does not flap.</summary>
    public WeatherLevel Shown { get; init; }

    /// <summary>Better forecasts in a row before <see cref="Shown"/> follows; see <see cref="Hysteresis"/>.</summary>
    public int Better { get; init; }

    /// <summary>The worst of those.</summary>
    public WeatherLevel BetterLevel { get; init; }

    /// <summary>The verdict whole.</summary>
    public required WeatherVerdict Verdict { get; init; }

    /// <summary>The forecast's steps that touch the day.</summary>
    public required IReadOnlyList<ForecastSlot> Slots { get; init; }

    /// <summary>Warnings in force for the place, those that decide nothing among them.</summary>
    public required IReadOnlyList<WeatherWarning> Warnings { get; init; }

    /// <summary>Where its flapping stands.</summary>
    public Hysteresis Hysteresis => new(Shown, Better, BetterLevel);

    /// <summary>Whether the forecast is too old to decide anything by.</summary>
    /// <param name="now">UTC.</param>
    public bool IsStale(DateTime now) => now - IssuedAt > Forecast.MaxAge;

    /// <summary>Whether it is the same forecast with the same warnings, so that nothing new is known.</summary>
    public bool IsSameAs(ForecastSource source, DateTime issuedAt, IReadOnlyList<WeatherWarning> warnings) =>
        Source == source && IssuedAt == issuedAt && Warnings.SequenceEqual(warnings);
}
