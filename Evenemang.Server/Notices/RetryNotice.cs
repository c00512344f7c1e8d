using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>What came of asking for another try.</summary>
public enum RetryNoticeOutcome
{
    /// <summary>It is due now.</summary>
    Due,

    /// <summary>It has not failed.</summary>
    NotFailed,

    /// <summary>There is no such notice, or it is not the actor's to send.</summary>
    NotFound,
}

/// <summary>
/// Sends a notice that failed, or may have, once more: after a number was corrected, a mailbox emptied. Whether it is still worth sending is decided when its turn comes.
/// </summary>
public sealed class RetryNotice(Store store, NoticeWake wake, TimeProvider clock)
{
    public async Task<RetryNoticeOutcome> RunAsync(Guid noticeId, Actor actor, CancellationToken cancel)
    {
        var outcome = await store.WriteAsync(
            async (db, token) =>
            {
                var now = clock.GetUtcNow().UtcDateTime;
                var notice = await db.Notices.AsNoTracking().FirstOrDefaultAsync(row => row.Id == noticeId, token);
                if (notice is null || !await IsTheirsAsync(db, notice, actor, token)) return RetryNoticeOutcome.NotFound;
                var changed = await db.Notices.Where(row => row.Id == noticeId && (row.State == NoticeState.Failed || row.State == NoticeState.Unsure)).ExecuteUpdateAsync(
                    update => update
                        .SetProperty(row => row.State, NoticeState.Planned)
                        .SetProperty(row => row.NextAttemptAt, now)
                        .SetProperty(row => row.Attempts, 0)
                        .SetProperty(row => row.Failure, (string?)null)
                        .SetProperty(row => row.ProviderId, (string?)null)
                        .SetProperty(row => row.SentAt, (DateTime?)null),
                    token);
                if (changed == 0) return RetryNoticeOutcome.NotFailed;
                db.AuditEntries.Add(NoticeAudit.Of(actor, "notice.retried", now, notice.SeriesId, notice.OccurrenceId, notice.RegistrationId, notice.Kind.ToString()));
                await db.SaveChangesAsync(token);
                return RetryNoticeOutcome.Due;
            },
            cancel);
        if (outcome is RetryNoticeOutcome.Due) wake.Wake();
        return outcome;
    }

    private static async Task<bool> IsTheirsAsync(EvenemangDb db, Notice notice, Actor actor, CancellationToken cancel)
    {
        if (notice.SeriesId is not { } seriesId) return actor.Access.May(Permission.ManageJobs);
        var isDiscreet = await db.Series.Where(row => row.Id == seriesId).Select(row => row.Discreet).FirstOrDefaultAsync(cancel);
        return actor.Access.May(Permission.ReadRegistrations, seriesId, isDiscreet, notice.OccurrenceId) && actor.Access.May(Permission.TellPeople, seriesId, isDiscreet, notice.OccurrenceId);
    }
}
