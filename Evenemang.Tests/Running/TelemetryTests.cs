using System.Collections.Concurrent;
using System.Text;
using Evenemang.Server.Telemetry;
using Evenemang.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Evenemang.Tests.Running;

public sealed class TelemetryTests
{
    private const string Secret = "Hemligt_-0123456789abc";

    [Fact]
    public void A_trace_carries_no_secret_address()
    {
        using var activity = new System.Diagnostics.Activity("GET /min-anmalan/" + Secret);
        foreach (var tag in new[] { "url.path", "http.target", "url.full" }) activity.SetTag(tag, $"/en/min-anmalan/{Secret}/andra");
        activity.SetTag("url.query", "?fraga=" + Secret);
        using var processor = new SecretsOutOfTraces();
        processor.OnEnd(activity);
        Assert.Equal("/en/min-anmalan/{token}/andra", activity.GetTagItem("url.path"));
        Assert.DoesNotContain(Secret, activity.DisplayName + string.Join(' ', activity.TagObjects), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Measures_and_traces_reach_a_collector_by_OTLP()
    {
        ConcurrentDictionary<string, string> received = new(StringComparer.Ordinal);
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var collector = builder.Build();
        collector.MapPost("/v1/{signal}", async (string signal, HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            received.AddOrUpdate(signal, Encoding.Latin1.GetString(body.ToArray()), (_, earlier) => earlier + Encoding.Latin1.GetString(body.ToArray()));
            return Results.Ok();
        });
        await collector.StartAsync();

        Dictionary<string, string> settings = new() { ["Telemetry:OtlpEndpoint"] = collector.Urls.Single(), ["Telemetry:OtlpProtocol"] = "HttpProtobuf" };
        await using (var host = await TestHost.StartAsync(DatabaseKind.Sqlite, settings: settings))
        {
            await host.Http.GetStringAsync("/health/live");
            foreach (var path in new[] { $"/min-anmalan/{Secret}", $"/api/v1/registrations/{Secret}", $"/kalender/min/{Secret}.ics", $"/en/min-anmalan/{Secret}/andra?fraga={Secret}" }) using (await host.Http.GetAsync(path)) { }
            Measures.SignUp("confirmed");
            Measures.NoticeSent();
            Measures.FeedRequest("memory");
        }

        // Stopping the server sends what is left.
        var measures = received["metrics"];
        foreach (var name in new[] { "evenemang.sign_ups", "evenemang.notices", "evenemang.feed_requests", "http.server.request.duration" }) Assert.Contains(name, measures, StringComparison.Ordinal);
        Assert.Contains("service.name", received["traces"], StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, received["traces"] + received["metrics"], StringComparison.Ordinal);
    }
}
