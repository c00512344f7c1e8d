using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Groups;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>Reads what a sign-up is for and takes its lock.</summary>
internal static class SignUpTargets
{
    /// <summary>Reads, locks, and where others may have written in between reads again.</summary>
    /// <returns>Null when there is no such thing.</returns>
    public static async Task<SignUpTarget?> LockAsync(EvenemangDb db, SignUpTo to, CancellationToken cancel)
    {
        var target = await FindAsync(db, to, cancel);
        if (target is null || !db.Database.IsNpgsql()) return target;
        await target.LockAsync(db, cancel);
        return await FindAsync(db, to, cancel);
    }

    /// <summary>The same for the target of a registration that exists.</summary>
    public static async Task<SignUpTarget?> LockAsync(EvenemangDb db, Guid seriesId, Guid? occurrenceId, Guid? itemId, CancellationToken cancel)
    {
        var target = await FindAsync(db, seriesId, occurrenceId, itemId, cancel);
        if (target is null || !db.Database.IsNpgsql()) return target;
        await target.LockAsync(db, cancel);
        return await FindAsync(db, seriesId, occurrenceId, itemId, cancel);
    }

    public static Task<SignUpTarget?> FindAsync(EvenemangDb db, Guid seriesId, Guid? occurrenceId, Guid? itemId, CancellationToken cancel) =>
        (occurrenceId, itemId) switch
        {
            ({ } occurrence, { } item) => ItemAsync(db, db.Occurrences.Where(row => row.Id == occurrence), item, cancel),
            ({ } occurrence, null) => OccurrenceAsync(db.Occurrences.Where(row => row.Id == occurrence), cancel),
            _ => SeriesAsync(db, db.Series.Where(row => row.Id == seriesId), cancel),
        };

    private static Task<SignUpTarget?> FindAsync(EvenemangDb db, SignUpTo to, CancellationToken cancel) => to switch
    {
        SignUpTo.Occurrence occurrence => OccurrenceAsync(db.Occurrences.Where(row => row.Slug == occurrence.Slug), cancel),
        SignUpTo.Series series => SeriesAsync(db, db.Series.Where(row => row.Slug == series.Slug), cancel),
        SignUpTo.ProgrammeItem item => ItemAsync(db, db.Occurrences.Where(row => row.Slug == item.OccurrenceSlug), item.ItemId, cancel),
        _ => throw new ArgumentException($"{to.GetType().Name} is not known here.", nameof(to)),
    };

    private static async Task<SignUpTarget?> OccurrenceAsync(IQueryable<Occurrence> which, CancellationToken cancel)
    {
        var row = await which.Select(occurrence => new
        {
            occurrence.Id,
            occurrence.SeriesId,
            occurrence.State,
            occurrence.StartUtc,
            occurrence.Registration,
            SeriesRegistration = occurrence.Series.Registration,
            occurrence.Series.TimeZone,
            occurrence.Series.Discreet,
        }).AsNoTracking().FirstOrDefaultAsync(cancel);
        if (row is null) return null;
        var policy = (row.Registration ?? row.SeriesRegistration).ForOneDate();
        return new()
        {
            SeriesId = row.SeriesId,
            OccurrenceId = row.Id,
            IsDiscreet = row.Discreet,
            Policy = policy,
            IsOffered = policy.TakesOccurrenceSignUps,
            Subject = new(row.TimeZone, row.StartUtc, row.State is not OccurrenceState.Draft, row.State),
            Capacity = policy.Capacity,
        };
    }

    private static async Task<SignUpTarget?> ItemAsync(EvenemangDb db, IQueryable<Occurrence> which, Guid itemId, CancellationToken cancel)
    {
        var day = await OccurrenceAsync(which, cancel);
        if (day is null) return null;
        var item = await db.ProgrammeItems.AsNoTracking().FirstOrDefaultAsync(row => row.Id == itemId && row.OccurrenceId == day.OccurrenceId, cancel);
        if (item is null) return null;
        var start = item.Start is { } own ? WallClock.ToUtc(own, day.Subject.Zone) : day.Subject.StartUtc;
        return day with
        {
            ProgrammeItemId = item.Id,
            IsOffered = item.TakesRegistrations,
            Capacity = item.Capacity,
            TakesTeams = item.TeamsOnly,
            Subject = day.Subject with { StartUtc = start },
        };
    }

    private static async Task<SignUpTarget?> SeriesAsync(EvenemangDb db, IQueryable<Series> which, CancellationToken cancel)
    {
        var row = await which.Select(series => new { series.Id, series.Registration, series.TimeZone, series.Published, series.Discreet, series.StartConfirmedAt }).AsNoTracking().FirstOrDefaultAsync(cancel);
        if (row is null) return null;
        var starts = db.Occurrences
            .Where(occurrence => occurrence.SeriesId == row.Id && occurrence.State != OccurrenceState.Draft && occurrence.State != OccurrenceState.Cancelled)
            .Select(occurrence => occurrence.StartUtc);
        var anchor = row.Registration switch
        {
            { JoinUntilMeeting: not null } policy => policy.LastStartToJoin(await starts.ToListAsync(cancel)),
            { LateJoining: true } => await starts.MaxAsync(cancel),
            _ => await starts.MinAsync(cancel),
        };
        // Nobody at the desk answers requests to a group that runs itself.
        if (row.Registration is { Scope: RegistrationScope.Series, Approval: true })
        {
            var handedOver = await db.Set<GroupHandOver>().Where(one => one.SeriesId == row.Id).Select(one => (DateTime?)one.EffectiveFrom).FirstOrDefaultAsync(cancel);
            if (!(handedOver > anchor)) anchor = handedOver ?? anchor;
        }
        return new()
        {
            SeriesId = row.Id,
            IsDiscreet = row.Discreet,
            Policy = row.Registration,
            IsOffered = row.Registration.Scope is RegistrationScope.Series,
            Subject = new(row.TimeZone, anchor, row.Published, null),
            Capacity = row.Registration.Capacity,
            AwaitsStart = row.StartConfirmedAt is null && row.Registration is { Scope: RegistrationScope.Series, MinimumHeads: not null },
        };
    }
}
