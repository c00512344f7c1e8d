using Evenemang.Server.Persistence;

namespace Evenemang.Server.Events;

/// <summary>Records that an occurrence took place, from its start onwards.</summary>
public sealed class HoldOccurrence(OccurrenceWriter writer)
{
    public Task<EventOutcome> RunAsync(string slug, int? expectedVersion, Actor actor, CancellationToken cancel)
        => writer.ChangeAsync(slug, expectedVersion, actor, "occurrence.held", change =>
            Task.FromResult<EventOutcome?>(change.Occurrence.Hold(change.Now) is { } refused ? new EventOutcome.Refused(refused) : null), cancel);
}
