using Evenemang.Server.Persistence;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>Takes due notices for one sender, and writes down what became of them. Each step is one conditional update, so the process may die between any two.</summary>
public sealed class NoticeClaims(Store store, IDbContextFactory<EvenemangDb> contexts)
{
    /// <summary>How long a claim lasts. Longer than <see cref="SendLimit"/>, so that nobody else sends while this sender still tries.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>Longest time one message may take.</summary>
    public static readonly TimeSpan SendLimit = TimeSpan.FromMinutes(4);

    /// <summary>
    /// Claims the notices that are due, or whose sender's lease has ended; the oldest first. An SMS whose sender died with the request under way may have been sent: it
    /// ends as unsure instead.
    /// </summary>
    /// <param name="channel">Letters or SMS.</param>
    /// <param name="owner">Names this claim; never used twice.</param>
    /// <param name="atMost">Largest number to claim.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<Notice>> ClaimAsync(NoticeChannel channel, string owner, int atMost, DateTime now, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var ids = await Due(db, channel, now).OrderBy(notice => notice.NextAttemptAt).ThenBy(notice => notice.Id).Select(notice => notice.Id).Take(atMost).ToListAsync(cancel);
        if (ids.Count == 0) return [];
        // The condition stands in the update again: of two servers that read the same rows, the second finds them taken.
        await store.WriteAsync(
            async (write, token) =>
            {
                if (channel is NoticeChannel.Sms) await EndUnsureAsync(Due(write, channel, now).Where(notice => ids.Contains(notice.Id)), token);
                return await Due(write, channel, now).Where(notice => ids.Contains(notice.Id)).ExecuteUpdateAsync(
                    update => update
                        .SetProperty(notice => notice.State, NoticeState.Sending)
                        .SetProperty(notice => notice.LeaseOwner, owner)
                        .SetProperty(notice => notice.LeasedUntil, now + Lease),
                    token);
            },
            cancel);
        return await db.Notices.AsNoTracking()
            .Where(notice => notice.LeaseOwner == owner && notice.State == NoticeState.Sending)
            .OrderBy(notice => notice.NextAttemptAt).ThenBy(notice => notice.Id)
            .ToListAsync(cancel);
    }

    /// <summary>An SMS is about to be handed over. From here on it may have been sent, whatever happens to this process.</summary>
    /// <returns>False when the claim has been lost meanwhile: hands off.</returns>
    public async Task<bool> BeginAsync(Notice notice, DateTime now) => await store.WriteAsync(
        (db, token) => Claimed(db, notice).ExecuteUpdateAsync(update => update.SetProperty(row => row.HandedOverAt, now), token), CancellationToken.None) == 1;

    /// <summary>The server or the service took it.</summary>
    /// <param name="notice">As claimed.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="providerId">The service's name of an SMS; empty for one that gives none.</param>
    /// <param name="parts">Messages an SMS is sent as.</param>
    public Task SentAsync(Notice notice, DateTime now, string? providerId = null, int? parts = null) => RecordAsync(notice, update => update
        .SetProperty(row => row.State, NoticeState.Sent)
        .SetProperty(row => row.SentAt, now)
        .SetProperty(row => row.ProviderId, providerId)
        .SetProperty(row => row.Parts, parts)
        .SetProperty(row => row.Attempts, row => row.Attempts + 1)
        .SetProperty(row => row.Failure, (string?)null));

    /// <summary>It will not be sent: refused, missed or void. A follower whose letters are refused is not written to any more.</summary>
    /// <param name="notice">As claimed.</param>
    /// <param name="state">How it ends.</param>
    /// <param name="failure">Why; null for what needs no reason.</param>
    /// <param name="wasTried">Whether the server was asked.</param>
    /// <param name="now">UTC instant.</param>
    public Task EndAsync(Notice notice, NoticeState state, string? failure, bool wasTried, DateTime now) => RecordAsync(
        notice,
        update => update
            .SetProperty(row => row.State, state)
            .SetProperty(row => row.Attempts, row => row.Attempts + (wasTried ? 1 : 0))
            .SetProperty(row => row.Failure, failure),
        state is NoticeState.Failed && notice.FollowerId is { } follower ? (db, token) => ReturnedFollowers.JudgeAsync(db, follower, now, token) : null);

    /// <summary>It is tried again later; without a failure when it only waits for its turn.</summary>
    public Task PutOffAsync(Notice notice, DateTime nextAttemptAt, string? failure, bool wasTried) => RecordAsync(notice, update => update
        .SetProperty(row => row.State, NoticeState.Planned)
        .SetProperty(row => row.NextAttemptAt, nextAttemptAt)
        .SetProperty(row => row.Attempts, row => row.Attempts + (wasTried ? 1 : 0))
        .SetProperty(row => row.Failure, failure));

    /// <summary>Gives back what was claimed and not tried, as it was.</summary>
    public Task ReleaseAsync(string owner, Guid[] tried) => store.WriteAsync(
        (db, token) => db.Notices.Where(row => row.LeaseOwner == owner && row.State == NoticeState.Sending && !tried.Contains(row.Id)).ExecuteUpdateAsync(
            update => update
                .SetProperty(row => row.State, NoticeState.Planned)
                .SetProperty(row => row.LeaseOwner, (string?)null)
                .SetProperty(row => row.LeasedUntil, (DateTime?)null),
            token),
        CancellationToken.None);

    /// <summary>Ends the claims of a process that is gone. Only where there is one process at a time (SQLite).</summary>
    public Task ReleaseAllAsync(CancellationToken cancel) => store.WriteAsync(
        async (db, token) =>
        {
            await EndUnsureAsync(db.Notices, token);
            return await db.Notices.Where(row => row.State == NoticeState.Sending).ExecuteUpdateAsync(
                update => update
                    .SetProperty(row => row.State, NoticeState.Planned)
                    .SetProperty(row => row.LeaseOwner, (string?)null)
                    .SetProperty(row => row.LeasedUntil, (DateTime?)null),
                token);
        },
        cancel);

    private static Task<int> EndUnsureAsync(IQueryable<Notice> among, CancellationToken cancel) =>
        among.Where(row => row.State == NoticeState.Sending && row.Channel == NoticeChannel.Sms && row.HandedOverAt != null).ExecuteUpdateAsync(
            update => update
                .SetProperty(row => row.State, NoticeState.Unsure)
                .SetProperty(row => row.Failure, "unknown interrupted")
                .SetProperty(row => row.Attempts, row => row.Attempts + 1)
                .SetProperty(row => row.LeaseOwner, (string?)null)
                .SetProperty(row => row.LeasedUntil, (DateTime?)null),
            cancel);

    private static IQueryable<Notice> Claimed(EvenemangDb db, Notice notice) =>
        db.Notices.Where(row => row.Id == notice.Id && row.LeaseOwner == notice.LeaseOwner && row.State == NoticeState.Sending);

    private static IQueryable<Notice> Due(EvenemangDb db, NoticeChannel channel, DateTime now) => db.Notices.Where(notice => notice.Channel == channel).Where(notice =>
        (notice.State == NoticeState.Planned && notice.NextAttemptAt <= now) || (notice.State == NoticeState.Sending && notice.LeasedUntil < now));

    // What was sent is recorded whatever happens to the server meanwhile, and only by the one who holds the claim.
    private Task<int> RecordAsync(
        Notice notice, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<Notice>> update, Func<EvenemangDb, CancellationToken, Task>? afterwards = null) => store.WriteAsync(
        async (db, token) =>
        {
            var changed = await Claimed(db, notice).ExecuteUpdateAsync(
                setters =>
                {
                    update(setters);
                    setters.SetProperty(row => row.HandedOverAt, (DateTime?)null);
                    setters.SetProperty(row => row.LeaseOwner, (string?)null).SetProperty(row => row.LeasedUntil, (DateTime?)null);
                },
                token);
            if (changed == 1 && afterwards is not null) await afterwards(db, token);
            return changed;
        },
        CancellationToken.None);
}
