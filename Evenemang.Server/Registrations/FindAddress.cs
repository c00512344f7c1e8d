using System.Security.Cryptography;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>A series, or everything, that an address follows.</summary>
/// <param name="Title">Title of the series; null for everything.</param>
/// <param name="StopToken">The secret in the link that ends it.</param>
public sealed record Followed(string? Title, string StopToken);

/// <summary>Everything under one address.</summary>
/// <param name="AddressHash">Keyed hash of the address.</param>
/// <param name="EndsAt">UTC instant from which the link opens nothing.</param>
/// <param name="Places">Sign-ups, the latest first; repeated ones too.</param>
/// <param name="Follows">What is followed.</param>
public sealed record AddressView(byte[] AddressHash, DateTime EndsAt, IReadOnlyList<RegistrationView> Places, IReadOnlyList<Followed> Follows);

/// <summary>Opens everything under one address, for whoever has the link that was sent there.</summary>
public sealed class FindAddress(IDbContextFactory<EvenemangDb> contexts, FindRegistration find, Secrets secrets, TimeProvider clock)
{
    /// <returns>Null when the link opens nothing, or nothing any more.</returns>
    public async Task<AddressView?> RunAsync(string token, CancellationToken cancel)
    {
        if (!Secrets.LooksLikeToken(token)) return null;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (hash, now) = (Secrets.Hash(token), clock.GetUtcNow().UtcDateTime);
        var link = await db.Set<AddressLink>().FirstOrDefaultAsync(row => row.TokenHash == hash && row.EndsAt > now, cancel);
        if (link is null || !CryptographicOperations.FixedTimeEquals(link.TokenHash, hash)) return null;
        var ids = await db.Registrations.Where(row => row.AddressHash == link.AddressHash && row.ErasedAt == null).OrderByDescending(row => row.Id).Select(row => row.Id).ToListAsync(cancel);
        List<RegistrationView> places = [];
        foreach (var id in ids)
        {
            if (await find.RunAsync(new RegistrationReference.ByAddress(id, link.AddressHash), cancel) is { } place) places.Add(place);
        }
        var followers = await db.Followers.Where(row => row.AddressHash == link.AddressHash).OrderBy(row => row.Id).ToListAsync(cancel);
        var titles = await db.Series.Where(row => followers.Select(follower => follower.SeriesId).Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Title, cancel);
        return new(link.AddressHash, link.EndsAt, places, [.. followers.Select(row => new Followed(row.SeriesId is { } series ? titles[series] : null, secrets.FollowToken(row)))]);
    }
}
