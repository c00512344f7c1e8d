using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Surveys;

/// <summary>What a link to a survey opens.</summary>
/// <param name="Survey">The questions.</param>
/// <param name="Occurrence">What they are about, with its series.</param>
/// <param name="IsUsed">Whether somebody has answered with the link.</param>
public sealed record OpenSurvey(Survey Survey, Occurrence Occurrence, bool IsUsed);

/// <summary>Opens a survey: for whoever has a link, or for organisers.</summary>
public sealed class FindSurvey(IDbContextFactory<EvenemangDb> contexts)
{
    /// <returns>Null when the link opens nothing.</returns>
    public async Task<OpenSurvey?> ByTokenAsync(string token, CancellationToken cancel)
    {
        if (!Secrets.LooksLikeToken(token)) return null;
        var hash = Secrets.Hash(token);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var link = await db.Set<SurveyLink>().AsNoTracking().FirstOrDefaultAsync(row => row.TokenHash == hash, cancel);
        if (link is null) return null;
        var survey = await db.Set<Survey>().AsNoTracking().FirstAsync(row => row.Id == link.SurveyId, cancel);
        var occurrence = await db.Occurrences.Include(row => row.Series).AsNoTracking().FirstAsync(row => row.Id == link.OccurrenceId, cancel);
        return new(survey, occurrence, link.IsUsed);
    }

    /// <returns>The series and its survey, which is null when there is none yet; null when there is no such series or the actor may not change it.</returns>
    public async Task<(Series Series, Survey? Survey)?> OfSeriesAsync(string slug, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var series = await db.Series.AsNoTracking().FirstOrDefaultAsync(row => row.Slug == slug, cancel);
        if (series is null || !actor.Access.May(Permission.EditSeries, series.Id, series.Discreet)) return null;
        return (series, await db.Set<Survey>().AsNoTracking().FirstOrDefaultAsync(row => row.SeriesId == series.Id, cancel));
    }
}
