using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>
/// Takes an address that wants its links. The answer is the same, and so is the work as far as a stopwatch can tell, whether or not anything is under it; a letter goes there
/// only if something is. Links that have run out are made anew; those that open something stay as they are, so that a stranger who asks kills nobody's.
/// </summary>
public sealed class AskForLinks(Store store, Secrets secrets, PlaceLinkOptions options, SiteOptions site, TimeProvider clock)
{
    /// <param name="email">As typed.</param>
    /// <param name="language">Language of the letter: "sv", "en" or nothing.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>What is wrong with the address; nothing, whatever came of it, when it is one.</returns>
    public async Task<FollowCheck> RunAsync(string? email, string? language, CancellationToken cancel)
    {
        var check = FollowForm.Check(email, language);
        if (check.IsValid) await store.WriteAsync((db, token) => RunAsync(db, check, token), cancel);
        return check;
    }

    private async Task<bool> RunAsync(EvenemangDb db, FollowCheck check, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var hash = secrets.AddressHash(check.Email!);
        var (lately, today) = (now.AddMinutes(-options.LetterMinutes), now.AddDays(-1));
        var asked = await db.Set<AddressLink>().Where(row => row.AddressHash == hash && row.CreatedAt > today).Select(row => row.CreatedAt).ToListAsync(cancel);
        var places = await db.Registrations.AsTracking().Where(row => row.AddressHash == hash && row.ErasedAt == null).ToListAsync(cancel);
        var follower = await db.Followers.Where(row => row.AddressHash == hash && row.State == FollowerState.Confirmed).OrderBy(row => row.Id).FirstOrDefaultAsync(cancel);
        if (asked.Count >= options.LettersPerDay || asked.Exists(at => at > lately)) return false;
        var id = Guid.CreateVersion7(new DateTimeOffset(now));
        db.Add(new AddressLink
        {
            Id = id,
            AddressHash = hash,
            TokenHash = Secrets.Hash(secrets.AddressToken(id)),
            Language = check.Language,
            CreatedAt = now,
            EndsAt = now.AddHours(options.AddressHours),
        });
        foreach (var place in places.Where(place => place.LinkEndedAt is not null)) Renew(place, now);
        if (places.Where(place => place.Email is not null).MaxBy(place => (!place.IsShadow, place.Id)) is { } anchor) db.Notices.Add(To(anchor.Id, null, anchor.SeriesId, id, now));
        else if (follower is not null) db.Notices.Add(To(null, follower.Id, follower.SeriesId, id, now));
        await db.SaveChangesAsync(cancel);
        return true;
    }

    private void Renew(Registration place, DateTime now)
    {
        place.LinkRenewals++;
        place.LinkIssuedAt = now;
        place.LinkEndedAt = null;
        place.TokenHash = Secrets.Hash(secrets.ManageToken(place));
    }

    private Notice To(Guid? registration, Guid? follower, Guid? series, Guid about, DateTime now)
    {
        var id = Guid.CreateVersion7(new DateTimeOffset(now));
        return new()
        {
            Id = id, Kind = NoticeKind.FreshLinks, RegistrationId = registration, FollowerId = follower, SeriesId = series, UniqueKey = $"{NoticeKind.FreshLinks}:{about:N}",
            MessageId = $"{id:N}@{site.UidDomain}", DueAt = now, NextAttemptAt = now, CreatedAt = now, Detail = new() { AddressLinkId = about },
        };
    }
}
