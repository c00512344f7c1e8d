using Evenemang.Server.Persistence;
using Evenemang.Shared.Calendars;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Calendars;

/// <summary>How many have signed up, for an organiser's feed. Counted from the rows, like everywhere.</summary>
internal static class SeatCounting
{
    public static async Task<Dictionary<Guid, EntryCounts>> ByTargetAsync(EvenemangDb db, CancellationToken cancel)
    {
        var rows = await db.Registrations
            .Where(row => !row.IsShadow && (row.State == RegistrationState.Confirmed || row.State == RegistrationState.Waitlisted || row.State == RegistrationState.Offered))
            .GroupBy(row => new { row.TargetId, row.State })
            .Select(group => new { group.Key.TargetId, group.Key.State, Heads = group.Sum(row => row.Heads) })
            .ToListAsync(cancel);
        return rows.GroupBy(row => row.TargetId).ToDictionary(
            group => group.Key,
            group => new EntryCounts(
                group.Where(row => row.State is RegistrationState.Confirmed).Sum(row => row.Heads),
                group.Where(row => row.State is not RegistrationState.Confirmed).Sum(row => row.Heads)));
    }

    public static EntryCounts Of(Dictionary<Guid, EntryCounts> counts, Occurrence occurrence)
    {
        var target = occurrence.EffectiveRegistration.Scope is RegistrationScope.Series ? occurrence.SeriesId : occurrence.Id;
        return counts.GetValueOrDefault(target) ?? new(0, 0);
    }
}
