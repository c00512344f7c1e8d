using Evenemang.Server.Api;
using Evenemang.Server.Notices;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Events;

/// <summary>Another rule for a series, over the API: first which dates come, go and move, then the change.</summary>
internal static class SeriesRuleApi
{
    public static void MapSeriesRuleApi(this WebApplication app) => app.MapOrganiserApi().WithTags("Series")
        .MapPost("/series/{slug}/rule", ReplanAsync)
        .Describe<RuleResponse>("replanSeries", "A new rule from a day on. Occurrences that move or go follow only when they are named; everyone concerned is told.")
        .TakesQuery("preview", "true: answers which dates come, go and move, and does nothing.")
        .GuardedByVersion()
        .MayMiss()
        .MayAnswer(StatusCodes.Status409Conflict, "An occurrence cannot take its step; code says why.")
        .MayAnswer(StatusCodes.Status422UnprocessableEntity, "Fields break a rule.")
        .Repeatable();

    private static async Task<IResult> ReplanAsync(string slug, JsonBody<RuleBody> body, HttpContext http, bool? preview, ReplanSeries replan, PublicSeries found, CancellationToken cancel)
    {
        if (!Slugs.IsValid(slug) || await found.FindForOrganisersAsync(slug, cancel) is not { } series) return ApiProblem.NotFound(http.Culture());
        if (!series.Published && !http.May(Permission.SeeSeries, series.Id, series.Discreet)) return ApiProblem.NotFound(http.Culture());
        if (!http.May(Permission.EditSeries, series.Id, series.Discreet)) return ApiProblem.Forbidden(http.Culture());
        if (body.Value.Recurrence.Problem is not null) return EventProblems.Of(new EventOutcome.Invalid("recurrence", FieldProblemCode.UnusableRule), http);
        var steps = await replan.PreviewAsync(slug, body.Value.ToRule([]), http.Actor(), cancel) ?? [];
        if (preview is true) return Results.Json(new RuleResponse(Preview: true, [.. steps.Select(RuleStepItem.Of)], Told(steps.Where(step => body.Value.Names(step.Slug)))), ApiJson.Options);
        if (!http.TryReadIfMatch(out var version)) return http.Edited();
        var follow = steps.Where(step => body.Value.Names(step.Slug)).Select(step => step.Step.OccurrenceId!.Value).ToList();
        var outcome = await replan.RunAsync(slug, body.Value.ToRule(follow), version, http.Actor(), cancel);
        if (outcome is not EventOutcome.SeriesDone done) return EventProblems.Of(outcome, http);
        http.SetETag(done.Version);
        return Results.Json(new RuleResponse(Preview: false, [.. steps.Select(RuleStepItem.Of)], done.Told), ApiJson.Options);
    }

    private static Audience Told(IEnumerable<ReplanStep> steps) =>
        steps.Aggregate(EventOutcome.Nobody, (sum, step) => new(sum.Email + step.Told.Email, sum.Phone + step.Told.Phone, sum.Unreachable + step.Told.Unreachable));
}

/// <summary>A new rule.</summary>
internal sealed record RuleBody
{
    /// <summary>Its property pattern says weekly, monthly or dates.</summary>
    public required RecurrenceRule Recurrence { get; init; }

    public required TimeOnly StartTime { get; init; }

    public required TimeOnly EndTime { get; init; }

    public TimeOnly? DoorsTime { get; init; }

    public IReadOnlyList<ClosedPeriod> ClosedPeriods { get; init; } = [];

    /// <summary>First day that it holds for.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Slugs of the occurrences that shall follow; the others of those that move or go are left as they are.</summary>
    public IReadOnlyList<string> Follow { get; init; } = [];

    /// <summary>Why those that go are cancelled; needed where one of them is published.</summary>
    public string? Reason { get; init; }

    public bool Names(string? slug) => slug is not null && Follow.Contains(slug);

    public NewRule ToRule(IReadOnlyCollection<Guid> follow) => new(Recurrence, new(StartTime, EndTime, DoorsTime), ClosedPeriods, From) { Follow = follow, Reason = Reason };
}

/// <summary>What becomes of one occurrence or date.</summary>
/// <param name="Kind">Whether it stays, moves, comes or goes.</param>
/// <param name="Occurrence">Slug; null for a date that comes.</param>
/// <param name="Day">The day under the new rule; null for one that goes.</param>
/// <param name="IsHandEdited">Whether somebody changed it by hand.</param>
/// <param name="Told">Who is told if it follows.</param>
internal sealed record RuleStepItem(RuleStepKind Kind, string? Occurrence, DateOnly? Day, bool IsHandEdited, Audience Told)
{
    public static RuleStepItem Of(ReplanStep step) => new(step.Step.Kind, step.Slug, step.Step.Day, step.IsHandEdited, step.Told);
}

/// <summary>What a new rule led to, or with preview=true would lead to.</summary>
/// <param name="Preview">True when nothing was done.</param>
/// <param name="Steps">By day.</param>
/// <param name="Told">Who is told, and how.</param>
internal sealed record RuleResponse(bool Preview, IReadOnlyList<RuleStepItem> Steps, Audience Told);
