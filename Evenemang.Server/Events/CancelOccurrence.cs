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
        => RunWithinAsync(slug, () => reason, expectedVersion, actor, before: null, cancel);

    /// <summary>The same together with what else belongs to the decision, in one transaction.</summary>
    /// <param name="slug">Which.</param>
    /// <param name="givenReason">The reason, asked for after <paramref name="before"/>.</param>
    /// <param name="expectedVersion">The version the organiser saw; null when it does not matter.</param>
    /// <param name="actor">Who decided.</param>
    /// <param name="before">Runs first; an outcome refuses, null lets it happen.</param>
    /// <param name="cancel">Gives up.</param>
    internal Task<EventOutcome> RunWithinAsync(
        string slug, Func<string?> givenReason, int? expectedVersion, Actor actor, Func<OccurrenceChange, Task<EventOutcome?>>? before, CancellationToken cancel)
        => writer.ChangeAsync(slug, expectedVersion, actor, "occurrence.cancelled", async change =>
        {
            if (before is not null && await before(change) is { } no) return no;
            var reason = givenReason();
            FieldProblems problems = new();
            problems.Text("reason", reason, Occurrence.MaxReasonLength, required: true);
            if (problems.Any) return new EventOutcome.Invalid(problems.All);
            if (change.Occurrence.Cancel(reason!.Trim(), actor.Name, change.Now, actor.OrganiserId) is { } refused) return new EventOutcome.Refused(refused);
            change.Detail = change.Occurrence.CancelReason;
            await change.TellAsync();
            return null;
        }, cancel, Permission.TellPeople);
}
