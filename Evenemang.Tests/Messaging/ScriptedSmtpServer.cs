using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Evenemang.Tests.Messaging;

/// <summary>A mail server on loopback that answers as the test says, so that each failure can be met on purpose.</summary>
sealed class ScriptedSmtpServer : IAsyncDisposable
{
    /// <summary>As an answer: close the connection.</summary>
    public const string Close = "\0close";

    /// <summary>As an answer: say nothing.</summary>
    public const string Silence = "\0silence";

    readonly TcpListener listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource stopping = new();
    readonly ConcurrentBag<Task> conversations = [];
    readonly ConcurrentDictionary<string, Queue<string>> once = new();
    readonly Task accepting;
    int connections;

    public ScriptedSmtpServer()
    {
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>TLS from the first byte.</summary>
    public bool ImplicitTls { get; init; }

    /// <summary>What EHLO offers.</summary>
    public List<string> Extensions { get; init; } = ["PIPELINING", "8BITMIME"];

    /// <summary>Answers by stage: greeting, EHLO, HELO, STARTTLS, AUTH, MAIL, RCPT, DATA, message, RSET, QUIT.</summary>
    public ConcurrentDictionary<string, string> Answers { get; } = new();

    public string User { get; init; } = "avsandare";

    public string Password { get; init; } = "rätt lösenord";

    /// <summary>Every line the client wrote, in order, over all connections.</summary>
    public ConcurrentQueue<string> Lines { get; } = new();

    /// <summary>Each message taken, dots undone.</summary>
    public ConcurrentQueue<string> Messages { get; } = new();

    /// <summary>True for a connection's line when it came encrypted.</summary>
    public ConcurrentQueue<(string Line, bool Encrypted)> Logins { get; } = new();

    public int Connections => Volatile.Read(ref connections);

    /// <summary>The next answer at a stage, one time; then as before.</summary>
    public void AnswerOnce(string stage, params string[] answers) => once[stage] = new Queue<string>(answers);

    async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(stopping.Token);
                Interlocked.Increment(ref connections);
                conversations.Add(ConverseAsync(client));
            }
        }
        catch (OperationCanceledException)
        {
            listener.Stop();
        }
    }

    async Task ConverseAsync(TcpClient client)
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

    static async Task<Stream> EncryptAsync(Stream stream)
    {
        var tls = new SslStream(stream);
        await tls.AuthenticateAsServerAsync(TestCertificates.Server);
        return tls;
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await accepting;
        await Task.WhenAll(conversations);
        stopping.Dispose();
    }

    sealed class Conversation(ScriptedSmtpServer server, Stream stream, bool encrypted)
    {
        Stream stream = stream;
        bool encrypted = encrypted;

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

        string Hello()
        {
            var lines = server.Extensions.Where(extension => !encrypted || extension != "STARTTLS").Prepend("mail.example.test").ToList();
            return string.Join("\r\n", lines.Select((line, i) => i == lines.Count - 1 ? $"250 {line}" : $"250-{line}"));
        }

        async Task<bool> StartTlsAsync()
        {
            if (!await AnswerAsync("STARTTLS", "220 2.0.0 Ready"))
                return false;
            if (!server.Answers.ContainsKey("STARTTLS"))
            {
                stream = await EncryptAsync(stream);
                encrypted = true;
            }
            return true;
        }

        async Task<bool> AuthenticateAsync(string line)
        {
            server.Logins.Enqueue((line, encrypted));
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

        static string Decode(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));

        async Task<bool> DataAsync()
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

        Task<bool> AnswerAsync(string stage, string usual) => SayAsync(server.Next(stage, usual));

        async Task<bool> SayAsync(string answer)
        {
            if (answer == Close)
                return false;
            if (answer == Silence)
            {
                await Task.Delay(Timeout.Infinite, server.stopping.Token);
                return false;
            }
            await WriteAsync(answer);
            return true;
        }

        ValueTask WriteAsync(string text) => stream.WriteAsync(Encoding.UTF8.GetBytes(text + "\r\n"), server.stopping.Token);

        async Task<string?> ReadLineAsync()
        {
            var line = new List<byte>();
            var octet = new byte[1];
            while (await stream.ReadAsync(octet, server.stopping.Token) == 1)
            {
                if (octet[0] == '\n')
                    return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
                line.Add(octet[0]);
            }
            return null;
        }
    }

    string Next(string stage, string usual) =>
        once.TryGetValue(stage, out var queue) && queue.TryDequeue(out var next) ? next : Answers.GetValueOrDefault(stage, usual);
}
