using Evenemang.Server.Messaging;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Jobs;

/// <summary>Asks for a round at once, on whichever server comes first. For the sending it also opens queues that wait after a failure.</summary>
public sealed class RunJobNow(Store store, MessageQueues queues, JobRequests requests)
{
    public async Task<JobActOutcome> RunAsync(string name, Actor actor, CancellationToken cancel)
    {
        var outcome = await store.WriteAsync(
            async (db, token) =>
            {
                if (!actor.Access.May(Permission.ManageJobs)) return JobActOutcome.NotFound;
                var now = TimeProvider.System.GetUtcNow().UtcDateTime;
                var job = await JobStates.Of(db, name).AsNoTracking().FirstOrDefaultAsync(token);
                if (job is null || !actor.Access.May(Permission.ManageJobs)) return JobActOutcome.NotFound;
                if (job.PausedAt is not null) return JobActOutcome.Paused;
                await JobStates.Of(db, name).ExecuteUpdateAsync(set => set.SetProperty(row => row.RequestedAt, now), token);
                await JobAudit.SaveAsync(db, actor, "job.requested", name, token);
                return JobActOutcome.Done;
            },
            cancel);
        if (outcome is not JobActOutcome.Done) return outcome;
        if (name == JobList.SendNotices) await queues.TryNowAsync(cancel);
        requests.Wake();
        return outcome;
    }
}
