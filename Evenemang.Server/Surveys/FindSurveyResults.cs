using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Surveys;

/// <summary>What was answered about one occurrence, beside earlier ones.</summary>
/// <param name="Occurrence">The occurrence, with its series.</param>
/// <param name="Now">About this one.</param>
/// <param name="LastTime">About the latest before it that has enough answers.</param>
/// <param name="LastYear">About the one that lay nearest to a year before, when it is another.</param>
public sealed record SurveyComparison(Occurrence Occurrence, SurveyResult Now, SurveyResult? LastTime, SurveyResult? LastYear);

/// <summary>Counts what was answered.</summary>
public sealed class FindSurveyResults(IDbContextFactory<EvenemangDb> contexts)
{
    /// <summary>How far from a year ago an occurrence may lie to be called last year's, in days.</summary>
    private const int AroundAYear = 45;

    /// <returns>Null when there is no such occurrence or the actor may not see the series.</returns>
    public async Task<SurveyComparison?> RunAsync(string slug, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var occurrence = await db.Occurrences.Include(row => row.Series).AsNoTracking().FirstOrDefaultAsync(row => row.Slug == slug, cancel);
        if (occurrence is null || !actor.Access.May(Permission.SeeSeries, occurrence.SeriesId, occurrence.Series.Discreet, occurrence.Id)) return null;
        var survey = await db.Set<Survey>().AsNoTracking().FirstOrDefaultAsync(row => row.SeriesId == occurrence.SeriesId, cancel);
        if (survey is null) return new(occurrence, new(0, 0, []), null, null);
        var now = await ResultAsync(db, survey, occurrence.Id, cancel);
        if (occurrence.StartUtc is not { } start) return new(occurrence, now, null, null);

        var earlier = await db.Occurrences.Where(row => row.SeriesId == occurrence.SeriesId && row.StartUtc < start)
            .Select(row => new { row.Id, row.StartUtc, Answers = db.Set<SurveyLink>().Count(link => link.OccurrenceId == row.Id && link.IsUsed) })
            .Where(row => row.Answers >= SurveyResult.FewestShown)
            .OrderByDescending(row => row.StartUtc)
            .ToListAsync(cancel);
        var last = earlier.FirstOrDefault();
        var year = earlier.Skip(1).Where(row => Distance(row.StartUtc!.Value) <= AroundAYear).MinBy(row => Distance(row.StartUtc!.Value));
        return new(
            occurrence,
            now,
            last is null ? null : await ResultAsync(db, survey, last.Id, cancel),
            year is null ? null : await ResultAsync(db, survey, year.Id, cancel));

        double Distance(DateTime other) => Math.Abs((start.AddYears(-1) - other).TotalDays);
    }

    private static async Task<SurveyResult> ResultAsync(EvenemangDb db, Survey survey, Guid occurrenceId, CancellationToken cancel)
    {
        var links = db.Set<SurveyLink>().Where(link => link.OccurrenceId == occurrenceId);
        var answers = await db.Set<SurveyAnswer>().Where(answer => answer.OccurrenceId == occurrenceId && answer.SurveyId == survey.Id)
            .Select(answer => new { answer.QuestionKey, answer.Value }).ToListAsync(cancel);
        return SurveyResult.Of(
            survey.Questions, answers.Select(answer => (answer.QuestionKey, answer.Value)), await links.CountAsync(cancel), await links.CountAsync(link => link.IsUsed, cancel));
    }
}
