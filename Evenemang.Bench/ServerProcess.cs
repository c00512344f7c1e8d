using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Evenemang.Bench;

/// <summary>A server as a process of its own, so that its memory is its own and the generator's garbage is not its.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;

    private ServerProcess(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    /// <summary>Starts an assembly with arguments and waits until it answers.</summary>
    public static async Task<ServerProcess> StartAsync(string assembly, string readyPath, params string[] arguments)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments, $"--urls=http://127.0.0.1:{port}"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            WorkingDirectory = Path.GetDirectoryName(assembly)!,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["DOTNET_gcServer"] = "0";
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("\"LogLevel\":\"Error\"", StringComparison.Ordinal) == true) Console.Error.WriteLine(line.Data);
        };
        process.BeginOutputReadLine();
        using var http = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
        var patience = Stopwatch.StartNew();
        while (true)
        {
            if (process.HasExited) throw new InvalidOperationException($"{Path.GetFileName(assembly)} ended with {process.ExitCode}.");
            try
            {
                using var answer = await http.GetAsync(readyPath);
                if (answer.IsSuccessStatusCode) return new(process, port);
            }
            catch (HttpRequestException) when (patience.Elapsed < TimeSpan.FromSeconds(60))
            {
                await Task.Delay(50);
            }
        }
    }

    /// <summary>Resident memory now and at its highest, in MiB.</summary>
    public (double Now, double Peak) Memory()
    {
        var status = File.ReadAllLines($"/proc/{_process.Id}/status");
        return (Read("VmRSS:"), Read("VmHWM:"));

        double Read(string name) =>
            double.Parse(status.First(line => line.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
