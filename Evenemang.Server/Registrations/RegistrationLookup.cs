using System.Security.Cryptography;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>A registration opened for a change: its target locked, its row read after that.</summary>
/// <param name="Registration">Tracked; saved by the verb.</param>
/// <param name="Target">What it is for.</param>
internal sealed record OpenedRegistration(Registration Registration, SignUpTarget Target);

/// <summary>Finds a registration by the right somebody has to it.</summary>
internal static class RegistrationLookup
{
    /// <summary>Finds it, holds its target's lock, and reads it.</summary>
    /// <returns>Null when there is none, or the token opens none.</returns>
    public static async Task<OpenedRegistration?> OpenAsync(EvenemangDb db, RegistrationReference reference, CancellationToken cancel)
    {
        var found = await Which(db, reference)
            .Select(row => new { row.Id, row.SeriesId, row.OccurrenceId, row.ProgrammeItemId })
            .AsNoTracking()
            .FirstOrDefaultAsync(cancel);
        if (found is null) return null;
        var target = await SignUpTargets.LockAsync(db, found.SeriesId, found.OccurrenceId, found.ProgrammeItemId, cancel);
        if (target is null || !IsAllowed(reference, target)) return null;
        var registration = await db.Registrations.AsTracking().FirstOrDefaultAsync(row => row.Id == found.Id, cancel);
        return registration is not null && IsOpenedBy(registration, reference) ? new(registration, target) : null;
    }

    /// <summary>Whether an organiser who asks may; whoever holds the link may always.</summary>
    public static bool IsAllowed(RegistrationReference reference, SignUpTarget target) =>
        reference is not RegistrationReference.ByOrganiser { Actor.Access: var access, Needed: var needed }
        || access.May(needed, target.SeriesId, target.IsDiscreet, target.OccurrenceId);

    /// <summary>The rows a reference can mean: one or none.</summary>
    public static IQueryable<Registration> Which(EvenemangDb db, RegistrationReference reference)
    {
        if (reference is RegistrationReference.ByOrganiser organiser) return db.Registrations.Where(row => row.Id == organiser.Id);
        if (reference is RegistrationReference.ByAddress { Id: var id, AddressHash: var address }) return db.Registrations.Where(row => row.Id == id && row.AddressHash == address);
        var token = ((RegistrationReference.ByToken)reference).Token;
        if (!Secrets.LooksLikeToken(token)) return db.Registrations.Where(row => false);
        var hash = Secrets.Hash(token);
        return db.Registrations.Where(row => row.TokenHash == hash);
    }

    /// <summary>Holds the hash once more in constant time, whatever the database's comparison gave away.</summary>
    public static bool IsOpenedBy(Registration registration, RegistrationReference reference) =>
        reference is not RegistrationReference.ByToken byToken || CryptographicOperations.FixedTimeEquals(registration.TokenHash, Secrets.Hash(byToken.Token));
}
