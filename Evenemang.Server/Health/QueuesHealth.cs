using Evenemang.Server.Messaging;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Evenemang.Server.Health;

/// <summary>Whether letters and SMS can leave the house. Never unhealthy: no other server would send them either, and people can sign up meanwhile.</summary>
internal sealed class MailHealth(MessageQueues queues) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await queues.FindAsync(QueueState.Mail, cancellationToken) is { IsStopped: true } ? HealthCheckResult.Degraded() : HealthCheckResult.Healthy();
}

/// <summary>The same for SMS, where there are any.</summary>
internal sealed class SmsHealth(MessageQueues queues, SmsOptions sms) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        sms.IsOn && await queues.FindAsync(QueueState.Sms, cancellationToken) is { IsStopped: true } ? HealthCheckResult.Degraded() : HealthCheckResult.Healthy();
}
