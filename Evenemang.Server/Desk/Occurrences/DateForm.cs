using Evenemang.Server.Events;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Desk.Occurrences;

/// <summary>A date it may fall on, as it is typed.</summary>
public sealed class CandidateForm
{
    public Guid? Id { get; set; }

    public DateTime? Start { get; set; }

    public DateTime? End { get; set; }
}

/// <summary>A date as it is typed: decided, preliminary, or between candidates.</summary>
public sealed class DateForm
{
    public Decision Decision { get; set; } = Decision.Decided;

    public DateTime? Start { get; set; }

    public DateTime? End { get; set; }

    public DateTime? Doors { get; set; }

    public List<CandidateForm> Candidates { get; } = [];

    public static DateForm Of(OccurrenceSummary one)
    {
        var form = new DateForm { Decision = one.DateDecision, Start = one.Start, End = one.End, Doors = one.Doors };
        form.Candidates.AddRange(one.Candidates.Select(candidate => new CandidateForm { Id = candidate.Id, Start = candidate.Start, End = candidate.End }));
        return form;
    }

    public DateEdit ToEdit() => Decision is Decision.Undecided
        ? new(Decision, Candidates: [.. Candidates.Where(one => one is { Start: not null, End: not null }).Select(one => new CandidateEdit(one.Start!.Value, one.End!.Value, one.Id))])
        : new(Decision, Start, End, Doors);
}
