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

    /// <summary>Claims the notices that are due, or whose sender's lease has ended; the oldest first.</summary>
    /// <param name="owner">Names this claim; never used twice.</param>
    /// <param name="atMost">Largest number to claim.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<Notice>> ClaimAsync(string owner, int atMost, DateTime now, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var ids = await Due(db, now).OrderBy(notice => notice.NextAttemptAt).ThenBy(notice => notice.Id).Select(notice => notice.Id).Take(atMost).ToListAsync(cancel);
        if (ids.Count == 0) return [];
        // The condition stands in the update again: of two servers that read the same rows, the second finds them taken.
        await store.WriteAsync(
            (write, token) => Due(write, now).Where(notice => ids.Contains(notice.Id)).ExecuteUpdateAsync(
                update => update
                    .SetProperty(notice => notice.State, NoticeState.Sending)
                    .SetProperty(notice => notice.LeaseOwner, owner)
                    .SetProperty(notice => notice.LeasedUntil, now + Lease),
                token),
            cancel);
        return await db.Notices.AsNoTracking()
            .Where(notice => notice.LeaseOwner == owner && notice.State == NoticeState.Sending)
            .OrderBy(notice => notice.NextAttemptAt).ThenBy(notice => notice.Id)
            .ToListAsync(cancel);
    }

    /// <summary>The server took it.</summary>
    public Task SentAsync(Notice notice, DateTime now) => RecordAsync(notice, update => update
        .SetProperty(row => row.State, NoticeState.Sent)
        .SetProperty(row => row.SentAt, now)
        .SetProperty(row => row.Attempts, row => row.Attempts + 1)
        .SetProperty(row => row.Failure, (string?)null));

    /// <summary>It will not be sent: refused, missed or void.</summary>
    public Task EndAsync(Notice notice, NoticeState state, string? failure, bool wasTried) => RecordAsync(notice, update => update
        .SetProperty(row => row.State, state)
        .SetProperty(row => row.Attempts, row => row.Attempts + (wasTried ? 1 : 0))
        .SetProperty(row => row.Failure, failure));

    /// <summary>It is tried again later.</summary>
    public Task PutOffAsync(Notice notice, DateTime nextAttemptAt, string failure, bool wasTried) => RecordAsync(notice, update => update
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
        (db, token) => db.Notices.Where(row => row.State == NoticeState.Sending).ExecuteUpdateAsync(
            update => update
                .SetProperty(row => row.State, NoticeState.Planned)
                .SetProperty(row => row.LeaseOwner, (string?)null)
                .SetProperty(row => row.LeasedUntil, (DateTime?)null),
            token),
        cancel);

    private static IQueryable<Notice> Due(EvenemangDb db, DateTime now) => db.Notices.Where(notice =>
        (notice.State == NoticeState.Planned && notice.NextAttemptAt <= now) || (notice.State == NoticeState.Sending && notice.LeasedUntil < now));

    // What was sent is recorded whatever happens to the server meanwhile, and only by the one who holds the claim.
    private Task<int> RecordAsync(Notice notice, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<Notice>> update) => store.WriteAsync(
        (db, token) => db.Notices.Where(row => row.Id == notice.Id && row.LeaseOwner == notice.LeaseOwner && row.State == NoticeState.Sending).ExecuteUpdateAsync(
            setters =>
            {
                update(setters);
                setters.SetProperty(row => row.LeaseOwner, (string?)null).SetProperty(row => row.LeasedUntil, (DateTime?)null);
            },
            token),
        CancellationToken.None);
}
