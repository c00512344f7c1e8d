using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Evenemang.Bench;

/// <summary>A real Postfix on loopback whose every recipient lands in one Maildir.</summary>
internal sealed class MailBox : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("evenemang-bench-mail-").FullName;

    public MailBox()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.MaxValue.AddYears(-1));
        File.WriteAllText(Path.Combine(_folder, "cert.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(_folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        Port = FreePort();
        Run("/bin/bash", Path.Combine(AppContext.BaseDirectory, "postfix-loopback.sh"), _folder, $"{Port}", $"{FreePort()}");
    }

    public static bool IsInstalled => File.Exists("/usr/sbin/postfix");

    public int Port { get; }

    /// <summary>Messages delivered so far.</summary>
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
        Run("/usr/sbin/postfix", "-c", Path.Combine(_folder, "etc"), "stop");
        Directory.Delete(_folder, recursive: true);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{Path.GetFileName(program)} ended with {process.ExitCode}: {errors}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
