using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Evenemang.Server.Health;

/// <summary>
/// What a load balancer or a supervisor asks. Live: the process answers; if not, restart it. Ready: it can do its work; if not, send people elsewhere.
/// Anybody may ask, so the answers are words and nothing else.
/// </summary>
public static class HealthRoom
{
    public static void AddHealth(this WebApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database")
            .AddCheck<MigrationsHealth>("migrations")
            .AddCheck<JobsHealth>("jobs")
            .AddCheck<MailHealth>("mail")
            .AddCheck<SmsHealth>("sms");
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false, ResponseWriter = WriteAsync });
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    private static Task WriteAsync(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = "application/json; charset=utf-8";
        var body = new Dictionary<string, object>(StringComparer.Ordinal) { ["status"] = Word(report.Status) };
        if (report.Entries.Count > 0) body["checks"] = report.Entries.ToDictionary(entry => entry.Key, entry => Word(entry.Value.Status), StringComparer.Ordinal);
        return http.Response.WriteAsync(JsonSerializer.Serialize(body), http.RequestAborted);
    }

    private static string Word(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => "healthy",
        HealthStatus.Degraded => "degraded",
        _ => "unhealthy",
    };
}
