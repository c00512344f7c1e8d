namespace Evenemang.Server.Telemetry;

/// <summary>Logs go to standard output: as lines of JSON for a machine, in Development as lines for a person.</summary>
public static class LogOutput
{
    /// <summary>These tell a failed start with a stack trace. The start says it in a sentence of its own, so they are silent until it has succeeded.</summary>
    private static readonly string[] SilentUntilStarted =
    [
        "Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Hosting.Diagnostics",
        "Microsoft.EntityFrameworkCore.Database", "Microsoft.EntityFrameworkCore.Migrations", "Npgsql.Connection", "Npgsql.Command",
    ];

    internal static void AddLogOutput(this WebApplicationBuilder builder)
    {
        var start = new StartPhase();
        builder.Services.AddSingleton(start);
        builder.Services.AddHostedService(provider => new StartPhaseEnd(start, provider.GetRequiredService<IHostApplicationLifetime>()));
        builder.Logging.ClearProviders();
        if (builder.Environment.IsDevelopment())
        {
            builder.Logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.TimestampFormat = "HH:mm:ss ";
            });
        }
        else
        {
            builder.Logging.AddJsonConsole(console =>
            {
                console.UseUtcTimestamp = true;
                console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            });
        }
        foreach (var category in SilentUntilStarted)
        {
            builder.Logging.AddFilter(category, level => start.IsOver && level >= LogLevel.Warning);
        }
    }

    /// <summary>Whether the application has started.</summary>
    private sealed class StartPhase
    {
        public volatile bool IsOver;
    }

    private sealed class StartPhaseEnd(StartPhase start, IHostApplicationLifetime lifetime) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            lifetime.ApplicationStarted.Register(() => start.IsOver = true);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
