using Evenemang.Server.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>Finds occurrences for their organisers: drafts, counts and what a discreet group keeps to itself are among it.</summary>
public sealed class OrganisersOccurrences(IDbContextFactory<EvenemangDb> contexts, OccurrenceReading reading)
{
    /// <summary>Everything about the occurrence; null when there is none.</summary>
    public async Task<OccurrenceDetails?> FindAsync(string slug, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var found = await OccurrenceReading.FindAsync(db, slug, cancel);
        if (found is null) return null;
        var (earlier, next) = await OccurrenceReading.NeighboursAsync(db, found, cancel);
        return await reading.ReadAsync(db, found, forOrganisers: true, cancel) with { Earlier = earlier, Next = next };
    }
}
