using Evenemang.Server.Persistence;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>Stops writing to followers whose letters come back, in the transaction that writes down that one did. Whoever has the address may follow anew.</summary>
internal static class ReturnedFollowers
{
    /// <summary>Looks at what has failed to the address since it was confirmed.</summary>
    /// <param name="db">The context of the transaction.</param>
    /// <param name="followerId">To whom the letter was that did not arrive.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task JudgeAsync(EvenemangDb db, Guid followerId, DateTime now, CancellationToken cancel)
    {
        if (await db.Followers.Where(row => row.Id == followerId).Select(row => row.AddressHash).FirstOrDefaultAsync(cancel) is not { } hash) return;
        var confirmed = db.Followers.Where(row => row.AddressHash == hash && row.State == FollowerState.Confirmed);
        var failures = await db.Notices.Where(notice => notice.State == NoticeState.Failed && notice.Channel == NoticeChannel.Email)
            .Where(notice => confirmed.Any(row => row.Id == notice.FollowerId && row.ConfirmedAt <= notice.CreatedAt)).Select(notice => notice.Failure).ToListAsync(cancel);
        if (!BounceRules.Ends(failures)) return;
        await db.Notices.Where(notice => confirmed.Any(row => row.Id == notice.FollowerId)).VoidUnsentAsync(cancel);
        await confirmed.ExecuteUpdateAsync(
            update => update.SetProperty(row => row.State, FollowerState.Returned).SetProperty(row => row.ReturnedAt, now).SetProperty(row => row.Version, row => row.Version + 1), cancel);
    }
}
