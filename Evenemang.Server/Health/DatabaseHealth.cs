using Evenemang.Server.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Evenemang.Server.Health;

/// <summary>Whether the database answers.</summary>
internal sealed class DatabaseHealth(IDbContextFactory<EvenemangDb> contexts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync($"SELECT 1", cancellationToken);
        return HealthCheckResult.Healthy();
    }
}

/// <summary>Whether the database is the one this version knows: every migration applied and none unknown.</summary>
internal sealed class MigrationsHealth(IDbContextFactory<EvenemangDb> contexts) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var applied = await db.Database.GetAppliedMigrationsAsync(cancellationToken);
        return applied.SequenceEqual(db.Database.GetMigrations(), StringComparer.Ordinal) ? HealthCheckResult.Healthy() : new(context.Registration.FailureStatus);
    }
}
