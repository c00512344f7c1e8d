using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Events;

/// <summary>Calls an occurrence off, with a reason, and owes everyone concerned word of it. The one door, whoever knocks.</summary>
public sealed class CancelOccurrence(OccurrenceWriter writer)
{
    /// <param name="slug">Which.</param>
    /// <param name="reason">In plain words for everyone, at most <see cref="Occurrence.MaxReasonLength"/> characters.</param>
    /// <param name="expectedVersion">The version the organiser saw; null when it does not matter.</param>
    /// <param name="actor">Who decided.</param>
    /// <param name="cancel">Gives up.</param>
    public Task<EventOutcome> RunAsync(string slug, string? reason, int? expectedVersion, Actor actor, CancellationToken cancel)
        => writer.ChangeAsync(slug, expectedVersion, actor, "occurrence.cancelled", async change =>
        {
            FieldProblems problems = new();
            problems.Text("reason", reason, Occurrence.MaxReasonLength, required: true);
            if (problems.Any) return new EventOutcome.Invalid(problems.All);
            if (change.Occurrence.Cancel(reason!.Trim(), actor.Name, change.Now) is { } refused) return new EventOutcome.Refused(refused);
            change.Detail = change.Occurrence.CancelReason;
            await change.TellAsync();
            return null;
        }, cancel, Permission.TellPeople);
}
