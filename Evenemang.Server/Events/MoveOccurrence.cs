using System.Globalization;
using Evenemang.Server.Persistence;
using Evenemang.Shared;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Events;

/// <summary>Where and when an occurrence moves to.</summary>
/// <param name="Start">Local wall-clock start.</param>
/// <param name="End">Local wall-clock end, after the start.</param>
public sealed record OccurrenceMove(DateTime Start, DateTime End)
{
    /// <summary>Local wall-clock doors time; not set: as long before the start as they were.</summary>
    public Change<DateTime?> Doors { get; init; }

    /// <summary>The new place; null keeps the one it has.</summary>
    public Venue? Venue { get; init; }
}

/// <summary>Same occurrence, same address and UID, new time or place; everyone concerned is owed word of it.</summary>
public sealed class MoveOccurrence(OccurrenceWriter writer)
{
    public Task<EventOutcome> RunAsync(string slug, OccurrenceMove move, int? expectedVersion, Actor actor, CancellationToken cancel)
        => RunWithinAsync(slug, _ => move, expectedVersion, actor, before: null, cancel);

    /// <summary>The same together with what else belongs to the decision, in one transaction.</summary>
    /// <param name="slug">Which.</param>
    /// <param name="where">Where to, from the occurrence as it is; asked after <paramref name="before"/>.</param>
    /// <param name="expectedVersion">The version the organiser saw; null when it does not matter.</param>
    /// <param name="actor">Who decided.</param>
    /// <param name="before">Runs first; an outcome refuses, null lets it happen.</param>
    /// <param name="cancel">Gives up.</param>
    internal Task<EventOutcome> RunWithinAsync(
        string slug, Func<Occurrence, OccurrenceMove> where, int? expectedVersion, Actor actor, Func<OccurrenceChange, Task<EventOutcome?>>? before, CancellationToken cancel)
        => writer.ChangeAsync(slug, expectedVersion, actor, "occurrence.moved", async change =>
        {
            if (before is not null && await before(change) is { } no) return no;
            var move = where(change.Occurrence);
            FieldProblems problems = new();
            ContentRules.Venue(problems, "venue", move.Venue);
            if (problems.Any) return new EventOutcome.Invalid(problems.All);
            var occurrence = change.Occurrence;
            var startBefore = occurrence.Start;
            var doors = move.Doors.Or(move.Start - (occurrence.Start - occurrence.Doors));
            if (occurrence.Move(move.Start, move.End, doors, move.Venue, change.Now) is { } refused) return new EventOutcome.Refused(refused);
            await ProgrammeTimes.ShiftAsync(change.Db, occurrence, occurrence.Start!.Value - startBefore!.Value, change.Cancel);
            change.Detail = string.Create(CultureInfo.InvariantCulture, $"{occurrence.MovedFrom!.Start:yyyy-MM-dd HH:mm} -> {occurrence.Start:yyyy-MM-dd HH:mm}");
            await change.TellAsync();
            return null;
        }, cancel, Permission.TellPeople);
}
