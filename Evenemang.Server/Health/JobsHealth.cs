using Evenemang.Server.Jobs;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Evenemang.Server.Health;

/// <summary>Whether this server's jobs come round.</summary>
internal sealed class JobsHealth(JobHeartbeat heartbeat) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(heartbeat.IsAlive ? HealthCheckResult.Healthy() : new HealthCheckResult(context.Registration.FailureStatus));
}
