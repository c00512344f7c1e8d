using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Persistence;

/// <summary>The one statement that strikes out notices.</summary>
public static class NoticeRows
{
    /// <summary>Voids those that have not been sent yet. One statement, so that a notice which a sender claims in the same moment is either sent or void, never both.</summary>
    /// <returns>How many were voided.</returns>
    public static Task<int> VoidUnsentAsync(this IQueryable<Notice> which, CancellationToken cancel) =>
        which.Where(notice => notice.State == NoticeState.Planned).ExecuteUpdateAsync(set => set.SetProperty(notice => notice.State, NoticeState.Void), cancel);

    /// <summary>Voids unsent ones, and frees their keys and those of missed ones, so that the same can become owed again at another time.</summary>
    /// <param name="which">Which.</param>
    /// <param name="mark">What is added to their keys.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task VoidUnsentAndFreeAsync(this IQueryable<Notice> which, string mark, CancellationToken cancel)
    {
        await which.Where(notice => notice.State == NoticeState.Missed).ExecuteUpdateAsync(set => set.SetProperty(notice => notice.UniqueKey, notice => notice.UniqueKey + mark), cancel);
        await which.Where(notice => notice.State == NoticeState.Planned).ExecuteUpdateAsync(
            set => set.SetProperty(notice => notice.State, NoticeState.Void).SetProperty(notice => notice.UniqueKey, notice => notice.UniqueKey + mark), cancel);
    }
}
