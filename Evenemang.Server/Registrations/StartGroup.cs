using Evenemang.Server.Persistence;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>
/// A group that needs a smallest number of people starts when they are there: once, in the transaction that gives the place that was missing, and everybody with a place is owed word
/// of it. What they would have been told of their own place says the same and is struck out.
/// </summary>
public sealed class StartGroup(NoticesOwed notices)
{
    /// <summary>After places were given at a target: saved, with the target's lock held.</summary>
    /// <param name="db">The context of that transaction.</param>
    /// <param name="target">What the places are for.</param>
    /// <param name="actedNow">Whoever has just acted, and waits for the answer by day and night; null for nobody.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="cancel">Gives up.</param>
    internal async Task AfterSeatsGivenAsync(EvenemangDb db, SignUpTarget target, Guid? actedNow, DateTime now, CancellationToken cancel)
    {
        if (target is not { AwaitsStart: true, Policy.MinimumHeads: { } minimum }) return;
        var heads = await db.Registrations.Where(row => row.TargetId == target.Id && row.State == RegistrationState.Confirmed && !row.IsShadow).SumAsync(row => row.Heads, cancel);
        if (heads >= minimum) await RunAsync(db, target, actedNow, now, cancel);
    }

    /// <summary>After the rule was changed: it may have been reached by that, or be gone. For a group that waited before.</summary>
    internal async Task AfterRuleChangedAsync(EvenemangDb db, Guid seriesId, DateTime now, CancellationToken cancel)
    {
        if (await SignUpTargets.LockAsync(db, seriesId, null, null, cancel) is not { } target) return;
        if (target.AwaitsStart) await AfterSeatsGivenAsync(db, target, null, now, cancel);
        else await RunAsync(db, target, null, now, cancel);
    }

    /// <summary>It starts, whoever is there.</summary>
    /// <returns>Whether it had not started before.</returns>
    internal async Task<bool> RunAsync(EvenemangDb db, SignUpTarget target, Guid? actedNow, DateTime now, CancellationToken cancel)
    {
        // One statement: whoever writes it tells everybody, and nobody else does.
        var started = await db.Series.Where(row => row.Id == target.SeriesId && row.StartConfirmedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.StartConfirmedAt, now).SetProperty(row => row.UpdatedAt, now), cancel);
        if (started == 0) return false;
        var members = await db.Registrations.AsNoTracking()
            .Where(row => row.TargetId == target.Id && row.State == RegistrationState.Confirmed && !row.IsShadow).OrderBy(row => row.Number).ToListAsync(cancel);
        var byDay = QuietHours.NextAllowed(now, target.Subject.Zone);
        foreach (var member in members)
        {
            await NoticesOwed.VoidStateAsync(db, member.Id, cancel);
            notices.Owe(db, NoticeKind.GroupStarts, member, now, member.Id == actedNow ? now : byDay);
        }
        await db.SaveChangesAsync(cancel);
        return true;
    }
}
