using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Evenemang.Server.Registrations;

/// <summary>
/// Ends offers that nobody answered in time, and lets the next in line have the seats. Offers for what is cancelled rest: they begin anew if it takes place after all.
/// Safe to run at any time, on any number of servers, and to stop between any two.
/// </summary>
public sealed partial class LapseOffers(
    Store store, IDbContextFactory<EvenemangDb> contexts, NoticesOwed notices, PromoteWaiting promote, TimeProvider clock, ILogger<LapseOffers> logger)
{
    /// <summary>Most offers ended in one round; the next round comes soon.</summary>
    private const int MaxRound = 500;

    /// <returns>How many offers were ended.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        List<Guid> over;
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            over = await Over(db, clock.GetUtcNow().UtcDateTime).OrderBy(row => row.OfferEndsAt).ThenBy(row => row.Id).Select(row => row.Id).Take(MaxRound).ToListAsync(cancel);
        }
        var ended = 0;
        foreach (var id in over)
        {
            try
            {
                if (await store.WriteAsync((db, stop) => RunAsync(db, id, stop), cancel)) ended++;
            }
            catch (DbUpdateException problem)
            {
                Log.OfferNotEnded(logger, problem, id);
            }
        }
        return ended;
    }

    private async Task<bool> RunAsync(EvenemangDb db, Guid id, CancellationToken cancel)
    {
        var found = await db.Registrations.Where(row => row.Id == id).Select(row => new { row.SeriesId, row.OccurrenceId, row.ProgrammeItemId }).FirstOrDefaultAsync(cancel);
        if (found is null || await SignUpTargets.LockAsync(db, found.SeriesId, found.OccurrenceId, found.ProgrammeItemId, cancel) is not { } target) return false;
        var now = clock.GetUtcNow().UtcDateTime;
        // Whoever answered a moment ago has won: read after the lock.
        if (await Over(db, now).AsTracking().FirstOrDefaultAsync(row => row.Id == id, cancel) is not { } registration) return false;
        await WithinAsync(db, new(registration, target), now, cancel);
        return true;
    }

    /// <summary>Ends one whose time is over, within the caller's transaction, its target locked.</summary>
    internal async Task WithinAsync(EvenemangDb db, OpenedRegistration opened, DateTime now, CancellationToken cancel)
    {
        var (registration, target) = opened;
        registration.End(RegistrationState.Lapsed, now);
        await NoticesOwed.VoidAllAsync(db, registration.Id, cancel);
        notices.Owe(db, NoticeKind.OfferLapsed, registration, now, QuietHours.NextAllowed(now, target.Subject.Zone));
        await db.SaveChangesAsync(cancel);
        await promote.AfterSeatsFreedAsync(db, target, cancel);
    }

    private static IQueryable<Registration> Over(EvenemangDb db, DateTime now) => db.Registrations.Where(row =>
        row.State == RegistrationState.Offered && row.OfferEndsAt <= now
        && (row.OccurrenceId == null || db.Occurrences.Any(date => date.Id == row.OccurrenceId && date.State != OccurrenceState.Cancelled)));

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The offer to registration {RegistrationId} could not be ended; the next round tries again")]
        public static partial void OfferNotEnded(ILogger logger, Exception problem, Guid registrationId);
    }
}

/// <summary>The regular round of <see cref="LapseOffers"/>.</summary>
[DisallowConcurrentExecution]
public sealed class LapseOffersJob(LapseOffers lapse) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await lapse.RunAsync(cancellationToken);
}
