using System.Diagnostics;
using Evenemang.Tests.Messaging;

namespace Evenemang.Tests.Support;

/// <summary>A real mail server on loopback for one class of tests. All mail lands in one Maildir.</summary>
public sealed class PostfixServer : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evenemang-postfix-").FullName;

    public PostfixServer()
    {
        Tools.Path(Tool.Postfix);
        Port = PostgreSqlServer.FreePort();
        TlsPort = PostgreSqlServer.FreePort();
        TestCertificates.Write(Path.Combine(_folder, "cert.pem"), Path.Combine(_folder, "key.pem"));
        Run("/bin/bash", Path.Combine(AppContext.BaseDirectory, "Support", "postfix-loopback.sh"), _folder, $"{Port}", $"{TlsPort}");
    }

    /// <summary>Clear text and STARTTLS.</summary>
    public int Port { get; }

    /// <summary>TLS from the first byte.</summary>
    public int TlsPort { get; }

    /// <summary>The Maildir of studs@, to which letters come back.</summary>
    public string BounceFolder => Path.Combine(_folder, "box", "bounces");

    /// <summary>Waits for the delivered message with this Message-ID and gives its bytes as they lie in the Maildir.</summary>
    public async Task<byte[]> ReceiveAsync(string messageId)
    {
        var box = Path.Combine(_folder, "box", "Maildir", "new");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            foreach (var path in Directory.Exists(box) ? Directory.GetFiles(box) : [])
            {
                var bytes = await File.ReadAllBytesAsync(path, patience.Token);
                if (bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes($"<{messageId}>")) >= 0) return bytes;
            }
            await Task.Delay(50, patience.Token);
        }
    }

    /// <summary>Recipient and Message-ID of every message delivered to a domain so far.</summary>
    public IReadOnlyList<(string To, string MessageId)> Delivered(string domain)
    {
        var box = Path.Combine(_folder, "box", "Maildir", "new");
        if (!Directory.Exists(box)) return [];
        return [.. Directory.GetFiles(box).Select(path => File.ReadLines(path).TakeWhile(line => line.Length > 0).ToList())
            .Select(headers => (To: Header(headers, "To: "), MessageId: Header(headers, "Message-ID: ")))
            .Where(mail => mail.To.Contains($"@{domain}", StringComparison.Ordinal))];

        static string Header(List<string> headers, string name) => headers.Find(line => line.StartsWith(name, StringComparison.OrdinalIgnoreCase))?[name.Length..].Trim() ?? "";
    }

    /// <summary>Number of messages delivered so far, counted quickly.</summary>
    public int Count
    {
        get
        {
            var box = Path.Combine(_folder, "box", "Maildir", "new");
            return Directory.Exists(box) ? Directory.EnumerateFiles(box).Count() : 0;
        }
    }

    public void Dispose()
    {
        Run(Tools.Path(Tool.Postfix), "-c", Path.Combine(_folder, "etc"), "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{Path.GetFileName(program)} ended with {process.ExitCode}: {errors}");
    }
}
