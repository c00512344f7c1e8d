using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Accounts;

/// <summary>Where an organiser's mail goes, and in which language.</summary>
public sealed record OrganiserAddress(Guid Id, string Name, string Email, string Language);

/// <summary>Finds organisers to write to. Closed accounts are never among them.</summary>
public sealed class FindOrganiserAddress(IDbContextFactory<EvenemangDb> contexts)
{
    /// <returns>Null when there is no such account, or it is closed.</returns>
    public async Task<OrganiserAddress?> RunAsync(Guid organiserId, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Set<Organiser>().Where(row => row.Id == organiserId && row.ClosedAt == null && row.Email != null)
            .Select(row => new OrganiserAddress(row.Id, row.DisplayName, row.Email!, row.Language)).FirstOrDefaultAsync(cancel);
    }

    /// <summary>Those who hold a series. An administrator without a grant is not among them.</summary>
    public static IQueryable<Guid> OfSeries(EvenemangDb db, Guid seriesId) => db.Set<SeriesGrant>()
        .Where(row => row.SeriesId == seriesId && row.Kind == GrantKind.Organiser && db.Set<Organiser>().Any(account => account.Id == row.OrganiserId && account.ClosedAt == null))
        .Select(row => row.OrganiserId).Distinct();
}
