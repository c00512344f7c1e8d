using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Evenemang.Tests.Weather;

/// <summary>A request as it came.</summary>
/// <param name="Path">Path and query.</param>
/// <param name="Headers">By lower-case name.</param>
internal sealed record WeatherRequest(string Path, IReadOnlyDictionary<string, string> Headers);

/// <summary>What the server does with a request.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">What it sends.</param>
internal sealed record WeatherReply(int Status, byte[] Body)
{
    public string ContentType { get; init; } = "application/json; charset=utf-8";

    /// <summary>More header lines.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>Octets that are sent before the connection is closed; null for all.</summary>
    public int? CutAfter { get; init; }

    /// <summary>Says nothing, and keeps the connection open.</summary>
    public bool IsSilent { get; init; }

    public static WeatherReply Of(int status) => new(status, Encoding.UTF8.GetBytes($"status {status}")) { ContentType = "text/html" };
}

/// <summary>A weather service on loopback that answers as the test says, octet by octet, so that each failure can be met on purpose.</summary>
internal sealed class ScriptedWeatherServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentBag<Task> _conversations = [];
    private readonly Task _accepting;
    private bool _isStopped;

    public ScriptedWeatherServer(Func<WeatherRequest, WeatherReply> answer)
    {
        Answer = answer;
        _listener.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _accepting = AcceptAsync();
    }

    /// <summary>May be changed while it runs.</summary>
    public Func<WeatherRequest, WeatherReply> Answer { get; set; }

    public ConcurrentQueue<WeatherRequest> Requests { get; } = new();

    public string Address { get; }

    public async ValueTask DisposeAsync()
    {
        if (_isStopped) return;
        _isStopped = true;
        await _stopping.CancelAsync();
        _listener.Stop();
        await Task.WhenAll([_accepting, .. _conversations]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stopping.Dispose();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stopping.IsCancellationRequested) _conversations.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stopping.Token)));
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
            if (await reader.ReadLineAsync(_stopping.Token) is not { } line) return;
            Dictionary<string, string> headers = new(StringComparer.Ordinal);
            while (await reader.ReadLineAsync(_stopping.Token) is { Length: > 0 } header)
            {
                var parts = header.Split(':', 2);
                headers[parts[0].ToLowerInvariant()] = parts[1].Trim();
            }

            var request = new WeatherRequest(line.Split(' ')[1], headers);
            Requests.Enqueue(request);
            var reply = Answer(request);
            if (reply.IsSilent)
            {
                await Task.Delay(Timeout.Infinite, _stopping.Token);
                return;
            }

            var head = new StringBuilder().Append(CultureInfo.InvariantCulture, $"HTTP/1.1 {reply.Status} X\r\nConnection: close\r\n");
            if (reply.Status != 304) head.Append(CultureInfo.InvariantCulture, $"Content-Type: {reply.ContentType}\r\nContent-Length: {reply.Body.Length}\r\n");
            foreach (var more in reply.Headers) head.Append(more).Append("\r\n");
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head.Append("\r\n").ToString()), _stopping.Token);
            if (reply.Status != 304) await stream.WriteAsync(reply.Body.AsMemory(0, reply.CutAfter ?? reply.Body.Length), _stopping.Token);
        }
    }
}
