using System.Globalization;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Events;

/// <summary>Which date it shall be: one of the candidates, a date of its own, or (with nothing given) the preliminary one it has.</summary>
public sealed record DateChoice
{
    /// <summary>An open candidate.</summary>
    public Guid? CandidateId { get; init; }

    /// <summary>Local wall-clock start of a date that was no candidate.</summary>
    public DateTime? Start { get; init; }

    /// <summary>Local wall-clock end, after the start.</summary>
    public DateTime? End { get; init; }

    /// <summary>Local wall-clock doors time, at or before the start.</summary>
    public DateTime? Doors { get; init; }

    /// <summary>Decided, or Preliminary for a date that may still change.</summary>
    public Decision Decision { get; init; } = Decision.Decided;
}

/// <summary>Settles an undecided or preliminary date. The candidates not chosen are dropped; everyone concerned is owed word of the date.</summary>
public sealed class DecideDate(OccurrenceWriter writer)
{
    public Task<EventOutcome> RunAsync(string slug, DateChoice choice, int? expectedVersion, Actor actor, CancellationToken cancel)
        => writer.ChangeAsync(slug, expectedVersion, actor, "occurrence.dateDecided", async change =>
        {
            var problems = Look(choice);
            if (problems.Any) return new EventOutcome.Invalid(problems.All);
            var occurrence = change.Occurrence;
            if (Decide(occurrence, choice, change.Now) is { } refused) return new EventOutcome.Refused(refused);
            await ProgrammeTimes.BringToAsync(change.Db, occurrence, change.Cancel);
            change.Detail = string.Create(CultureInfo.InvariantCulture, $"{occurrence.Start:yyyy-MM-dd HH:mm}");
            await change.TellAsync();
            return null;
        }, cancel, Permission.TellPeople);

    private static FieldProblems Look(DateChoice choice)
    {
        FieldProblems problems = new();
        problems.AddIf(choice.Start is not null && choice.End is null, "end", FieldProblemCode.Missing);
        problems.AddIf(choice.End is not null && choice.Start is null, "start", FieldProblemCode.Missing);
        problems.AddIf(choice.Decision is not (Decision.Decided or Decision.Preliminary), "decision", FieldProblemCode.Unknown);
        return problems;
    }

    internal static TransitionRefused? Decide(Occurrence occurrence, DateChoice choice, DateTime now)
    {
        var zone = occurrence.Series.TimeZone;
        return choice switch
        {
            { CandidateId: { } candidate } => occurrence.DecideCandidate(candidate, choice.Doors, zone, now),
            { Start: { } start, End: { } end } => occurrence.DecideDate(choice.Decision, start, end, choice.Doors, zone, now),
            _ => occurrence.ConfirmDate(now),
        };
    }
}
