using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Groups;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Groups;

/// <summary>What came of taking a hand-over back.</summary>
public enum UndoHandOverOutcome
{
    /// <summary>It is as if it had not been decided, and the contact has not been told.</summary>
    Undone,

    /// <summary>It is undone, but the letter to the contact has left: somebody must tell them.</summary>
    UndoneButTold,

    /// <summary>The group runs itself already.</summary>
    TooLate,

    /// <summary>Nothing was decided.</summary>
    NotPlanned,

    /// <summary>The actor may not do this.</summary>
    Forbidden,

    /// <summary>There is no such series.</summary>
    NotFound,
}

/// <summary>Takes back that a group will run itself, as long as it does not.</summary>
public sealed class UndoHandOver(Store store, TimeProvider clock)
{
    public Task<UndoHandOverOutcome> RunAsync(string slug, Actor actor, CancellationToken cancel) =>
        store.WriteAsync((db, stop) => RunAsync(db, slug, actor, stop), cancel);

    private async Task<UndoHandOverOutcome> RunAsync(EvenemangDb db, string slug, Actor actor, CancellationToken cancel)
    {
        if (await SeriesRow.FindAsync(db, slug, cancel) is not { } series) return UndoHandOverOutcome.NotFound;
        var isOver = actor.Access.IsHandedOver(series.Id) && actor.Access.May(Permission.EditOccurrences, series.Id, series.Discreet);
        if (!isOver && !actor.Access.May(Permission.EditRegistrations, series.Id, series.Discreet)) return UndoHandOverOutcome.Forbidden;
        await db.LockSeriesAsync(series.Id, cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        if (await db.Set<GroupHandOver>().AsTracking().FirstOrDefaultAsync(row => row.SeriesId == series.Id, cancel) is not { } handOver) return UndoHandOverOutcome.NotPlanned;
        if (handOver.IsInEffect(now)) return UndoHandOverOutcome.TooLate;
        var wasTold = await db.Notices.AnyAsync(
            row => row.SeriesId == series.Id && row.RegistrationId == handOver.ContactId && row.Kind == NoticeKind.GroupContact && (row.State == NoticeState.Sent || row.State == NoticeState.Sending), cancel);
        await VoidAsync(db, series.Id, cancel);
        db.Remove(handOver);
        db.AuditEntries.Add(GroupRows.Audit(actor, "group.handOverUndone", now, series.Id));
        await db.SaveChangesAsync(cancel);
        return wasTold ? UndoHandOverOutcome.UndoneButTold : UndoHandOverOutcome.Undone;
    }

    /// <summary>Nobody is told any more that they are the contact.</summary>
    internal static Task<int> VoidAsync(EvenemangDb db, Guid seriesId, CancellationToken cancel) =>
        db.Notices.Where(row => row.SeriesId == seriesId && row.Kind == NoticeKind.GroupContact).VoidUnsentAsync(cancel);
}
