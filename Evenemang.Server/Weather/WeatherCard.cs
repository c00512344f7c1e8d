using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Weather;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Weather;

/// <summary>Everything an organiser sees of the weather of one day.</summary>
public sealed record WeatherCard
{
    /// <summary>The occurrence with its series and programme.</summary>
    public required Occurrence Occurrence { get; init; }

    /// <summary>The plan in force; null without one.</summary>
    public required WeatherPlan? Plan { get; init; }

    /// <summary>Whether it is watched now, or will be when it is near enough; false without plan, position or date, and indoors.</summary>
    public required bool IsWatchable { get; init; }

    /// <summary>The last reading for the start it has; null before the first.</summary>
    public required WeatherReading? Reading { get; init; }

    /// <summary>The reading is too old to decide anything by.</summary>
    public required bool IsStale { get; init; }

    /// <summary>UTC instant of the decision hour; null without plan or date.</summary>
    public required DateTime? DecideAt { get; init; }

    /// <summary>UTC instant of the second hour.</summary>
    public required DateTime? RemindAt { get; init; }

    /// <summary>Every question and its answer, latest first.</summary>
    public required IReadOnlyList<WeatherDecision> Decisions { get; init; }

    /// <summary>Every reading, latest first.</summary>
    public required IReadOnlyList<WeatherReading> History { get; init; }

    /// <summary>What was decided last about the date it has; null when nothing was.</summary>
    public WeatherDecision? Decided => Decisions is [{ State: WeatherDecisionState.Decided } last, ..] && last.ForStartUtc == Occurrence.StartUtc ? last : null;

    /// <summary>The question that waits for an answer.</summary>
    public WeatherDecision? Open => Decisions.FirstOrDefault(decision => decision.State is WeatherDecisionState.Open);
}

/// <summary>Reads the card, and replays other limits on what was kept.</summary>
public sealed class WeatherCards(IDbContextFactory<EvenemangDb> contexts, TimeProvider clock)
{
    /// <summary>Ten days of looks; more is not shown.</summary>
    private const int MaxHistory = 200;

    /// <summary>Null when there is no such occurrence, or the actor may not see it.</summary>
    public async Task<WeatherCard?> FindAsync(string slug, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await WatchedDays.Whole(db).FirstOrDefaultAsync(row => row.Slug == slug, cancel) is not { } occurrence
            || !actor.Access.May(Permission.SeeSeries, occurrence.SeriesId, occurrence.Series.Discreet, occurrence.Id)) return null;
        var id = occurrence.Id;
        var history = await db.WeatherReadings.Where(row => row.OccurrenceId == id).OrderByDescending(row => row.ReadAt).ThenByDescending(row => row.Id).Take(MaxHistory).ToListAsync(cancel);
        var decisions = await db.WeatherDecisions.Where(row => row.OccurrenceId == id).OrderByDescending(row => row.Round).ToListAsync(cancel);
        var reading = history.Find(row => row.ForStartUtc == occurrence.StartUtc);
        var plan = occurrence.EffectiveWeather;
        return new()
        {
            Occurrence = occurrence,
            Plan = plan,
            IsWatchable = WatchedDay.Of(occurrence) is not null,
            Reading = reading,
            IsStale = reading?.IsStale(clock.GetUtcNow().UtcDateTime) is true,
            DecideAt = occurrence.Start is { } start ? plan?.Decide.ToUtc(start, occurrence.Series.TimeZone) : null,
            RemindAt = occurrence.Start is { } begin ? plan?.Remind.ToUtc(begin, occurrence.Series.TimeZone) : null,
            Decisions = decisions,
            History = history,
        };
    }

    /// <summary>"What would have happened": the verdicts that other limits would have given on each forecast that was kept, earliest first. Null when there is no such occurrence, or the actor may not see it.</summary>
    /// <param name="slug">Which occurrence.</param>
    /// <param name="limits">The limits to try on the day; its items keep theirs.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<WeatherReplay>?> ReplayAsync(string slug, WeatherLimits limits, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await WatchedDays.Whole(db).FirstOrDefaultAsync(row => row.Slug == slug, cancel) is not { } occurrence
            || !actor.Access.May(Permission.SeeSeries, occurrence.SeriesId, occurrence.Series.Discreet, occurrence.Id)) return null;
        var readings = await db.WeatherReadings.Where(row => row.OccurrenceId == occurrence.Id).OrderBy(row => row.ReadAt).ThenBy(row => row.Id).ToListAsync(cancel);
        var length = occurrence is { StartUtc: { } start, EndUtc: { } end } ? end - start : TimeSpan.Zero;
        List<WeatherReplay> replays = [];
        Hysteresis? flapping = null;
        DateTime? forStart = null;
        foreach (var reading in readings)
        {
            var day = new WeatherDay(reading.ForStartUtc, reading.ForStartUtc + length, limits, []);
            if (WeatherJudgement.Of(day, reading.Slots, reading.IssuedAt, reading.Warnings) is not { } verdict) continue;
            if (forStart != reading.ForStartUtc) (forStart, flapping) = (reading.ForStartUtc, null);
            flapping = flapping?.After(verdict.Level) ?? new Hysteresis(verdict.Level);
            replays.Add(new(reading.IssuedAt, reading.Shown, flapping.Value.Shown, verdict.Findings));
        }

        return replays;
    }
}

/// <summary>What other limits would have said of one forecast.</summary>
/// <param name="IssuedAt">UTC instant the forecast was made.</param>
/// <param name="Was">What was shown.</param>
/// <param name="WouldBe">What would have been shown.</param>
/// <param name="Findings">What it would have rested on.</param>
public sealed record WeatherReplay(DateTime IssuedAt, WeatherLevel Was, WeatherLevel WouldBe, IReadOnlyList<WeatherFinding> Findings);
