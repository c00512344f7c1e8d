using Evenemang.Shared.Weather;

namespace Evenemang.Server.Weather.Sources;

/// <summary>What a service said when asked for a point.</summary>
internal abstract record SourceAnswer
{
    private SourceAnswer()
    {
    }

    /// <summary>A forecast.</summary>
    /// <param name="Forecast">As read.</param>
    /// <param name="Stamp">What to send back next time, so that an unchanged forecast is not sent again.</param>
    /// <param name="Expires">UTC instant before which it must not be asked for again; null when the service does not say.</param>
    public sealed record Fresh(Forecast Forecast, Stamp Stamp, DateTime? Expires) : SourceAnswer;

    /// <summary>Nothing newer than what we have (304).</summary>
    /// <param name="Expires">As for a fresh one.</param>
    public sealed record Unchanged(DateTime? Expires) : SourceAnswer;

    /// <summary>No forecast.</summary>
    /// <param name="Trouble">Why.</param>
    /// <param name="Pause">How long to leave the service alone, when it says so.</param>
    public sealed record Failed(WeatherTrouble Trouble, TimeSpan? Pause = null) : SourceAnswer;
}

/// <summary>What tells one answer from the next (RFC 9110 section 8.8), exactly as the service wrote it.</summary>
internal sealed record Stamp(string? LastModified, string? ETag)
{
    public static Stamp None { get; } = new(null, null);
}

/// <summary>A service that forecasts for points.</summary>
internal interface IForecastSource
{
    /// <summary>Least time between two questions about the same point, whatever the service says.</summary>
    TimeSpan Rest { get; }

    /// <summary>Asks once. Never throws for what the world does.</summary>
    Task<SourceAnswer> AskAsync(GridPoint point, Stamp stamp, CancellationToken cancel);
}
