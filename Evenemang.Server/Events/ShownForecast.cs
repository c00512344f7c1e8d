using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Weather;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>What the public page of a day out of doors shows of the weather.</summary>
/// <param name="Level">What it means for the day; null without a forecast that is fresh.</param>
/// <param name="Slots">The steps that touch the day; empty without a forecast that is fresh.</param>
/// <param name="Source">Whose forecast.</param>
/// <param name="IssuedAt">UTC instant it was made; null when there never was one.</param>
/// <param name="IsStale">There was one, and it is too old to show.</param>
/// <param name="ShownFrom">UTC instant from which there can be a forecast.</param>
/// <param name="DecideAt">UTC instant of the decision hour; null when it has passed.</param>
/// <param name="LastWord">What was last said to everyone about the weather of this day; null when nothing was.</param>
/// <param name="Zone">IANA zone of the series.</param>
public sealed record ShownForecast(
    WeatherLevel? Level, IReadOnlyList<ForecastSlot> Slots, ForecastSource? Source, DateTime? IssuedAt, bool IsStale, DateTime ShownFrom, DateTime? DecideAt, string? LastWord, string Zone)
{
    /// <summary>Null when the page says nothing about the weather: no plan, not shown, indoors, cancelled or over.</summary>
    internal static async Task<ShownForecast?> ReadAsync(EvenemangDb db, Occurrence occurrence, DateTime now, CancellationToken cancel)
    {
        if (occurrence is not { EffectiveWeather: { IsOn: true, ShowForecast: true } plan, Start: { } start, StartUtc: { } startUtc, Series.Discreet: false }) return null;
        if (occurrence.State is not (OccurrenceState.Tentative or OccurrenceState.Confirmed) || occurrence.IsOver(now)) return null;
        var lastWord = await db.WeatherDecisions
            .Where(row => row.OccurrenceId == occurrence.Id && row.State == WeatherDecisionState.Decided && row.Text != null && row.Choice != WeatherChoice.CallOff)
            .OrderByDescending(row => row.Round).Select(row => row.Text).FirstOrDefaultAsync(cancel);
        var isOutdoors = occurrence.ShownVenue is { Outdoors: true };
        if (!isOutdoors && lastWord is null) return null;
        var reading = isOutdoors
            ? await db.WeatherReadings.Where(row => row.OccurrenceId == occurrence.Id && row.ForStartUtc == startUtc).OrderByDescending(row => row.ReadAt).ThenByDescending(row => row.Id).FirstOrDefaultAsync(cancel)
            : null;
        var fresh = reading?.IsStale(now) is false ? reading : null;
        var decideAt = plan.Decide.ToUtc(start, occurrence.Series.TimeZone);
        return new(
            fresh?.Shown, fresh?.Slots ?? [], fresh?.Source, reading?.IssuedAt, reading is not null && fresh is null, isOutdoors ? startUtc - WeatherWatch.From : now,
            decideAt > now && isOutdoors ? decideAt : null, lastWord, occurrence.Series.TimeZone);
    }
}
