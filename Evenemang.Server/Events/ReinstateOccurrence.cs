using Evenemang.Server.Persistence;
using Evenemang.Shared.Notices;

namespace Evenemang.Server.Events;

/// <summary>A cancelled occurrence takes place after all. Registrations need no repair: they were never ended.</summary>
public sealed class ReinstateOccurrence(OccurrenceWriter writer)
{
    public Task<EventOutcome> RunAsync(string slug, int? expectedVersion, Actor actor, CancellationToken cancel)
        => writer.ChangeAsync(slug, expectedVersion, actor, "occurrence.reinstated", async change =>
        {
            if (change.Occurrence.Reinstate(change.Now) is { } refused) return new EventOutcome.Refused(refused);
            await change.TellAsync(NoticeKind.OccurrenceReinstated);
            return null;
        }, cancel);
}
