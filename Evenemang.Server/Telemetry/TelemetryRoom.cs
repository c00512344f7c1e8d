using Evenemang.Server.Settings;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Evenemang.Server.Telemetry;

/// <summary>What the running server tells about itself: logs to standard output always, measures and traces by OTLP when somebody listens.</summary>
public static class TelemetryRoom
{
    private const string StandardEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private static readonly string[] Meters =
    [
        Measures.MeterName, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.Components",
        "Microsoft.AspNetCore.Diagnostics", "Microsoft.AspNetCore.RateLimiting", "Microsoft.EntityFrameworkCore", "Npgsql", "System.Runtime", "Quartz",
    ];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.AddLogOutput();
        var options = builder.Configuration.Read<TelemetryOptions>(TelemetryOptions.Section);
        if (options.OtlpEndpoint is null && string.IsNullOrWhiteSpace(builder.Configuration[StandardEndpoint])) return;
        var resource = ResourceBuilder.CreateDefault().AddService("evenemang");
        builder.Services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(Meters)
            .AddOtlpExporter((exporter, reader) =>
            {
                Aim(exporter, options, "v1/metrics");
                reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = options.ReportEverySeconds * 1000;
            })
            .Build());
        builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource("Microsoft.AspNetCore", "Npgsql", "Quartz")
            .AddProcessor(new SecretsOutOfTraces())
            .AddOtlpExporter(exporter => Aim(exporter, options, "v1/traces"))
            .Build());
    }

    /// <summary>Begins to listen to the instruments; what is left is sent when the server stops.</summary>
    public static void UseTelemetry(this WebApplication app)
    {
        app.Services.GetService<MeterProvider>();
        app.Services.GetService<TracerProvider>();
    }

    /// <summary>Our setting wins; without it the exporter reads the standard variables itself.</summary>
    private static void Aim(OtlpExporterOptions exporter, TelemetryOptions options, string path)
    {
        if (options.OtlpEndpoint is not { } endpoint) return;
        exporter.Protocol = options.OtlpProtocol;
        exporter.Endpoint = options.OtlpProtocol is OtlpExportProtocol.HttpProtobuf ? new($"{endpoint}/{path}") : new(endpoint);
    }
}
