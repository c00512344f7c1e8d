using Evenemang.Server.Persistence;
using Evenemang.Shared.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Surveys;

/// <summary>What came of an answer.</summary>
public enum AnswerSurveyOutcome
{
    /// <summary>It is kept, and the link is used.</summary>
    Thanks,

    /// <summary>Nothing was answered; the link can still be used.</summary>
    Empty,

    /// <summary>Somebody has answered with this link before.</summary>
    AlreadyAnswered,

    /// <summary>The link opens nothing.</summary>
    NotFound,
}

/// <summary>Takes one person's answers: once a link, each answer a row of its own that tells nothing about whose it is.</summary>
public sealed class AnswerSurvey(Store store)
{
    public Task<AnswerSurveyOutcome> RunAsync(string token, IReadOnlyDictionary<string, string> typed, CancellationToken cancel) =>
        Secrets.LooksLikeToken(token)
            ? store.WriteAsync((db, stop) => RunAsync(db, Secrets.Hash(token), typed, stop), cancel)
            : Task.FromResult(AnswerSurveyOutcome.NotFound);

    private static async Task<AnswerSurveyOutcome> RunAsync(EvenemangDb db, byte[] hash, IReadOnlyDictionary<string, string> typed, CancellationToken cancel)
    {
        var link = await db.Set<SurveyLink>().AsNoTracking().FirstOrDefaultAsync(row => row.TokenHash == hash, cancel);
        if (link is null) return AnswerSurveyOutcome.NotFound;
        if (link.IsUsed) return AnswerSurveyOutcome.AlreadyAnswered;
        var survey = await db.Set<Survey>().AsNoTracking().FirstAsync(row => row.Id == link.SurveyId, cancel);
        var answers = SurveyRules.Clean(survey.Questions, typed);
        if (answers.Count == 0) return AnswerSurveyOutcome.Empty;
        // One statement decides between two that press at the same time.
        var taken = await db.Set<SurveyLink>().Where(row => row.TokenHash == hash && !row.IsUsed).ExecuteUpdateAsync(set => set.SetProperty(row => row.IsUsed, true), cancel);
        if (taken == 0) return AnswerSurveyOutcome.AlreadyAnswered;
        foreach (var (key, value) in answers)
        {
            db.Set<SurveyAnswer>().Add(new() { Id = Guid.NewGuid(), SurveyId = survey.Id, OccurrenceId = link.OccurrenceId, QuestionKey = key, Value = value });
        }
        await db.SaveChangesAsync(cancel);
        return AnswerSurveyOutcome.Thanks;
    }
}
