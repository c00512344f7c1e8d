using Evenemang.Server.Persistence;
using Evenemang.Server.Weather.Sources;
using Evenemang.Shared.Events;
using Evenemang.Shared.Weather;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Weather;

/// <summary>An occurrence that is watched now.</summary>
/// <param name="Occurrence">With series and programme.</param>
/// <param name="Plan">The plan in force.</param>
/// <param name="Day">When people are outdoors, and the limits.</param>
/// <param name="Point">Where.</param>
internal sealed record WatchedDay(Occurrence Occurrence, WeatherPlan Plan, WeatherDay Day, GridPoint Point)
{
    public DateTime StartUtc => Occurrence.StartUtc!.Value;

    public DateTime DecideAt => Plan.Decide.ToUtc(Occurrence.Start!.Value, Occurrence.Series.TimeZone);

    public DateTime RemindAt => Plan.Remind.ToUtc(Occurrence.Start!.Value, Occurrence.Series.TimeZone);

    /// <summary>Null when nobody watches it: no plan, indoors, no position, no date, or not on.</summary>
    /// <param name="occurrence">With series and programme.</param>
    public static WatchedDay? Of(Occurrence occurrence) =>
        occurrence is { State: OccurrenceState.Tentative or OccurrenceState.Confirmed, EffectiveWeather: { IsOn: true } plan, StartUtc: not null }
        && GridPoint.Of(occurrence.ShownVenue) is { } point
        && WeatherDay.Of(occurrence, plan, occurrence.Programme) is { } day
            ? new(occurrence, plan, day, point)
            : null;
}

/// <summary>Finds what is watched.</summary>
internal static class WatchedDays
{
    /// <summary>Everything that begins within ten days and is not over.</summary>
    public static async Task<IReadOnlyList<WatchedDay>> FindAsync(EvenemangDb db, DateTime now, CancellationToken cancel)
    {
        var until = now + WeatherWatch.From;
        var near = await Whole(db)
            .Where(row => row.StartUtc <= until && row.EndUtc > now && (row.State == OccurrenceState.Tentative || row.State == OccurrenceState.Confirmed))
            .OrderBy(row => row.StartUtc).ToListAsync(cancel);
        return [.. near.Select(WatchedDay.Of).OfType<WatchedDay>()];
    }

    /// <summary>The readings and questions that still count: those for the start it has now.</summary>
    public static async Task<(WeatherReading? Last, IReadOnlyList<WeatherDecision> Decisions)> StandingAsync(EvenemangDb db, WatchedDay day, CancellationToken cancel)
    {
        var (id, start) = (day.Occurrence.Id, day.StartUtc);
        var last = await LastReadingAsync(db, id, start, cancel);
        var decisions = await db.WeatherDecisions.Where(row => row.OccurrenceId == id && row.ForStartUtc == start).OrderBy(row => row.Round).ToListAsync(cancel);
        return (last, decisions);
    }

    public static Task<WeatherReading?> LastReadingAsync(EvenemangDb db, Guid occurrence, DateTime start, CancellationToken cancel) =>
        db.WeatherReadings.Where(row => row.OccurrenceId == occurrence && row.ForStartUtc == start).OrderByDescending(row => row.ReadAt).ThenByDescending(row => row.Id).FirstOrDefaultAsync(cancel);

    public static IQueryable<Occurrence> Whole(EvenemangDb db) => db.Occurrences.Include(row => row.Series).Include(row => row.Programme);
}
