using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>The programme goes where its day goes: an item at half past twelve stays at its place in the day.</summary>
internal static class ProgrammeTimes
{
    /// <summary>The day was moved by so much.</summary>
    public static async Task ShiftAsync(EvenemangDb db, Occurrence occurrence, TimeSpan by, CancellationToken cancel)
    {
        if (by == TimeSpan.Zero) return;
        var timed = await db.ProgrammeItems.AsTracking().Where(item => item.OccurrenceId == occurrence.Id && item.Start != null).ToListAsync(cancel);
        foreach (var item in timed) (item.Start, item.End) = (item.Start + by, item.End + by);
    }

    /// <summary>The date was decided: a programme entered for another date comes along, whole days at a time.</summary>
    public static async Task BringToAsync(EvenemangDb db, Occurrence occurrence, CancellationToken cancel)
    {
        var first = await db.ProgrammeItems.Where(item => item.OccurrenceId == occurrence.Id).MinAsync(item => item.Start, cancel);
        if (first is { } from && occurrence.Start is { } start) await ShiftAsync(db, occurrence, start.Date - from.Date, cancel);
    }
}
