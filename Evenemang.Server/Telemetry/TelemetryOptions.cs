using Evenemang.Server.Settings;
using OpenTelemetry.Exporter;

namespace Evenemang.Server.Telemetry;

/// <summary>Settings under <c>Telemetry</c>.</summary>
public sealed class TelemetryOptions
{
    public const string Section = "Telemetry";

    /// <summary>Where measures and traces are sent by OTLP; null for nowhere, unless the variable OTEL_EXPORTER_OTLP_ENDPOINT says where.</summary>
    [WebAddress]
    public string? OtlpEndpoint { get; set; }

    /// <summary>How <see cref="OtlpEndpoint"/> is spoken to.</summary>
    public OtlpExportProtocol OtlpProtocol { get; set; } = OtlpExportProtocol.Grpc;

    /// <summary>Seconds between two reports of the measures.</summary>
    [Between(1, 3600)]
    public int ReportEverySeconds { get; set; } = 60;
}
