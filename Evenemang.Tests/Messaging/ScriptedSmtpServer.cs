using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Evenemang.Tests.Messaging;

/// <summary>A mail server on loopback that answers as the test says, so that each failure can be met on purpose.</summary>
internal sealed class ScriptedSmtpServer : IAsyncDisposable
{
    /// <summary>As an answer: close the connection.</summary>
    public const string Close = "\0close";

    /// <summary>As an answer: say nothing.</summary>
    public const string Silence = "\0silence";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentBag<Task> _conversations = [];
    private readonly ConcurrentDictionary<string, Queue<string>> _once = new();
    private readonly Task _accepting;
    private int _connections;

    public ScriptedSmtpServer()
    {
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>TLS from the first byte.</summary>
    public bool ImplicitTls { get; init; }

    /// <summary>What EHLO offers.</summary>
    public List<string> Extensions { get; init; } = ["PIPELINING", "8BITMIME"];

    /// <summary>Answers by stage: greeting, EHLO, HELO, STARTTLS, AUTH, MAIL, RCPT, DATA, message, RSET, QUIT.</summary>
    public ConcurrentDictionary<string, string> Answers { get; } = new();

    public string User { get; init; } = "avsandare";

    public string Password { get; init; } = "rätt lösenord";

    /// <summary>Every line the client wrote, in order, over all _connections.</summary>
    public ConcurrentQueue<string> Lines { get; } = new();

    /// <summary>Each message taken, dots undone.</summary>
    public ConcurrentQueue<string> Messages { get; } = new();

    /// <summary>True for a connection's line when it came encrypted.</summary>
    public ConcurrentQueue<(string Line, bool Encrypted)> Logins { get; } = new();

    public int Connections => Volatile.Read(ref _connections);

    /// <summary>The next answer at a stage, one time; then as before.</summary>
    public void AnswerOnce(string stage, params string[] answers) => _once[stage] = new Queue<string>(answers);

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                Interlocked.Increment(ref _connections);
                _conversations.Add(ConverseAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            _listener.Stop();
        }
    }

    private async Task ConverseAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            Stream stream = client.GetStream();
            if (ImplicitTls)
                stream = await EncryptAsync(stream);
            await new Conversation(this, stream, ImplicitTls).RunAsync();
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // The client left, or the test is over.
            client.Close();
        }
    }

    private static async Task<Stream> EncryptAsync(Stream stream)
    {
        var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(TestCertificates.Server);
        return tls;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _accepting;
        await Task.WhenAll(_conversations);
        _stopping.Dispose();
    }

    private sealed class Conversation(ScriptedSmtpServer server, Stream stream, bool encrypted)
    {
        private Stream _stream = stream;
        private bool _encrypted = encrypted;

        public async Task RunAsync()
        {
            if (!await AnswerAsync("greeting", "220 mail.example.test ESMTP"))
                return;
            while (await ReadLineAsync() is { } line)
            {
                server.Lines.Enqueue(line);
                var verb = line.Split(' ', ':')[0].ToUpperInvariant();
                var go = verb switch
                {
                    "EHLO" => await AnswerAsync(verb, Hello()),
                    "STARTTLS" => await StartTlsAsync(),
                    "AUTH" => await AuthenticateAsync(line),
                    "DATA" => await DataAsync(),
                    "QUIT" => await AnswerAsync(verb, "221 2.0.0 Bye") && false,
                    _ => await AnswerAsync(verb, "250 2.0.0 Ok"),
                };
                if (!go)
                    return;
            }
        }

        private string Hello()
        {
            var lines = server.Extensions.Where(extension => !_encrypted || extension != "STARTTLS").Prepend("mail.example.test").ToList();
            return string.Join("\r\n", lines.Select((line, i) => i == lines.Count - 1 ? $"250 {line}" : $"250-{line}"));
        }

        private async Task<bool> StartTlsAsync()
        {
            if (!await AnswerAsync("STARTTLS", "220 2.0.0 Ready"))
                return false;
            if (!server.Answers.ContainsKey("STARTTLS"))
            {
                _stream = await EncryptAsync(_stream);
                _encrypted = true;
            }
            return true;
        }

        private async Task<bool> AuthenticateAsync(string line)
        {
            server.Logins.Enqueue((line, _encrypted));
            if (server.Answers.ContainsKey("AUTH"))
                return await AnswerAsync("AUTH", "");
            string given;
            if (line.StartsWith("AUTH PLAIN ", StringComparison.Ordinal))
            {
                given = Decode(line["AUTH PLAIN ".Length..]);
            }
            else
            {
                await WriteAsync("334 VXNlcm5hbWU6");
                var user = Decode(await ReadLineAsync() ?? "");
                await WriteAsync("334 UGFzc3dvcmQ6");
                given = $"\0{user}\0{Decode(await ReadLineAsync() ?? "")}";
            }
            await WriteAsync(given == $"\0{server.User}\0{server.Password}" ? "235 2.7.0 Welcome" : "535 5.7.8 Authentication failed");
            return true;
        }

        private static string Decode(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));

        private async Task<bool> DataAsync()
        {
            var answer = server.Next("DATA", "354 Go ahead");
            if (!await SayAsync(answer))
                return false;
            if (!answer.StartsWith("354", StringComparison.Ordinal))
                return true;
            var message = new StringBuilder();
            while (await ReadLineAsync() is { } line && line != ".")
                message.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
            server.Messages.Enqueue(message.ToString());
            return await AnswerAsync("message", "250 2.0.0 Queued");
        }

        private Task<bool> AnswerAsync(string stage, string usual) => SayAsync(server.Next(stage, usual));

        private async Task<bool> SayAsync(string answer)
        {
            if (answer == Close)
                return false;
            if (answer == Silence)
            {
                await Task.Delay(Timeout.Infinite, server._stopping.Token);
                return false;
            }
            await WriteAsync(answer);
            return true;
        }

        private ValueTask WriteAsync(string text) => _stream.WriteAsync(Encoding.UTF8.GetBytes(text + "\r\n"), server._stopping.Token);

        private async Task<string?> ReadLineAsync()
        {
            var line = new List<byte>();
            var octet = new byte[1];
            while (await _stream.ReadAsync(octet, server._stopping.Token) == 1)
            {
                if (octet[0] == '\n')
                    return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
                line.Add(octet[0]);
            }
            return null;
        }
    }

    private string Next(string stage, string usual) =>
        _once.TryGetValue(stage, out var queue) && queue.TryDequeue(out var next) ? next : Answers.GetValueOrDefault(stage, usual);
}
