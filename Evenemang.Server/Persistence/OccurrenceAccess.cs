using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Persistence;

/// <summary>Asks an actor's access about rows of which only the ids are known.</summary>
public static class OccurrenceAccess
{
    /// <returns>False too when there is no such occurrence.</returns>
    public static async Task<bool> MayAsync(this EvenemangDb db, Actor actor, Permission permission, Guid occurrenceId, CancellationToken cancel)
    {
        var about = await db.Occurrences.Where(row => row.Id == occurrenceId).Select(row => new { row.SeriesId, row.Series.Discreet }).FirstOrDefaultAsync(cancel);
        return about is not null && actor.Access.May(permission, about.SeriesId, about.Discreet, occurrenceId);
    }

    /// <summary>
    /// Whether the actor may know that there is such an occurrence. The address of one holds its date, so of a discreet series that keeps its times to itself only those who work on it
    /// may; a refusal would tell others.
    /// </summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="occurrence">With its series.</param>
    public static bool MayKnow(this Actor actor, Occurrence occurrence) =>
        occurrence.Series.IsOpenAboutTimeAndPlace || actor.Access.May(Permission.SeeSeries, occurrence.SeriesId, occurrence.Series.Discreet, occurrence.Id);

    /// <returns>False too when there is no such series.</returns>
    public static async Task<bool> MayInSeriesAsync(this EvenemangDb db, Actor actor, Permission permission, Guid seriesId, Guid? occurrenceId, CancellationToken cancel)
    {
        var isDiscreet = await db.Series.Where(row => row.Id == seriesId).Select(row => (bool?)row.Discreet).FirstOrDefaultAsync(cancel);
        return isDiscreet is { } discreet && actor.Access.May(permission, seriesId, discreet, occurrenceId);
    }
}
