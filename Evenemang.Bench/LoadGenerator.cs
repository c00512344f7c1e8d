using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Evenemang.Bench;

/// <summary>What one round of load gave.</summary>
/// <param name="Answers">Answers by status code.</param>
/// <param name="Seconds">How long the round took.</param>
/// <param name="Latencies">Milliseconds per answer, sorted.</param>
internal sealed record LoadResult(IReadOnlyDictionary<int, int> Answers, double Seconds, double[] Latencies)
{
    public double PerSecond(int status) => Answers.GetValueOrDefault(status) / Seconds;

    public double Percentile(double share) => Latencies.Length == 0 ? 0 : Latencies[(int)(share * (Latencies.Length - 1))];
}

/// <summary>
/// Keeps a number of connections busy with one request each. Plain sockets and requests made beforehand, so that the generator takes as little
/// as it can of the two cores it shares with the server.
/// </summary>
internal static class LoadGenerator
{
    /// <param name="port">Loopback port.</param>
    /// <param name="connections">How many requests are under way at once.</param>
    /// <param name="duration">After this no new request is sent; the ones under way are waited for.</param>
    /// <param name="request">Gives the octets of the n-th request.</param>
    /// <param name="seen">Called with each answer's body; null to skip reading it.</param>
    public static async Task<LoadResult> RunAsync(
        int port, int connections, TimeSpan duration, Func<int, ReadOnlyMemory<byte>> request, Action<int, ReadOnlySpan<byte>>? seen = null)
    {
        var watch = Stopwatch.StartNew();
        var number = -1;
        var workers = Enumerable.Range(0, connections).Select(_ => Task.Run(async () =>
        {
            using var connection = new Connection(port);
            List<double> latencies = [];
            Dictionary<int, int> answers = [];
            while (watch.Elapsed < duration)
            {
                var octets = request(Interlocked.Increment(ref number));
                var sent = watch.Elapsed;
                var status = await connection.ExchangeAsync(octets, seen);
                latencies.Add((watch.Elapsed - sent).TotalMilliseconds);
                answers[status] = answers.GetValueOrDefault(status) + 1;
            }
            return (answers, latencies);
        })).ToList();
        var results = await Task.WhenAll(workers);
        var seconds = watch.Elapsed.TotalSeconds;
        var all = results.SelectMany(result => result.latencies).ToArray();
        Array.Sort(all);
        var byStatus = results.SelectMany(result => result.answers).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Sum(pair => pair.Value));
        return new(byStatus, seconds, all);
    }

    /// <summary>One keep-alive connection that reads answers with a Content-Length, with chunks, or with no body.</summary>
    private sealed class Connection : IDisposable
    {
        private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        private byte[] _buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);

        public Connection(int port) => _socket.Connect(IPAddress.Loopback, port);

        public async ValueTask<int> ExchangeAsync(ReadOnlyMemory<byte> request, Action<int, ReadOnlySpan<byte>>? seen)
        {
            await _socket.SendAsync(request);
            var length = 0;
            int bodyAt;
            while ((bodyAt = _buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8)) < 0) length += await ReceiveAsync(length);
            bodyAt += 4;
            var head = _buffer.AsMemory(0, bodyAt);
            var status = int.Parse(head.Span.Slice(9, 3), CultureInfo.InvariantCulture);
            if (status is 204 or 304) return status;
            var total = BodyLength(head.Span) is { } bodyLength ? bodyAt + bodyLength : -1;
            while (total >= 0 ? length < total : !_buffer.AsSpan(0, length).EndsWith("\r\n0\r\n\r\n"u8)) length += await ReceiveAsync(length);
            seen?.Invoke(status, _buffer.AsSpan(bodyAt, length - bodyAt));
            return status;
        }

        public void Dispose()
        {
            _socket.Dispose();
            ArrayPool<byte>.Shared.Return(_buffer);
        }

        private async ValueTask<int> ReceiveAsync(int at)
        {
            if (at == _buffer.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
                _buffer.AsSpan().CopyTo(larger);
                ArrayPool<byte>.Shared.Return(_buffer);
                _buffer = larger;
            }
            var received = await _socket.ReceiveAsync(_buffer.AsMemory(at));
            return received > 0 ? received : throw new IOException("The server closed the connection in the middle of an answer.");
        }

        private static int? BodyLength(ReadOnlySpan<byte> head)
        {
            var at = head.IndexOf("Content-Length: "u8);
            if (at < 0) return null;
            var digits = head[(at + 16)..];
            return int.Parse(digits[..digits.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
        }
    }
}
