using System.Collections.Concurrent;
using Evenemang.Shared.Weather;

namespace Evenemang.Server.Weather.Sources;

/// <summary>What is known about a point.</summary>
/// <param name="Forecast">The newest that is not stale; null for none.</param>
/// <param name="Trouble">Why there is none, or no newer one; null when all is well.</param>
public sealed record PointForecast(Forecast? Forecast, WeatherTrouble? Trouble);

/// <summary>
/// The forecasts by point. Days at the same place share one question; a service is not asked before its answer expires, and left alone when it says so. An answer that
/// is none, or older than what is kept, changes nothing.
/// </summary>
public sealed partial class Forecasts : IDisposable
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AfterRefusal = TimeSpan.FromDays(1);

    /// <summary>Spread over so long, so that servers and points do not ask all at once.</summary>
    private static readonly TimeSpan Jitter = TimeSpan.FromMinutes(3);

    /// <summary>Age from which the stand-in's newer forecast is better than one that cannot be renewed.</summary>
    private static readonly TimeSpan Ageing = TimeSpan.FromHours(2);

    private readonly IReadOnlyList<IForecastSource> _sources;
    private readonly DateTime[] _pausedUntil;
    private readonly TimeProvider _clock;
    private readonly ILogger<Forecasts> _log;
    private readonly ConcurrentDictionary<GridPoint, Point> _points = new();

    internal Forecasts(IReadOnlyList<IForecastSource> sources, TimeProvider clock, ILogger<Forecasts> log)
    {
        (_sources, _clock, _log) = (sources, clock, log);
        _pausedUntil = new DateTime[sources.Count];
    }

    /// <summary>The forecast for the point, asked for only when it is time.</summary>
    public async Task<PointForecast> ForAsync(GridPoint where, CancellationToken cancel)
    {
        var point = _points.GetOrAdd(where, _ => new Point(_sources.Count));
        await point.Gate.WaitAsync(cancel);
        try
        {
            WeatherTrouble? trouble = null;
            Forecast? best = null;
            for (var i = 0; i < _sources.Count; i++)
            {
                var now = _clock.GetUtcNow().UtcDateTime;
                var kept = point.Kept[i];
                if (now >= kept.NotBefore && now >= _pausedUntil[i]) await AskAsync(i, where, kept, now, cancel);
                if (kept.Trouble is { } failed) trouble ??= failed;
                if (kept.Forecast is { } own && !own.IsStale(now) && !(best?.IssuedAt >= own.IssuedAt)) best = own;
                if (best is not null && now - best.IssuedAt <= Ageing) break;
            }
            return new(best, trouble);
        }
        finally
        {
            point.Gate.Release();
        }
    }

    public void Dispose()
    {
        foreach (var point in _points.Values) point.Gate.Dispose();
    }

    private async Task AskAsync(int source, GridPoint where, KeptForecast kept, DateTime now, CancellationToken cancel)
    {
        var rest = _sources[source].Rest;
        switch (await _sources[source].AskAsync(where, kept.Stamp, cancel))
        {
            case SourceAnswer.Fresh fresh:
                kept.NotBefore = NotBefore(fresh.Expires, rest, now);
                if (fresh.Forecast.IsStale(now) || fresh.Forecast.IssuedAt < kept.Forecast?.IssuedAt || fresh.Forecast.IssuedAt > now + AfterRefusal)
                {
                    kept.Trouble = WeatherTrouble.TooOld;
                    break;
                }
                (kept.Forecast, kept.Stamp, kept.Trouble) = (fresh.Forecast, fresh.Stamp, null);
                break;
            case SourceAnswer.Unchanged unchanged:
                kept.NotBefore = NotBefore(unchanged.Expires, rest, now);
                kept.Trouble = kept.Forecast?.IsStale(now) is false ? null : WeatherTrouble.TooOld;
                break;
            case SourceAnswer.Failed failed:
                kept.Trouble = failed.Trouble;
                Log.NoForecast(_log, failed.Trouble);
                // Turned away or asked to wait: the whole service is left alone, not only this point.
                if (failed.Trouble is WeatherTrouble.Refused) _pausedUntil[source] = now + AfterRefusal;
                else if (failed.Trouble is WeatherTrouble.Throttled) _pausedUntil[source] = now + (failed.Pause ?? AfterFailure);
                kept.NotBefore = now + (failed.Trouble is WeatherTrouble.NoCoverage ? AfterRefusal : rest == TimeSpan.Zero ? rest : AfterFailure);
                break;
        }
    }

    private static DateTime NotBefore(DateTime? expires, TimeSpan rest, DateTime now)
    {
        if (rest == TimeSpan.Zero) return now;
        var earliest = now + rest;
        // A service that says "in a year" is mistaken.
        var at = expires > earliest ? expires.Value : earliest;
        return (at < now + Forecast.MaxAge ? at : now + Forecast.MaxAge) + (Jitter * Random.Shared.NextDouble());
    }

    private sealed class Point(int sources)
    {
        public SemaphoreSlim Gate { get; } = new(1);

        public KeptForecast[] Kept { get; } = [.. Enumerable.Range(0, sources).Select(_ => new KeptForecast())];
    }

    private sealed class KeptForecast
    {
        public Forecast? Forecast { get; set; }

        public Stamp Stamp { get; set; } = Stamp.None;

        public WeatherTrouble? Trouble { get; set; }

        public DateTime NotBefore { get; set; }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A weather service gave no forecast: {Trouble}.")]
        public static partial void NoForecast(ILogger logger, WeatherTrouble trouble);
    }
}
