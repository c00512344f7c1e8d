using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Jobs;

/// <summary>Stops a job on all servers, until somebody lets it go on. A round under way comes to its end.</summary>
public sealed class PauseJob(Store store)
{
    public Task<JobActOutcome> RunAsync(string name, Actor actor, CancellationToken cancel) => store.WriteAsync(
        async (db, token) =>
        {
            if (!actor.Access.May(Permission.ManageJobs)) return JobActOutcome.NotFound;
            var now = TimeProvider.System.GetUtcNow().UtcDateTime;
            if (!actor.Access.May(Permission.ManageJobs) || !await JobStates.Of(db, name).AnyAsync(token)) return JobActOutcome.NotFound;
            var changed = await JobStates.Of(db, name).Where(row => row.PausedAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.PausedAt, now).SetProperty(row => row.PausedBy, actor.Name).SetProperty(row => row.PausedById, actor.OrganiserId), token);
            if (changed == 1) await JobAudit.SaveAsync(db, actor, "job.paused", name, token);
            return JobActOutcome.Done;
        },
        cancel);
}
