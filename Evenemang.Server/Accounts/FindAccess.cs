using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Groups;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Accounts;

/// <summary>Somebody who is signed in, as verbs need to know them.</summary>
/// <param name="Id">Of the account.</param>
/// <param name="Name">As the log and colleagues know them.</param>
/// <param name="Email">Where mails to them go.</param>
/// <param name="Access">What they may do.</param>
public sealed record SignedInOrganiser(Guid Id, string Name, string Email, Access Access)
{
    /// <summary>Whether the account asks for a code beside the password.</summary>
    public bool HasSecondFactor { get; init; }

    /// <summary>Whether nothing is open to them before they have set up the code: <see cref="AccountsOptions.RequireSecondFactor"/>.</summary>
    public bool MustSetUpSecondFactor { get; init; }

    /// <summary>As a verb takes it.</summary>
    public Actor Actor => new(Name) { Access = MustSetUpSecondFactor ? Access.Nothing : Access, OrganiserId = Id };
}

/// <summary>Reads what an account may do, each time anew: a grant taken back or an account closed works at once.</summary>
public sealed class FindAccess(IDbContextFactory<EvenemangDb> contexts, OrganiserSessions sessions, TimeProvider clock)
{
    /// <summary>Of the account a cookie names, while the cookie's session goes on.</summary>
    /// <returns>Null when there is no such account, it is closed, or the session has ended.</returns>
    public async Task<SignedInOrganiser?> OfSessionAsync(Guid organiserId, Guid sessionId, CancellationToken cancel) =>
        await sessions.IsOpenAsync(sessionId, organiserId, cancel) ? await OfAsync(organiserId, cancel) : null;

    /// <returns>Null when there is no such account, or it is closed.</returns>
    public async Task<SignedInOrganiser?> OfAsync(Guid organiserId, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var organiser = await db.Set<Organiser>().Where(row => row.Id == organiserId && row.ClosedAt == null)
            .Select(row => new { row.DisplayName, row.Email, row.Role, row.TwoFactorEnabled }).FirstOrDefaultAsync(cancel);
        if (organiser is null) return null;
        var grants = await db.Set<SeriesGrant>().Where(row => row.OrganiserId == organiserId)
            .Select(row => new Grant(row.Kind, row.SeriesId, row.OccurrenceId)).ToListAsync(cancel);
        var access = new Access(organiser.Role, grants).Without(await HandedOverAsync(db, clock.GetUtcNow().UtcDateTime, cancel));
        return new(organiserId, organiser.DisplayName, organiser.Email!, access) { HasSecondFactor = organiser.TwoFactorEnabled };
    }

    /// <summary>Of a caller without an account, from outside the house: what the house itself may, but for the people of groups that run themselves.</summary>
    public async Task<Access> OfHouseKeyAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return Access.Everything.Without(await HandedOverAsync(db, clock.GetUtcNow().UtcDateTime, cancel));
    }

    private static Task<List<Guid>> HandedOverAsync(EvenemangDb db, DateTime now, CancellationToken cancel) =>
        db.Set<GroupHandOver>().Where(row => row.EffectiveFrom <= now).Select(row => row.SeriesId).ToListAsync(cancel);
}
