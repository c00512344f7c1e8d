using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Running;

/// <summary>The server's life as its operator sees it: first start from nothing, second start, SIGTERM.</summary>
public sealed class StartAndStopTests : IDisposable
{
    /// <summary>What container hosts and service managers grant before they kill.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_first_start_in_Development_shows_something_and_the_second_keeps_it()
    {
        string? first = null;
        for (var start = 1; start <= 2; start++)
        {
            await using var server = await ServerProcess.StartAsync(_folder.Path, "--environment=Development");
            using var ready = await server.Http.GetAsync("/health/ready");
            Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
            var series = await server.Http.GetStringAsync("/api/v1/series");
            Assert.Contains("gemensam-utvecklingsgrupp", series, StringComparison.Ordinal);
            first ??= series;
            Assert.Equal(first, series);

            server.Terminate();
            Assert.Equal(0, await server.EndAsync(Grace));
            Assert.Contains(server.Address + "/utveckling/brev", server.Output, StringComparison.Ordinal);
            Assert.Contains("API key  evn_", server.Output, StringComparison.Ordinal);
            Assert.Equal("", server.Errors);
        }
    }

    [Fact]
    public async Task The_key_for_development_opens_the_organisers_API_in_Development_only()
    {
        const string Key = "evn_development_on_this_machine_only";
        await using (var server = await ServerProcess.StartAsync(_folder.Path, "--environment=Development", "--SampleData:Enabled=false"))
        {
            server.Http.DefaultRequestHeaders.Authorization = new("Bearer", Key);
            using var answer = await server.Http.GetAsync("/api/v1/audit");
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        using var other = new TemporaryFolder();
        await using var production = await ServerProcess.StartAsync(other.Path);
        production.Http.DefaultRequestHeaders.Authorization = new("Bearer", Key);
        using var refused = await production.Http.GetAsync("/api/v1/audit");
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.DoesNotContain(Key, production.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_Development_logs_are_lines_of_JSON_and_there_are_no_samples()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path);
        Assert.DoesNotContain("gemensam", await server.Http.GetStringAsync("/api/v1/series"), StringComparison.Ordinal);
        server.Terminate();
        Assert.Equal(0, await server.EndAsync(Grace));
        var lines = server.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.True(JsonDocument.Parse(line).RootElement.TryGetProperty("Message", out _)));
    }

    [Fact]
    public async Task SIGTERM_lets_a_request_finish_and_takes_no_new_ones()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path, "--environment=Development");
        var body = """{"name":"Alva Exempelsson","email":"alva.sigterm@example.se","answers":{"tillhorighet":"Kommun"}}""";
        var slug = await SlugOfAnOpenSeminarAsync(server);
        using var slow = new TcpClient();
        await slow.ConnectAsync(IPAddress.Loopback, new Uri(server.Address).Port);
        var stream = slow.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/v1/occurrences/{slug}/registrations HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body[..10]}"));
        // Another answer on another connection means that the half request before it has been taken up.
        for (var time = 0; time < 3; time++) await server.Http.GetStringAsync("/health/ready");

        server.Terminate();
        await RefusesNewConnectionsAsync(new Uri(server.Address).Port);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(body[10..]));
        var answer = await new StreamReader(stream).ReadToEndAsync();
        Assert.StartsWith("HTTP/1.1 201", answer, StringComparison.Ordinal);
        Assert.Equal(0, await server.EndAsync(Grace));

        await using var again = await ServerProcess.StartAsync(_folder.Path, "--environment=Development");
        var token = JsonDocument.Parse(answer[answer.IndexOf('{', StringComparison.Ordinal)..(answer.LastIndexOf('}') + 1)]).RootElement.GetProperty("token").GetString();
        using var mine = await again.Http.GetAsync($"/api/v1/registrations/{token}");
        Assert.Equal(HttpStatusCode.OK, mine.StatusCode);
    }

    [Fact]
    public async Task SIGTERM_ends_the_process_though_a_request_hangs()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path);
        using var hanging = new TcpClient();
        await hanging.ConnectAsync(IPAddress.Loopback, new Uri(server.Address).Port);
        await hanging.GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST /api/v1/occurrences/x/registrations HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"));
        await server.Http.GetStringAsync("/health/live");
        server.Terminate();
        await server.EndAsync(Grace);
    }

    private static async Task<string> SlugOfAnOpenSeminarAsync(ServerProcess server)
    {
        using var list = JsonDocument.Parse(await server.Http.GetStringAsync("/api/v1/occurrences?series=frukostseminarier-om-psykisk-halsa"));
        var items = list.RootElement.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("slug").GetString()!).ToList();
        Assert.True(items.Count > 1);
        return items[1];
    }

    private static async Task RefusesNewConnectionsAsync(int port)
    {
        for (var attempt = 0; attempt < 500; attempt++)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(IPAddress.Loopback, port);
            }
            // Reset: it came into the listener's queue in the moment the listener closed.
            catch (SocketException refused) when (refused.SocketErrorCode is SocketError.ConnectionRefused or SocketError.ConnectionReset)
            {
                return;
            }
            await Task.Delay(10);
        }
        Assert.Fail("The server still takes connections.");
    }
}
