using Evenemang.Server.Persistence;
using Evenemang.Server.Weather.Sources;
using Evenemang.Shared.Weather;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Weather;

/// <summary>What came of looking at one day.</summary>
/// <param name="Slug">Which occurrence.</param>
/// <param name="Shown">What is shown of it; null when no forecast has reached it yet.</param>
/// <param name="IssuedAt">UTC instant the forecast was made that this rests on.</param>
/// <param name="IsNew">Whether this look found a forecast that was new.</param>
/// <param name="Trouble">Why there is no forecast, or no newer one; null when all is well.</param>
public sealed record WeatherLook(string Slug, WeatherLevel? Shown, DateTime? IssuedAt, bool IsNew, WeatherTrouble? Trouble);

/// <summary>Reads the forecasts for the days that are near, holds them against the limits and keeps what is new. A forecast that fails or is old changes nothing.</summary>
public sealed partial class WatchWeather(
    IDbContextFactory<EvenemangDb> contexts, Store store, Forecasts forecasts, Warnings warnings, TimeProvider clock, ILogger<WatchWeather> log)
{
    /// <summary>Looks at those whose turn it is.</summary>
    public Task<IReadOnlyList<WeatherLook>> RunAsync(CancellationToken cancel) => RunAsync(slug: null, all: false, cancel);

    /// <summary>Looks now, at one or at all that are watched.</summary>
    /// <param name="slug">Which occurrence; null for all.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<IReadOnlyList<WeatherLook>> NowAsync(string? slug, CancellationToken cancel) => RunAsync(slug, all: true, cancel);

    private async Task<IReadOnlyList<WeatherLook>> RunAsync(string? slug, bool all, CancellationToken cancel)
    {
        List<WeatherLook> looks = [];
        foreach (var (day, last) in await DueAsync(slug, all, cancel))
        {
            try
            {
                looks.Add(await LookAsync(day, last, cancel));
            }
#pragma warning disable CA1031 // Whatever it is, it is this day's; the others are looked at too, and this one again at its next turn.
            catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Log.LookFailed(log, failure, day.Occurrence.Id);
            }
        }

        return looks;
    }

    private async Task<IReadOnlyList<(WatchedDay Day, WeatherReading? Last)>> DueAsync(string? slug, bool all, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        List<(WatchedDay, WeatherReading?)> due = [];
        foreach (var day in await WatchedDays.FindAsync(db, now, cancel))
        {
            if (slug is not null && day.Occurrence.Slug != slug) continue;
            var last = await WatchedDays.LastReadingAsync(db, day.Occurrence.Id, day.StartUtc, cancel);
            if (all || WeatherWatch.IsDue(last?.ReadAt, day.StartUtc, now)) due.Add((day, last));
        }

        return due;
    }

    private async Task<WeatherLook> LookAsync(WatchedDay day, WeatherReading? last, CancellationToken cancel)
    {
        var known = await forecasts.ForAsync(day.Point, cancel);
        var slug = day.Occurrence.Slug;
        if (known.Forecast is not { } forecast) return new(slug, last?.Shown, last?.IssuedAt, false, known.Trouble);
        var inForce = await warnings.ForAsync(day.Point, cancel);
        IReadOnlyList<WeatherWarning> ofDay = [.. (inForce ?? last?.Warnings ?? []).Where(warning => warning.Overlaps(day.Day.From, day.Day.To))];
        if (WeatherJudgement.Of(day.Day, forecast, ofDay) is not { } verdict) return new(slug, last?.Shown, last?.IssuedAt, false, known.Trouble);
        if (inForce is null) verdict = verdict with { Certainty = verdict.Certainty with { Unread = [.. verdict.Certainty.Unread, WeatherRule.Warning] } };
        var kept = await store.WriteAsync((db, inner) => KeepAsync(db, day, forecast, verdict, ofDay, inner), cancel);
        return new(slug, kept.Reading.Shown, kept.Reading.IssuedAt, kept.IsNew, known.Trouble);
    }

    private async Task<(WeatherReading Reading, bool IsNew)> KeepAsync(
        EvenemangDb db, WatchedDay day, Forecast forecast, WeatherVerdict verdict, IReadOnlyList<WeatherWarning> ofDay, CancellationToken cancel)
    {
        var occurrence = day.Occurrence;
        await db.LockOccurrenceAsync(occurrence.Id, cancel);
        var last = await WatchedDays.LastReadingAsync(db, occurrence.Id, day.StartUtc, cancel);
        if (last is not null && (last.IsSameAs(forecast.Source, forecast.IssuedAt, ofDay) || forecast.IssuedAt < last.IssuedAt) && verdict.Level == last.Level) return (last, false);
        // Limits that were changed speak at once; only a forecast that is new counts as one more in a row.
        var isNewForecast = last is null || forecast.IssuedAt > last.IssuedAt || forecast.Source != last.Source;
        var flapping = last is null || !isNewForecast ? new Hysteresis(verdict.Level) : last.Hysteresis.After(verdict.Level);
        var now = clock.GetUtcNow().UtcDateTime;
        var reading = new WeatherReading
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now)),
            OccurrenceId = occurrence.Id,
            SeriesId = occurrence.SeriesId,
            ForStartUtc = day.StartUtc,
            ReadAt = now,
            Source = forecast.Source,
            IssuedAt = forecast.IssuedAt,
            Level = verdict.Level,
            Shown = flapping.Shown,
            Better = flapping.Better,
            BetterLevel = flapping.BetterLevel,
            Verdict = verdict,
            Slots = forecast.Within(day.Day.From, day.Day.To),
            Warnings = ofDay,
        };
        db.WeatherReadings.Add(reading);
        await db.SaveChangesAsync(cancel);
        if (reading.Shown != last?.Shown) Log.LevelChanged(log, occurrence.Id, reading.Shown, reading.IssuedAt);
        return (reading, true);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The weather for occurrence {Occurrence} is now {Level}, by the forecast of {IssuedAt}.")]
        public static partial void LevelChanged(ILogger logger, Guid occurrence, WeatherLevel level, DateTime issuedAt);

        [LoggerMessage(LogLevel.Error, "The weather for occurrence {Occurrence} could not be looked at.")]
        public static partial void LookFailed(ILogger logger, Exception failure, Guid occurrence);
    }
}
