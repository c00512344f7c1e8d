using Evenemang.Server.Persistence;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Groups;

/// <summary>What this room's verbs need of a series before they know more.</summary>
internal sealed record SeriesRow(Guid Id, bool Discreet, string TimeZone, RegistrationScope Scope)
{
    /// <summary>Whether people sign up to it as a whole.</summary>
    public bool IsGroup => Scope is RegistrationScope.Series;

    public static async Task<SeriesRow?> FindAsync(EvenemangDb db, string slug, CancellationToken cancel)
    {
        var row = await db.Series.AsNoTracking().Where(row => row.Slug == slug).Select(row => new { row.Id, row.Discreet, row.TimeZone, row.Registration }).FirstOrDefaultAsync(cancel);
        return row is null ? null : new(row.Id, row.Discreet, row.TimeZone, row.Registration.Scope);
    }
}
