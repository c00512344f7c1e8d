using System.Net;
using System.Text;

namespace Evenemang.Tests.Running;

/// <summary>What a server outside Development refuses, and what its log does not tell.</summary>
public sealed class SecrecyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Only_names_of_ours_are_served()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path, "--Site:BaseUrl=https://evenemang.exempel.se", "--AllowedHosts=gamla.exempel.se");
        foreach (var (name, status) in new[] { ("evenemang.exempel.se", 200), ("EVENEMANG.exempel.se:8443", 200), ("gamla.exempel.se", 200), ("127.0.0.1", 200), ("ond.exempel.se", 400), ("evenemang.exempel.se.ond.se", 400) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/tillganglighet") { Headers = { Host = name } };
            using var answer = await server.Http.SendAsync(request);
            Assert.True((int)answer.StatusCode == status, $"{name}: {(int)answer.StatusCode}");
        }
        using var probe = new HttpRequestMessage(HttpMethod.Get, "/health/live") { Headers = { Host = "10.0.0.9" } };
        using var alive = await server.Http.SendAsync(probe);
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }

    [Fact]
    public async Task Https_is_asked_for_where_a_known_proxy_says_that_it_is_spoken()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path, "--Proxies:Known=127.0.0.1, ::1");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/tillganglighet") { Headers = { { "X-Forwarded-Proto", "https" } } };
        using var secured = await server.Http.SendAsync(request);
        Assert.StartsWith("max-age=31536000", secured.Headers.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);
        using var plain = await server.Http.GetAsync("/tillganglighet");
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));
    }

    [Fact]
    public async Task The_log_tells_neither_names_nor_addresses_nor_secrets()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path, "--environment=Development");
        var token = await Seminar.SignUpAsync(server, await Seminar.FirstOpenAsync(server), "Namnmarkör", "adressmarkor@example.se");
        await server.Http.GetStringAsync($"/min-anmalan/{token}");
        using (await server.Http.PostAsync($"/min-anmalan/{token}/radera", new StringContent("x", Encoding.UTF8))) { }
        server.Terminate();
        await server.EndAsync(TimeSpan.FromSeconds(10));
        foreach (var secret in new[] { token, "Namnmarkör", "adressmarkor" }) Assert.DoesNotContain(secret, server.Output, StringComparison.Ordinal);
    }
}
