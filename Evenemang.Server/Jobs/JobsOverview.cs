using Evenemang.Server.Messaging;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Jobs;

/// <summary>How many notices of a channel are in a state.</summary>
public sealed record QueueDepth(NoticeChannel Channel, NoticeState State, int Count);

/// <summary>Notices that failed, or may have, for the same reason.</summary>
/// <param name="Channel">Letters or SMS.</param>
/// <param name="State">Failed or unsure.</param>
/// <param name="Reason">As it stands on the rows; no address.</param>
/// <param name="Count">How many.</param>
/// <param name="LatestOwedAt">UTC instant the latest of them became owed.</param>
public sealed record FailureGroup(NoticeChannel Channel, NoticeState State, string Reason, int Count, DateTime LatestOwedAt);

/// <summary>What the desk's jobs page shows.</summary>
/// <param name="Jobs">What runs when, by name; instants in the machine's time.</param>
/// <param name="Queues">Whether letters and SMS can leave; one that never stopped has no row.</param>
/// <param name="Depths">Notices by channel and state.</param>
/// <param name="OldestDueAt">UTC instant since when the oldest notice that is due waits; null when none is.</param>
/// <param name="Failures">By reason, the most first.</param>
/// <param name="BouncesAside">Letters that came back and could not be understood.</param>
public sealed record JobsView(
    IReadOnlyList<JobState> Jobs, IReadOnlyList<QueueState> Queues, IReadOnlyList<QueueDepth> Depths, DateTime? OldestDueAt, IReadOnlyList<FailureGroup> Failures, int BouncesAside);

/// <summary>Jobs, queues and what is stuck, over all servers.</summary>
public sealed class JobsOverview(JobStates states, MessageQueues queues, BounceFolder bounces, IDbContextFactory<EvenemangDb> contexts, TimeProvider clock)
{
    private const int MaxReasons = 50;

    /// <returns>Null when the actor has nothing to do with jobs.</returns>
    public async Task<JobsView?> RunAsync(Actor actor, CancellationToken cancel)
    {
        if (!actor.Access.May(Permission.ManageJobs)) return null;
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var depths = await db.Notices.GroupBy(row => new { row.Channel, row.State })
            .Select(group => new { group.Key.Channel, group.Key.State, Count = group.Count() }).ToListAsync(cancel);
        var oldest = await db.Notices.Where(row => row.State == NoticeState.Planned && row.DueAt <= now).OrderBy(row => row.DueAt).Select(row => (DateTime?)row.DueAt).FirstOrDefaultAsync(cancel);
        var failures = await db.Notices.Where(row => row.State == NoticeState.Failed || row.State == NoticeState.Unsure)
            .GroupBy(row => new { row.Channel, row.State, row.Failure })
            .Select(group => new { group.Key.Channel, group.Key.State, group.Key.Failure, Count = group.Count(), Latest = group.Max(row => row.CreatedAt) })
            .OrderByDescending(group => group.Count).Take(MaxReasons).ToListAsync(cancel);
        return new(
            await states.ListAsync(cancel),
            await queues.ListAsync(cancel),
            [.. depths.Select(row => new QueueDepth(row.Channel, row.State, row.Count)).OrderBy(row => row.Channel).ThenBy(row => row.State)],
            oldest,
            [.. failures.Select(row => new FailureGroup(row.Channel, row.State, row.Failure ?? "", row.Count, row.Latest))],
            bounces.AsideCount);
    }
}
