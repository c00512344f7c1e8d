using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Evenemang.Bench;

/// <summary>The measure: a mail server that says yes to everything, stores nothing and waits for nothing.</summary>
internal sealed class MailSink : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public MailSink()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception ended) when (ended is SocketException or ObjectDisposedException)
        {
            Console.Out.Flush();
        }
    }

    private static async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            client.NoDelay = true;
            using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
            await AnswerAsync(client, "220 sink");
            while (await reader.ReadLineAsync() is { } line)
            {
                if (line.StartsWith("DATA", StringComparison.OrdinalIgnoreCase))
                {
                    await AnswerAsync(client, "354 go on");
                    while (await reader.ReadLineAsync() is { } text && text != ".") continue;
                }
                await AnswerAsync(client, line.StartsWith("QUIT", StringComparison.OrdinalIgnoreCase) ? "221 bye" : "250 yes");
            }
        }
    }

    private static ValueTask AnswerAsync(TcpClient client, string line) => client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(line + "\r\n"));
}
