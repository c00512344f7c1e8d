using Evenemang.Server.Persistence;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>Counts heads for those who read. Whoever gives seats away counts anew under the lock.</summary>
internal static class SeatSummaries
{
    /// <summary>Targets asked for in one statement; keeps it below any database's limit of parameters.</summary>
    private const int MaxTargets = 500;

    /// <summary>Heads of one target: a series, an occurrence or a programme item.</summary>
    public static async Task<SeatSummary> OfAsync(EvenemangDb db, Guid target, int? capacity, CancellationToken cancel)
        => (await OfAsync(db, new Dictionary<Guid, int?> { [target] = capacity }, cancel))[target];

    /// <summary>Heads of many targets, those with none among them.</summary>
    public static async Task<IReadOnlyDictionary<Guid, SeatSummary>> OfAsync(
        EvenemangDb db, IReadOnlyDictionary<Guid, int?> capacities, CancellationToken cancel)
    {
        var summaries = capacities.ToDictionary(target => target.Key, target => new SeatSummary(target.Value, 0, 0));
        foreach (var targets in capacities.Keys.Chunk(MaxTargets))
        {
            var counts = await db.Registrations
                .Where(row => targets.Contains(row.TargetId) && !row.IsShadow && (row.State == RegistrationState.Confirmed || row.State == RegistrationState.Waitlisted))
                .GroupBy(row => new { row.TargetId, row.State })
                .Select(group => new HeadCount(group.Key.TargetId, group.Key.State, group.Sum(row => row.Heads)))
                .ToListAsync(cancel);
            foreach (var (target, state, heads) in counts)
            {
                summaries[target] = state is RegistrationState.Confirmed
                    ? summaries[target] with { Confirmed = heads }
                    : summaries[target] with { Waitlisted = heads };
            }
        }

        return summaries;
    }

    private sealed record HeadCount(Guid Target, RegistrationState State, int Heads);
}
