using Evenemang.Server.Jobs;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Evenemang.Server.Health;

/// <summary>Whether the sweeps come round: here, and anywhere.</summary>
internal sealed class JobsHealth(JobHeartbeat heartbeat, JobStates states) : IHealthCheck
{
    /// <summary>Silence of all servers after which something is wrong; a round may stay unwritten for a while.</summary>
    public static readonly TimeSpan MaxSilence = JobHeartbeat.MaxSilence + JobRecorder.MaxUnwritten + TimeSpan.FromSeconds(30);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var sweep = await states.FindAsync(JobList.SendNotices, cancellationToken);
        return new(Judge(heartbeat.IsExpected, heartbeat.IsAlive, heartbeat.Age, sweep?.LastRunAt, sweep?.PausedAt, TimeProvider.System.GetUtcNow().UtcDateTime));
    }

    /// <summary>Decides from what is known.</summary>
    /// <param name="isExpected">Whether this server runs jobs.</param>
    /// <param name="isAlive">Whether its own jobs come round; true where it runs none.</param>
    /// <param name="age">How long it has been up: it is given time for its first round.</param>
    /// <param name="lastRunAt">UTC instant of the last round on any server; null when none is known.</param>
    /// <param name="pausedAt">UTC instant it was paused.</param>
    /// <param name="now">UTC instant, the machine's.</param>
    /// <returns>
    /// Unhealthy takes a server out of service; so one that only answers requests is degraded when the others' jobs stand still: people can still sign up there.
    /// </returns>
    internal static HealthStatus Judge(bool isExpected, bool isAlive, TimeSpan age, DateTime? lastRunAt, DateTime? pausedAt, DateTime now)
    {
        if (!isAlive) return HealthStatus.Unhealthy;
        if (pausedAt is not null) return HealthStatus.Degraded;
        if (age < MaxSilence || lastRunAt is null || now - lastRunAt < MaxSilence) return HealthStatus.Healthy;
        return isExpected ? HealthStatus.Unhealthy : HealthStatus.Degraded;
    }
}
