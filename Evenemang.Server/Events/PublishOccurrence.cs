using Evenemang.Shared.Accounts;
using Evenemang.Server.Persistence;

namespace Evenemang.Server.Events;

/// <summary>Makes a draft public, and its series with it: a public occurrence needs a public page to belong to.</summary>
public sealed class PublishOccurrence(OccurrenceWriter writer)
{
    public Task<EventOutcome> RunAsync(string slug, int? expectedVersion, Actor actor, CancellationToken cancel)
        => writer.ChangeAsync(slug, expectedVersion, actor, "occurrence.published", change =>
        {
            if (change.Occurrence.Publish(change.Now) is { } refused) return Task.FromResult<EventOutcome?>(new EventOutcome.Refused(refused));
            if (!change.Occurrence.Series.Published)
            {
                change.Occurrence.Series.Published = true;
                change.Occurrence.Series.UpdatedAt = change.Now;
            }

            return Task.FromResult<EventOutcome?>(null);
        }, cancel, Permission.TellPeople);
}
