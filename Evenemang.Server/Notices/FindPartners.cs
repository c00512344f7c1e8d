using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>Reads how contributors and co-organisers are reached. Personal: for those who may read who has signed up.</summary>
public sealed class FindPartners(IDbContextFactory<EvenemangDb> contexts)
{
    /// <returns>Everybody who is announced, with or without address; null when there is no such occurrence, or the actor may not read addresses.</returns>
    public async Task<IReadOnlyList<PartnerAddress>?> RunAsync(string slug, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var occurrence = await db.Occurrences.AsNoTracking().Include(row => row.Series).FirstOrDefaultAsync(row => row.Slug == slug, cancel);
        if (occurrence is null || !actor.Access.May(Permission.ReadRegistrations, occurrence.SeriesId, occurrence.Series.Discreet, occurrence.Id)) return null;
        var rows = await db.Set<Partner>().AsNoTracking().Where(row => row.SeriesId == occurrence.SeriesId && (row.OccurrenceId == null || row.OccurrenceId == occurrence.Id)).ToListAsync(cancel);
        return [.. Announced(occurrence).Select(one => rows.Find(row => row.Is(one.Role, one.Name)) is { } known ? new PartnerAddress(one.Role, one.Name, known.Email, known.Phone, known.Language) : new(one.Role, one.Name, null, null))];
    }

    /// <summary>Each name once, as a contributor and as a co-organiser.</summary>
    internal static IEnumerable<(PartnerRole Role, string Name)> Announced(Occurrence occurrence) =>
        occurrence.Contributors.Select(person => (PartnerRole.Contributor, person.Name.Trim()))
            .Concat(occurrence.Series.CoOrganisers.Select(name => (PartnerRole.CoOrganiser, name.Trim())))
            .Where(one => one.Item2.Length > 0).DistinctBy(one => (one.Item1, one.Item2.ToUpperInvariant()));
}
