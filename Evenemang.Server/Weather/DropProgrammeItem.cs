using Evenemang.Server.Events;
using Evenemang.Server.Persistence;
using Evenemang.Server.Shell;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Weather;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Weather;

/// <summary>
/// Drops one item of the programme while the day stands: a tent that the wind would take. The page says so, nobody signs up to it any more, and those who had are told.
/// </summary>
public sealed class DropProgrammeItem(OccurrenceWriter writer, WeatherTelling telling)
{
    /// <param name="slug">Which occurrence.</param>
    /// <param name="item">Which item.</param>
    /// <param name="reason">In plain words for everyone; null for what the forecast says.</param>
    /// <param name="actor">Who decides.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<EventOutcome> RunAsync(string slug, Guid item, string? reason, Actor actor, CancellationToken cancel)
        => writer.ChangeAsync(slug, expectedVersion: null, actor, "weather.itemDropped", async change =>
        {
            FieldProblems problems = new();
            problems.Text("reason", reason, Occurrence.MaxReasonLength);
            if (problems.Any) return new EventOutcome.Invalid(problems.All);
            var occurrence = change.Occurrence;
            if (occurrence.State is OccurrenceState.Cancelled) return new EventOutcome.Refused(TransitionRefused.AlreadyCancelled);
            if (occurrence.State is OccurrenceState.Held) return new EventOutcome.Refused(TransitionRefused.AlreadyHeld);
            if (await change.Db.ProgrammeItems.AsTracking().FirstOrDefaultAsync(row => row.Id == item && row.OccurrenceId == occurrence.Id, change.Cancel) is not { } found) return new EventOutcome.NotFound();
            if (found.DroppedAt is not null) return new EventOutcome.Refused(TransitionRefused.NothingChanged);
            found.Drop(string.IsNullOrWhiteSpace(reason) ? await ReasonAsync(change, item) : reason.Trim(), change.Now);
            occurrence.UpdatedAt = change.Now;
            change.Detail = found.DropReason;
            change.AlsoTold(await telling.ItemAsync(change, found));
            return null;
        }, cancel, Permission.TellPeople);

    private static async Task<string> ReasonAsync(OccurrenceChange change, Guid item)
    {
        var occurrence = change.Occurrence;
        var reading = occurrence.StartUtc is { } start ? await WatchedDays.LastReadingAsync(change.Db, occurrence.Id, start, change.Cancel) : null;
        var findings = reading?.Verdict.Items.FirstOrDefault(verdict => verdict.Id == item)?.Findings ?? reading?.Verdict.Findings ?? [];
        return WeatherAnnouncement.Reason(occurrence, occurrence.EffectiveWeather, findings, Language.Swedish);
    }
}
