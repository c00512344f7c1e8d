using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Surveys;

/// <summary>A survey as it shall be.</summary>
/// <param name="Introduction">A few words before the questions.</param>
/// <param name="Questions">The questions, in order.</param>
/// <param name="IsOn">Whether people are asked after each occurrence.</param>
/// <param name="ExpectedVersion">The version that was changed; 0 for a new one, null to take whatever stands.</param>
public sealed record SurveyEdit(string? Introduction, IReadOnlyList<SurveyQuestion> Questions, bool IsOn, int? ExpectedVersion);

/// <summary>What came of an edit.</summary>
public abstract record EditSurveyOutcome
{
    /// <summary>It is as asked.</summary>
    public sealed record Done(int Version) : EditSurveyOutcome;

    /// <summary>Something is to be put right; nothing has changed.</summary>
    public sealed record Invalid(SurveyProblem Problem) : EditSurveyOutcome;

    /// <summary>Somebody else changed it first; nothing has changed.</summary>
    public sealed record Conflict : EditSurveyOutcome;

    /// <summary>There is no such series, or the account may not change it.</summary>
    public sealed record NotFound : EditSurveyOutcome;
}

/// <summary>Writes the survey of a series.</summary>
public sealed class EditSurvey(Store store, TimeProvider clock)
{
    public Task<EditSurveyOutcome> RunAsync(string seriesSlug, SurveyEdit edit, Actor actor, CancellationToken cancel) =>
        store.WriteAsync((db, token) => RunAsync(db, seriesSlug, edit, actor, token), cancel);

    private async Task<EditSurveyOutcome> RunAsync(EvenemangDb db, string seriesSlug, SurveyEdit edit, Actor actor, CancellationToken cancel)
    {
        var series = await db.Series.Where(row => row.Slug == seriesSlug).Select(row => new { row.Id, row.Discreet }).FirstOrDefaultAsync(cancel);
        if (series is null || !actor.Access.May(Permission.EditSeries, series.Id, series.Discreet)) return new EditSurveyOutcome.NotFound();
        var introduction = string.IsNullOrWhiteSpace(edit.Introduction) ? null : edit.Introduction.Trim();
        if (SurveyRules.Check(introduction, edit.Questions) is { } problem) return new EditSurveyOutcome.Invalid(problem);
        await db.LockSeriesAsync(series.Id, cancel);
        var survey = await db.Set<Survey>().AsTracking().FirstOrDefaultAsync(row => row.SeriesId == series.Id, cancel);
        if (edit.ExpectedVersion is { } expected && expected != (survey?.Version ?? 0)) return new EditSurveyOutcome.Conflict();
        var now = clock.GetUtcNow().UtcDateTime;
        if (survey is null)
        {
            survey = new() { Id = Guid.CreateVersion7(new DateTimeOffset(now)), SeriesId = series.Id };
            db.Set<Survey>().Add(survey);
        }
        (survey.Introduction, survey.Questions, survey.IsOn, survey.UpdatedAt) = (introduction, edit.Questions, edit.IsOn, now);
        db.AuditEntries.Add(new() { Id = Guid.CreateVersion7(new DateTimeOffset(now)), At = now, Actor = actor.Name, ActorId = actor.OrganiserId, Action = "survey.edited", SeriesId = series.Id });
        await db.SaveChangesAsync(cancel);
        return new EditSurveyOutcome.Done(survey.Version);
    }
}
