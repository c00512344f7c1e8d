using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Persistence;

/// <summary>Erases again whoever the list of erasures names and a restored backup brought back. Safe to run at any time.</summary>
public sealed class RepeatErasures(Store store)
{
    /// <returns>How many were erased again.</returns>
    public Task<int> RunAsync(CancellationToken cancel) => store.WriteAsync(RunAsync, cancel);

    internal static async Task<int> RunAsync(EvenemangDb db, CancellationToken cancel)
    {
        var back = await db.Registrations.AsTracking()
            .Where(row => row.ErasedAt == null && db.Set<Erasure>().Any(erasure => erasure.SubjectId == row.Id))
            .ToListAsync(cancel);
        foreach (var registration in back)
        {
            var erasure = await db.Set<Erasure>().SingleAsync(erasure => erasure.SubjectId == registration.Id, cancel);
            if (erasure.Withdraws && registration.IsActive) registration.End(RegistrationState.Withdrawn, erasure.At);
            registration.Erase(erasure.At);
            await db.Notices.Where(notice => notice.RegistrationId == registration.Id && notice.State == NoticeState.Planned)
                .ExecuteUpdateAsync(set => set.SetProperty(notice => notice.State, NoticeState.Void), cancel);
        }
        await db.SaveChangesAsync(cancel);
        var followers = db.Followers.Where(row => db.Set<Erasure>().Any(erasure => erasure.SubjectId == row.Id));
        await db.Notices.Where(notice => notice.State == NoticeState.Planned && followers.Any(row => row.Id == notice.FollowerId))
            .ExecuteUpdateAsync(set => set.SetProperty(notice => notice.State, NoticeState.Void), cancel);
        return back.Count + await followers.ExecuteDeleteAsync(cancel);
    }
}
