using Evenemang.Shared.Accounts;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;

namespace Evenemang.Server.Events;

/// <summary>A cancelled occurrence takes place after all. Registrations need no repair: they were never ended. Seats that became free meanwhile go to those who wait.</summary>
public sealed class ReinstateOccurrence(OccurrenceWriter writer, PromoteWaiting promote)
{
    public Task<EventOutcome> RunAsync(string slug, int? expectedVersion, Actor actor, CancellationToken cancel)
        => writer.ChangeAsync(slug, expectedVersion, actor, "occurrence.reinstated", async change =>
        {
            if (change.Occurrence.Reinstate(change.Now) is { } refused) return new EventOutcome.Refused(refused);
            await change.TellAsync();
            await change.Db.SaveChangesAsync(change.Cancel);
            await StandingOffers.TakeBackAsync(change.Db, change.Occurrence.Id, change.Now, change.Cancel);
            await promote.RunForOccurrenceAsync(change.Db, change.Occurrence.SeriesId, change.Occurrence.Id, change.Cancel);
            return null;
        }, cancel, Permission.TellPeople);
}
