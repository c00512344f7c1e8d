using Evenemang.Server.Events;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Weather;

/// <summary>Takes the dropping of a programme item back. Those who have heard that it was dropped are told; those who have not, never hear of it.</summary>
public sealed class RestoreProgrammeItem(OccurrenceWriter writer, WeatherTelling telling)
{
    /// <param name="slug">Which occurrence.</param>
    /// <param name="item">Which item.</param>
    /// <param name="actor">Who decides.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<EventOutcome> RunAsync(string slug, Guid item, Actor actor, CancellationToken cancel)
        => writer.ChangeAsync(slug, expectedVersion: null, actor, "weather.itemRestored", async change =>
        {
            var occurrence = change.Occurrence;
            if (occurrence.State is OccurrenceState.Cancelled) return new EventOutcome.Refused(TransitionRefused.AlreadyCancelled);
            if (occurrence.State is OccurrenceState.Held) return new EventOutcome.Refused(TransitionRefused.AlreadyHeld);
            if (await change.Db.ProgrammeItems.AsTracking().FirstOrDefaultAsync(row => row.Id == item && row.OccurrenceId == occurrence.Id, change.Cancel) is not { } found) return new EventOutcome.NotFound();
            if (found.DroppedAt is null) return new EventOutcome.Refused(TransitionRefused.NothingChanged);
            found.Restore(change.Now);
            occurrence.UpdatedAt = change.Now;
            change.AlsoTold(await telling.ItemAsync(change, found));
            return null;
        }, cancel, Permission.TellPeople);
}
