using Evenemang.Server.Jobs;
using Quartz;

namespace Evenemang.Server.Notices;

/// <summary>The regular round of the notice sweep: what became due by the clock, retries, and what another server left behind.</summary>
[DisallowConcurrentExecution]
public sealed class SendNoticesJob(NoticeSweep sweep, JobHeartbeat heartbeat, TimeProvider clock) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await sweep.RunAsync(cancellationToken);
        heartbeat.Swept(clock.GetUtcNow().UtcDateTime);
    }
}
