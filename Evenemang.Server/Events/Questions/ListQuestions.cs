using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events.Questions;

/// <summary>The questions to one occurrence's speakers.</summary>
/// <param name="OccurrenceSlug">Which.</param>
/// <param name="Title">What it is called.</param>
/// <param name="TimeZone">IANA zone of its times.</param>
/// <param name="Start">Local wall-clock start; null while undecided.</param>
/// <param name="Questions">Those that wait first, oldest first.</param>
public sealed record QuestionList(string OccurrenceSlug, string Title, string TimeZone, DateTime? Start, IReadOnlyList<SpeakerQuestion> Questions);

/// <summary>Reads the questions for those who hold the occurrence.</summary>
public sealed class ListQuestions(IDbContextFactory<EvenemangDb> contexts)
{
    /// <returns>Null when there is no such occurrence, or the actor may not see it.</returns>
    public async Task<QuestionList?> RunAsync(string slug, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var about = await db.Occurrences.Where(row => row.Slug == slug)
            .Select(row => new { row.Id, row.SeriesId, row.Series.Discreet, row.Series.TimeZone, row.Title, SeriesTitle = row.Series.Title, row.Start }).FirstOrDefaultAsync(cancel);
        if (about is null || !actor.Access.May(Permission.SeeSeries, about.SeriesId, about.Discreet, about.Id)) return null;
        var questions = await db.Set<SpeakerQuestion>().Where(row => row.OccurrenceId == about.Id)
            .OrderBy(row => row.TickedAt != null).ThenBy(row => row.CreatedAt).ThenBy(row => row.Id).ToListAsync(cancel);
        return new(slug, about.Title ?? about.SeriesTitle, about.TimeZone, about.Start, questions);
    }
}
