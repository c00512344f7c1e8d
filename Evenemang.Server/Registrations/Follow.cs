using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>What came of a wish to follow.</summary>
public abstract record FollowOutcome
{
    private FollowOutcome()
    {
    }

    /// <summary>Taken. Says nothing about whether the address followed before, so that nobody can find out who follows what.</summary>
    public sealed record Accepted : FollowOutcome;

    /// <summary>Something is to be put right.</summary>
    public sealed record Invalid(FollowCheck Check) : FollowOutcome;

    /// <summary>A discreet series takes no followers: a list of them would say something about their health.</summary>
    public sealed record NotOffered : FollowOutcome;

    /// <summary>There is no such public series.</summary>
    public sealed record NotFound : FollowOutcome;
}

/// <summary>
/// Takes an address that wants the news, and owes it the question whether that is so (double opt-in): nobody is made to follow by somebody else. Whoever
/// follows already gets no letter, and the same answer.
/// </summary>
public sealed class Follow(Store store, Secrets secrets, SiteOptions site, TimeProvider clock)
{
    /// <param name="seriesSlug">The series; null for everything.</param>
    /// <param name="email">As typed.</param>
    /// <param name="language">Language of the letters: "sv", "en" or nothing.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<FollowOutcome> RunAsync(string? seriesSlug, string? email, string? language, CancellationToken cancel)
    {
        EvenemangDb? used = null;
        try
        {
            return await store.WriteAsync((db, token) => RunAsync(used = db, seriesSlug, FollowForm.Check(email, language), token), cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new FollowOutcome.Accepted();
        }
        catch (DbUpdateException failure) when (used!.IsUniqueViolation(failure))
        {
            // The same address at the same moment: the other one has taken it.
            return new FollowOutcome.Accepted();
        }
    }

    private async Task<FollowOutcome> RunAsync(EvenemangDb db, string? seriesSlug, FollowCheck check, CancellationToken cancel)
    {
        Guid? seriesId = null;
        if (seriesSlug is not null)
        {
            var series = await db.Series.Where(row => row.Slug == seriesSlug && row.Published).Select(row => new { row.Id, row.Discreet }).FirstOrDefaultAsync(cancel);
            if (series is null) return new FollowOutcome.NotFound();
            if (series.Discreet) return new FollowOutcome.NotOffered();
            seriesId = series.Id;
        }
        if (!check.IsValid) return new FollowOutcome.Invalid(check);
        var now = clock.GetUtcNow().UtcDateTime;
        var addressHash = secrets.AddressHash(check.Email!);
        var key = ActiveKeys.Of(seriesId ?? Guid.Empty, addressHash);
        var follower = await db.Followers.AsTracking().FirstOrDefaultAsync(row => row.ActiveKey == key, cancel);
        if (follower is null) db.Followers.Add(follower = New(seriesId, check, addressHash, key, now));
        if (!follower.MayBeAsked(now) || await HasHadEnoughAsync(db, addressHash, now, cancel)) return new FollowOutcome.Accepted();
        follower.Ask(now);
        db.Notices.Add(Notice.ToFollower(
            Guid.CreateVersion7(new DateTimeOffset(now)), NoticeKind.FollowConfirmation, follower, $"{follower.Questions}", now, now, site.UidDomain));
        await db.SaveChangesAsync(cancel);
        return new FollowOutcome.Accepted();
    }

    private Follower New(Guid? seriesId, FollowCheck check, byte[] addressHash, string key, DateTime now)
    {
        var id = Guid.CreateVersion7(new DateTimeOffset(now));
        return new()
        {
            Id = id,
            SeriesId = seriesId,
            Email = check.Email!,
            AddressHash = addressHash,
            ActiveKey = key,
            Language = check.Language,
            TokenHash = Secrets.Hash(secrets.FollowToken(id, 0)),
            CreatedAt = now,
        };
    }

    private static async Task<bool> HasHadEnoughAsync(EvenemangDb db, byte[] addressHash, DateTime now, CancellationToken cancel)
    {
        var since = now.AddDays(-1);
        var asked = await db.Followers.Where(row => row.AddressHash == addressHash && row.Questions > 0 && row.AskedAt > since).CountAsync(cancel);
        return asked >= Follower.MaxQuestionsPerDay;
    }
}
