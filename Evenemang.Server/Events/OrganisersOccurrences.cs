using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
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

    /// <summary>The same for somebody at the desk; null when there is none that the actor may see.</summary>
    public async Task<OccurrenceDetails?> FindAsync(string slug, Actor actor, CancellationToken cancel)
        => await FindAsync(slug, cancel) is { Occurrence: { } row } details && actor.Access.May(Permission.SeeSeries, row.SeriesId, row.Series.Discreet, row.Id) ? details : null;

    /// <summary>Who touched it last, for whoever comes second; null when nobody has.</summary>
    public async Task<LastTouch?> LastTouchAsync(Guid occurrenceId, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.AuditEntries.Where(entry => entry.OccurrenceId == occurrenceId && entry.RegistrationId == null)
            .OrderByDescending(entry => entry.At).ThenByDescending(entry => entry.Id).Select(entry => new LastTouch(entry.Actor, entry.At)).FirstOrDefaultAsync(cancel);
    }
}

/// <summary>Who changed something last.</summary>
/// <param name="Actor">Name as in the log.</param>
/// <param name="At">UTC instant.</param>
public sealed record LastTouch(string Actor, DateTime At);
