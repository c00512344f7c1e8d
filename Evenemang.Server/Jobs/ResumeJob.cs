using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Jobs;

/// <summary>Lets a paused job go on.</summary>
public sealed class ResumeJob(Store store)
{
    public Task<JobActOutcome> RunAsync(string name, Actor actor, CancellationToken cancel) => store.WriteAsync(
        async (db, token) =>
        {
            if (!actor.Access.May(Permission.ManageJobs)) return JobActOutcome.NotFound;
            var now = TimeProvider.System.GetUtcNow().UtcDateTime;
            if (!actor.Access.May(Permission.ManageJobs) || !await JobStates.Of(db, name).AnyAsync(token)) return JobActOutcome.NotFound;
            // The silence of the pause is no failure: it counts from now.
            var changed = await JobStates.Of(db, name).Where(row => row.PausedAt != null).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.PausedAt, (DateTime?)null).SetProperty(row => row.PausedBy, (string?)null).SetProperty(row => row.LastRunAt, now), token);
            if (changed == 1) await JobAudit.SaveAsync(db, actor, "job.resumed", name, token);
            return JobActOutcome.Done;
        },
        cancel);
}
