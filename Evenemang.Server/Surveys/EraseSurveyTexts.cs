using Evenemang.Server.Persistence;
using Evenemang.Shared.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Surveys;

/// <summary>Erases what people wrote in their own words about occurrences that ended long ago. Numbers and choices stay: they are statistics.</summary>
public static class EraseSurveyTexts
{
    /// <summary>Within the transaction of whoever applies retention.</summary>
    /// <param name="db">Its context.</param>
    /// <param name="seriesId">In which series.</param>
    /// <param name="endedBefore">UTC instant; occurrences that ended before it.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>How many texts.</returns>
    public static async Task<int> RunAsync(EvenemangDb db, Guid seriesId, DateTime endedBefore, CancellationToken cancel)
    {
        if (await db.Set<Survey>().AsNoTracking().FirstOrDefaultAsync(row => row.SeriesId == seriesId, cancel) is not { } survey) return 0;
        // A question that is gone may have been one for words.
        var counted = survey.Questions.Where(question => question.Kind is not SurveyQuestionKind.Text).Select(question => question.Key).ToList();
        return await db.Set<SurveyAnswer>()
            .Where(answer => answer.SurveyId == survey.Id && !counted.Contains(answer.QuestionKey)
                && db.Occurrences.Any(row => row.Id == answer.OccurrenceId && row.EndUtc < endedBefore))
            .ExecuteDeleteAsync(cancel);
    }
}
