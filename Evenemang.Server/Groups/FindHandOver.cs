using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Groups;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Groups;

/// <summary>Why a list with names is not there: since when the group runs itself. For those who may know that there is such a group.</summary>
public sealed class FindHandOver(IDbContextFactory<EvenemangDb> contexts)
{
    /// <param name="slug">One of its meetings.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Local wall-clock time; null when it does not run itself, or the actor may not know of it.</returns>
    public async Task<DateTime?> SinceAsync(string slug, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var meeting = await db.Occurrences.Where(row => row.Slug == slug && row.State != OccurrenceState.Draft)
            .Select(row => new { row.Id, row.SeriesId, row.Series.Discreet, row.Series.TimeZone }).FirstOrDefaultAsync(cancel);
        if (meeting is null || !actor.Access.MayKnowOfHandOver(meeting.SeriesId, meeting.Discreet, meeting.Id)) return null;
        var since = await db.Set<GroupHandOver>().Where(row => row.SeriesId == meeting.SeriesId).Select(row => (DateTime?)row.EffectiveFrom).FirstOrDefaultAsync(cancel);
        return since is { } instant ? WallClock.ToLocal(instant, meeting.TimeZone) : null;
    }
}
