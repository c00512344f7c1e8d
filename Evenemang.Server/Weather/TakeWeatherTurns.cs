using Evenemang.Server.Events;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Weather;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Weather;

/// <summary>
/// The decision sweep: asks the organisers at the decision hour, asks louder at the second, calls off where the series is set so, and drops questions that have lost
/// their reason. Safe to run twice and to kill at any line: each step is one transaction that looks again before it acts.
/// </summary>
public sealed partial class TakeWeatherTurns(
    IDbContextFactory<EvenemangDb> contexts, Store store, WatchWeather watch, CancelOccurrence cancelOccurrence, WeatherTelling telling, TimeProvider clock, ILogger<TakeWeatherTurns> log)
{
    /// <summary>Asked after the second hour, people still get this long before somebody else is told.</summary>
    private static readonly TimeSpan LateAnswer = TimeSpan.FromHours(1);

    /// <returns>How many steps were taken.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var taken = await LapseForsakenAsync(now, cancel);
        IReadOnlyList<WatchedDay> days;
        await using (var db = await contexts.CreateDbContextAsync(cancel)) days = await WatchedDays.FindAsync(db, now, cancel);
        foreach (var day in days)
        {
            try
            {
                if (await TakeAsync(day, now, cancel)) taken++;
            }
#pragma warning disable CA1031 // Whatever it is, it is this day's; the others have their turn, and this one again at the next round.
            catch (Exception failure) when (failure is not OperationCanceledException || !cancel.IsCancellationRequested)
#pragma warning restore CA1031
            {
                Log.TurnFailed(log, failure, day.Occurrence.Id);
            }
        }

        return taken;
    }

    private async Task<bool> TakeAsync(WatchedDay day, DateTime now, CancellationToken cancel)
    {
        var act = await NextAsync(day, now, cancel);
        // Before anybody is asked or told, and when the hour strikes, the newest forecast is looked at once more.
        if (now >= day.DecideAt && now < day.StartUtc && (act is not WeatherAct.Nothing || await LastLookAsync(day, cancel) < day.DecideAt))
        {
            await watch.NowAsync(day.Occurrence.Slug, cancel);
            act = await NextAsync(day, now, cancel);
        }

        if (act is WeatherAct.Nothing) return false;
        if (act is WeatherAct.CallOff) return await CallOffAsync(day, now, cancel);
        return await store.WriteAsync((db, inner) => ActAsync(db, day.Occurrence.Id, act, now, inner), cancel);
    }

    private async Task<WeatherAct> NextAsync(WatchedDay day, DateTime now, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (last, decisions) = await WatchedDays.StandingAsync(db, day, cancel);
        return Turn(day, last, decisions).Next(now);
    }

    private async Task<DateTime> LastLookAsync(WatchedDay day, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return (await WatchedDays.LastReadingAsync(db, day.Occurrence.Id, day.StartUtc, cancel))?.ReadAt ?? DateTime.MinValue;
    }

    private static WeatherTurn Turn(WatchedDay day, WeatherReading? last, IReadOnlyList<WeatherDecision> decisions) => new()
    {
        Mode = day.Plan.Mode,
        DecideAt = day.DecideAt,
        Start = day.StartUtc,
        Reading = last,
        Decisions = decisions,
    };

    /// <summary>Locked and looked at again: another server may have been quicker.</summary>
    private async Task<bool> ActAsync(EvenemangDb db, Guid id, WeatherAct act, DateTime now, CancellationToken cancel)
    {
        await db.LockOccurrenceAsync(id, cancel);
        if (WatchedDay.Of(await WatchedDays.Whole(db).SingleAsync(row => row.Id == id, cancel)) is not { } day) return false;
        var (last, decisions) = await WatchedDays.StandingAsync(db, day, cancel);
        if (Turn(day, last, decisions).Next(now) != act) return false;
        var open = await db.WeatherDecisions.AsTracking().FirstOrDefaultAsync(row => row.OccurrenceId == id && row.State == WeatherDecisionState.Open, cancel);
        switch (act)
        {
            case WeatherAct.Remind:
                open!.Remind(now);
                await telling.OrganisersAsync(db, open, NoticeKind.WeatherReminded, now, cancel);
                break;
            case WeatherAct.Lapse:
                open!.Lapse(now);
                if (now < day.StartUtc) await telling.OrganisersAsync(db, open, NoticeKind.WeatherLapsed, now, cancel);
                break;
            default:
                open?.Lapse(now);
                var asked = await AskedAsync(db, day, last, act is WeatherAct.Propose ? WeatherQuestion.CallOff : WeatherQuestion.NoForecast, now, cancel);
                await telling.OrganisersAsync(db, asked, act is WeatherAct.Propose ? NoticeKind.WeatherProposed : NoticeKind.WeatherNoForecast, now, cancel);
                break;
        }

        await db.SaveChangesAsync(cancel);
        Log.TurnTaken(log, id, act);
        return true;
    }

    private async Task<bool> CallOffAsync(WatchedDay day, DateTime now, CancellationToken cancel)
    {
        string? text = null;
        var outcome = await cancelOccurrence.RunWithinAsync(day.Occurrence.Slug, () => text, expectedVersion: null, Actor.System, async change =>
        {
            var fresh = WatchedDay.Of(await WatchedDays.Whole(change.Db).SingleAsync(row => row.Id == day.Occurrence.Id, change.Cancel));
            if (fresh is null) return new EventOutcome.Conflict(null);
            var (last, decisions) = await WatchedDays.StandingAsync(change.Db, fresh, change.Cancel);
            if (Turn(fresh, last, decisions).Next(now) is not WeatherAct.CallOff) return new EventOutcome.Conflict(null);
            text = WeatherAnnouncement.Of(fresh.Occurrence, fresh.Plan, last!.Verdict.Findings, WeatherChoice.CallOff).Swedish;
            var decision = await AskedAsync(change.Db, fresh, last, WeatherQuestion.CallOff, now, change.Cancel);
            decision.Decide(WeatherChoice.CallOff, Actor.System.Name, text, allClear: false, automatic: true, now);
            // The organisers' rows first, so that they are sent first.
            await telling.OrganisersAsync(change.Db, decision, NoticeKind.WeatherCalledOff, now, change.Cancel);
            await telling.ColleaguesAsync(change.Db, decision, Actor.System, now, change.Cancel);
            return null;
        }, cancel);
        if (outcome is EventOutcome.Done) Log.TurnTaken(log, day.Occurrence.Id, WeatherAct.CallOff);
        return outcome is EventOutcome.Done;
    }

    /// <summary>A new question in the next round.</summary>
    internal static async Task<WeatherDecision> AskedAsync(EvenemangDb db, WatchedDay day, WeatherReading? reading, WeatherQuestion question, DateTime now, CancellationToken cancel)
    {
        var id = day.Occurrence.Id;
        var round = await db.WeatherDecisions.Where(row => row.OccurrenceId == id).MaxAsync(row => (int?)row.Round, cancel) ?? 0;
        // Asked late, people still get some time before somebody else is told.
        var remindAt = day.RemindAt > now ? day.RemindAt : now + LateAnswer;
        var decision = new WeatherDecision
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now)),
            OccurrenceId = id,
            SeriesId = day.Occurrence.SeriesId,
            Round = round + 1,
            ForStartUtc = day.StartUtc,
            Question = question,
            Findings = question is WeatherQuestion.NoForecast ? [] : reading?.Verdict.Findings ?? [],
            Source = reading?.Source,
            IssuedAt = reading?.IssuedAt,
            OpenedAt = now,
            RemindAt = remindAt,
        };
        db.WeatherDecisions.Add(decision);
        return decision;
    }

    /// <summary>Whatever was cancelled, moved or unplanned otherwise needs no answer any more.</summary>
    private Task<int> LapseForsakenAsync(DateTime now, CancellationToken cancel) => store.WriteAsync(
        async (db, inner) =>
        {
            var open = await db.WeatherDecisions.AsTracking().Where(row => row.State == WeatherDecisionState.Open).ToListAsync(inner);
            if (open.Count == 0) return 0;
            var ids = open.ConvertAll(decision => decision.OccurrenceId);
            var days = (await WatchedDays.Whole(db).Where(row => ids.Contains(row.Id)).ToListAsync(inner)).Select(WatchedDay.Of).OfType<WatchedDay>().ToDictionary(day => day.Occurrence.Id);
            var forsaken = open.Where(decision => !days.TryGetValue(decision.OccurrenceId, out var day) || day.StartUtc != decision.ForStartUtc || day.Occurrence.IsOver(now)).ToList();
            foreach (var decision in forsaken) decision.Lapse(now);
            await db.SaveChangesAsync(inner);
            return forsaken.Count;
        },
        cancel);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The weather for occurrence {Occurrence}: {Act}.")]
        public static partial void TurnTaken(ILogger logger, Guid occurrence, WeatherAct act);

        [LoggerMessage(LogLevel.Error, "The weather for occurrence {Occurrence} could not be decided on.")]
        public static partial void TurnFailed(ILogger logger, Exception failure, Guid occurrence);
    }
}
