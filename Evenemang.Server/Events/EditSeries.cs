using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Server.Settings;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>Changes a series. Occurrences that share what was changed follow it; those with a life of their own are left alone and named.</summary>
public sealed class EditSeries(Store store, PromoteWaiting promote, StartGroup start, OwedNotices notices, TimeProvider time, SiteOptions site)
{
    public async Task<EventOutcome> RunAsync(string slug, SeriesEdit edit, int? expectedVersion, Actor actor, CancellationToken cancel)
    {
        try
        {
            return await store.WriteAsync((db, inner) => EditAsync(db, slug, edit, expectedVersion, actor, inner), cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new EventOutcome.Conflict(null);
        }
    }

    private async Task<EventOutcome> EditAsync(EvenemangDb db, string slug, SeriesEdit edit, int? expectedVersion, Actor actor, CancellationToken cancel)
    {
        var id = await db.Series.Where(row => row.Slug == slug).Select(row => row.Id).FirstOrDefaultAsync(cancel);
        if (id == Guid.Empty) return new EventOutcome.NotFound();
        await db.LockSeriesAsync(id, cancel);
        var series = await db.Series.AsTracking().Include(row => row.Occurrences).SingleAsync(row => row.Id == id, cancel);
        if (!actor.Access.May(Permission.EditSeries, series.Id, series.Discreet)) return new EventOutcome.Forbidden();
        if (expectedVersion is { } expected && expected != series.Version) return new EventOutcome.Conflict(series.Version);
        var problems = SeriesEditing.Look(edit, series);
        if (problems.Any) return new EventOutcome.Invalid(problems.All);
        if (edit.Published is { IsMade: true, Value: false } && series.Occurrences.Any(occurrence => occurrence.IsPublic))
        {
            return new EventOutcome.Refused(TransitionRefused.HasPublishedOccurrences);
        }

        var now = time.GetUtcNow().UtcDateTime;
        var awaitedStart = series.AwaitsStart;
        var before = (series.TimeZone, series.Venue, Rule: (series.Recurrence, series.StartTime, series.EndTime, series.DoorsTime, series.ClosedPeriods));
        var told = series.Occurrences.Where(row => row.IsPublic && row.State is not OccurrenceState.Held && !row.IsOver(now)).Select(row => (row, Told: ToldFacts.Of(row))).ToList();
        var starts = series.Occurrences.ToDictionary(row => row.Id, row => row.StartUtc);
        SeriesEditing.Apply(edit, series, now);
        FollowPlace(series, before.TimeZone, before.Venue, now);
        foreach (var (occurrence, known) in told) await notices.OweAsync(db, occurrence, known, now, cancel);
        IReadOnlyList<Occurrence> fromRule = [.. series.Occurrences.Where(occurrence => occurrence.RuleDate is not null)];
        IReadOnlyList<string> differing = [];
        if (before.Rule != (series.Recurrence, series.StartTime, series.EndTime, series.DoorsTime, series.ClosedPeriods))
        {
            differing = SeriesPlanning.Follow(db, series, fromRule, now);
        }

        Publish(series, fromRule, edit.Published.Or(series.Published), now);
        var today = DateOnly.FromDateTime(WallClock.ToLocal(now, series.TimeZone));
        var (planned, _) = await SeriesPlanning.AddMissingAsync(db, series, fromRule, today, site.UidDomain, now, cancel);
        db.AuditEntries.Add(Audit.Entry(actor, "series.edited", now, series.Id, null, null));
        await db.SaveChangesAsync(cancel);
        await HandOverTime.FollowAsync(db, series.Id, now, cancel);
        await StandingOffers.FollowMovesAsync(db, series, starts, now, cancel);
        if (edit.Registration.IsMade) await promote.RunForSeriesAsync(db, series.Id, cancel);
        if (edit.Registration.IsMade && awaitedStart) await start.AfterRuleChangedAsync(db, series.Id, now, cancel);
        return new EventOutcome.SeriesDone(series.Id, series.Slug, series.Version, planned, differing);
    }

    private static void FollowPlace(Series series, string oldZone, Venue? oldVenue, DateTime now)
    {
        foreach (var occurrence in series.Occurrences.Where(row => row.State is not OccurrenceState.Held && !row.IsOver(now)))
        {
            var placeChanged = oldVenue != series.Venue && occurrence.Venue is null && occurrence.VenueDecision is not Decision.Undecided;
            if (placeChanged || oldZone != series.TimeZone) occurrence.FollowSeries(series.TimeZone, now);
        }
    }

    private static void Publish(Series series, IEnumerable<Occurrence> fromRule, bool publish, DateTime now)
    {
        if (publish && !series.Published)
        {
            foreach (var draft in fromRule.Where(occurrence => occurrence.State is OccurrenceState.Draft)) draft.Publish(now);
        }

        series.Published = publish;
    }
}
