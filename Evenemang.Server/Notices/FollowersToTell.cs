using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>Who hears of a day only because they follow it: whoever has signed up, takes part or arranges it with us gets that letter, and no second one.</summary>
public sealed class FollowersToTell(Secrets secrets)
{
    /// <param name="db">Where to look.</param>
    /// <param name="occurrence">With its series. Of a discreet one nobody is told.</param>
    /// <param name="signedUp">Those who are told as participants.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Confirmed followers of the series and of everything, each address once.</returns>
    internal async Task<IReadOnlyList<Recipient>> OfAsync(EvenemangDb db, Occurrence occurrence, IReadOnlyList<SignedUp> signedUp, CancellationToken cancel)
    {
        if (occurrence.Series.Discreet) return [];
        var followers = await Concerned.FollowersAsync(db, occurrence.SeriesId, includesEverything: true, cancel);
        if (followers.Count == 0) return [];
        var announced = FindPartners.Announced(occurrence).ToList();
        var partners = await db.Set<Partner>().AsNoTracking().Where(row => row.SeriesId == occurrence.SeriesId && (row.OccurrenceId == null || row.OccurrenceId == occurrence.Id)).ToListAsync(cancel);
        var others = partners.Where(row => row.Email is not null && announced.Exists(one => row.Is(one.Role, one.Name))).Select(row => Convert.ToHexString(secrets.AddressHash(row.Email!)));
        var told = signedUp.Select(person => person.Address).Concat(others).ToHashSet(StringComparer.Ordinal);
        return [.. followers.Where(follower => !told.Contains(follower.Address))];
    }
}
