using System.Diagnostics;
using System.Net;
using System.Text;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Running;

/// <summary>The built server as its own process, with its own folder, as an operator would run it.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly StringBuilder _errors = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(Process process, string address)
    {
        _process = process;
        Address = address;
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new(address) };
        process.OutputDataReceived += (_, line) => Keep(_output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(_errors, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Address { get; }

    public HttpClient Http { get; }

    public int Id => _process.Id;

    public string Output => Text(_output);

    public string Errors => Text(_errors);

    /// <summary>Starts the server and waits until it listens.</summary>
    public static async Task<ServerProcess> StartAsync(string folder, params string[] arguments)
    {
        var address = $"http://127.0.0.1:{PostgreSqlServer.FreePort()}";
        var server = new ServerProcess(Start(folder, [.. arguments, $"--urls={address}"], variables: null), address);
        var first = await Task.WhenAny(server._started.Task, server._process.WaitForExitAsync()).WaitAsync(Patience);
        Assert.True(first == server._started.Task, $"The server did not start: {server.Errors}{server.Output}");
        return server;
    }

    /// <summary>Runs a verb, or a start that is expected to fail, to its end.</summary>
    public static async Task<Ended> RunAsync(string folder, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? variables = null)
    {
        await using var server = new ServerProcess(Start(folder, arguments, variables), "http://127.0.0.1");
        await server._process.WaitForExitAsync().WaitAsync(Patience);
        return new(server._process.ExitCode, server.Output, server.Errors);
    }

    /// <summary>Sends SIGTERM, as systemd and every container host does.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> EndAsync(TimeSpan within)
    {
        await _process.WaitForExitAsync().WaitAsync(within);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }

    private static Process Start(string folder, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? variables)
    {
        var built = new DirectoryInfo(AppContext.BaseDirectory);
        var dll = Path.Combine(Repository.Root, "Evenemang.Server", "bin", built.Parent!.Name, built.Name, "Evenemang.Server.dll");
        var start = new ProcessStartInfo("dotnet", [dll, .. arguments])
        {
            UseShellExecute = false,
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in variables ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>The test run's own environment must not choose the server's settings.</summary>
    private static bool IsOurs(string name) =>
        name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Evenemang__", StringComparison.OrdinalIgnoreCase) || name is "DOTNET_ENVIRONMENT";

    private void Keep(StringBuilder text, string? line)
    {
        if (line is null) return;
        lock (text) text.AppendLine(line);
        if (line.Contains("Application started", StringComparison.Ordinal)) _started.TrySetResult();
    }

    private static string Text(StringBuilder text)
    {
        lock (text) return text.ToString();
    }
}

/// <summary>A process that has ended.</summary>
public sealed record Ended(int ExitCode, string Output, string Errors)
{
    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Errors}";
}
