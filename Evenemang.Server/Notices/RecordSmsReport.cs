using Evenemang.Server.Persistence;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>What the service says about a message.</summary>
public enum SmsReportStatus
{
    /// <summary>The network has it.</summary>
    Sent,

    /// <summary>It has reached the telephone.</summary>
    Delivered,

    /// <summary>It will not reach the telephone.</summary>
    Failed,
}

/// <summary>
/// Writes on the row what the service reports. Once or ten times is the same, in whatever order: delivered stays delivered. A report may come before our own record of
/// the sending, and then takes its place.
/// </summary>
public sealed class RecordSmsReport(Store store, TimeProvider clock)
{
    private static readonly NoticeState[] HandedOver = [NoticeState.Sending, NoticeState.Sent, NoticeState.Unsure, NoticeState.Failed];

    /// <param name="noticeId">Our name of the message.</param>
    /// <param name="providerId">The service's name of it; a report about an earlier try of the same notice changes nothing.</param>
    /// <param name="status">What is said.</param>
    /// <param name="cancel">Gives up.</param>
    public Task RunAsync(Guid noticeId, string providerId, SmsReportStatus status, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return store.WriteAsync(
            (db, token) =>
            {
                var row = db.Notices.Where(notice => notice.Id == noticeId && notice.Channel == NoticeChannel.Sms && notice.DeliveredAt == null
                    && (notice.ProviderId == null || notice.ProviderId == "" || notice.ProviderId == providerId) && HandedOver.Contains(notice.State));
                var state = status is SmsReportStatus.Failed ? NoticeState.Failed : NoticeState.Sent;
                // "Sent" is no news about a message that has failed, and the sender writes it itself while it holds the message.
                if (status is SmsReportStatus.Sent) row = row.Where(notice => notice.State == NoticeState.Unsure);
                return row.ExecuteUpdateAsync(
                    update => update
                        .SetProperty(notice => notice.State, state)
                        .SetProperty(notice => notice.DeliveredAt, status is SmsReportStatus.Delivered ? now : null)
                        .SetProperty(notice => notice.SentAt, notice => notice.SentAt ?? now)
                        .SetProperty(notice => notice.Failure, status is SmsReportStatus.Failed ? "not delivered" : null)
                        .SetProperty(notice => notice.ProviderId, providerId)
                        .SetProperty(notice => notice.HandedOverAt, (DateTime?)null)
                        .SetProperty(notice => notice.LeaseOwner, (string?)null)
                        .SetProperty(notice => notice.LeasedUntil, (DateTime?)null),
                    token);
            },
            cancel);
    }
}
