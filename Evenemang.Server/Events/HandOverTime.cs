using Evenemang.Server.Persistence;
using Evenemang.Shared.Groups;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>When a group begins to run itself, as long as that is to come: with the meeting it was decided for, wherever that is moved.</summary>
internal static class HandOverTime
{
    /// <summary>After dates were changed and saved, in the same transaction. What has taken effect stands: no date brings names back to the desk.</summary>
    public static Task<int> FollowAsync(EvenemangDb db, Guid seriesId, DateTime now, CancellationToken cancel) =>
        db.Set<GroupHandOver>()
            .Where(row => row.SeriesId == seriesId && row.EffectiveFrom > now && db.Occurrences.Any(meeting => meeting.Id == row.FromOccurrenceId && meeting.StartUtc != null))
            .ExecuteUpdateAsync(
                set => set.SetProperty(row => row.EffectiveFrom, row => db.Occurrences.Where(meeting => meeting.Id == row.FromOccurrenceId).Select(meeting => meeting.StartUtc!.Value).First()), cancel);
}
