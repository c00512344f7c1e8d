using Evenemang.Server.Notices;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Events;

/// <summary>What came of an organiser's act on a series or an occurrence. Nothing was changed unless it is <see cref="Done"/>.</summary>
public abstract record EventOutcome
{
    private EventOutcome()
    {
    }

    /// <summary>Nobody is told.</summary>
    public static Audience Nobody { get; } = new(0, 0, 0);

    /// <summary>It is done and durable.</summary>
    /// <param name="Id">Of the series or occurrence.</param>
    /// <param name="Slug">Of the series or occurrence.</param>
    /// <param name="Version">For the next edit's If-Match.</param>
    /// <param name="Told">Who is told, and how.</param>
    public record Done(Guid Id, string Slug, int Version, Audience Told) : EventOutcome;

    /// <summary>A series was created, edited or extended.</summary>
    /// <param name="Id">Of the series.</param>
    /// <param name="Slug">Of the series.</param>
    /// <param name="Version">For the next edit's If-Match.</param>
    /// <param name="Planned">What became of the rule's dates, the conflicts among them; empty without a rule.</param>
    /// <param name="Differing">Slugs of published or hand-edited occurrences that lie elsewhere than the rule says; they were left alone.</param>
    public sealed record SeriesDone(Guid Id, string Slug, int Version, IReadOnlyList<PlannedDate> Planned, IReadOnlyList<string> Differing)
        : Done(Id, Slug, Version, Nobody);

    /// <summary>There is no such series or occurrence.</summary>
    public sealed record NotFound : EventOutcome;

    /// <summary>The actor's account does not allow it.</summary>
    public sealed record Forbidden : EventOutcome;

    /// <summary>Somebody else has changed it since the version the edit was made from.</summary>
    /// <param name="CurrentVersion">The version it has now; null when it changed once more while answering.</param>
    public sealed record Conflict(int? CurrentVersion) : EventOutcome;

    /// <summary>Fields must be filled in otherwise.</summary>
    public sealed record Invalid(IReadOnlyList<FieldProblem> Problems) : EventOutcome
    {
        public Invalid(string field, FieldProblemCode code)
            : this([new FieldProblem(field, code)])
        {
        }
    }

    /// <summary>It cannot take that step from where it is in its life.</summary>
    public sealed record Refused(TransitionRefused Why) : EventOutcome;
}
