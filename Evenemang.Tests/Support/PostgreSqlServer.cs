using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Evenemang.Server.Persistence;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Evenemang.Tests.Support;

/// <summary>A real PostgreSQL in a temporary folder on a free loopback port, started once for the whole run and stopped with the process.</summary>
public sealed class PostgreSqlServer
{
    private static readonly Lazy<PostgreSqlServer> Started = new(() => new PostgreSqlServer());
    private readonly string _folder = Directory.CreateTempSubdirectory("evenemang-pg-").FullName;
    private readonly int _port;
    private readonly Lock _one = new();
    private int _created;

    private PostgreSqlServer()
    {
        var programs = Programs ?? throw new InvalidOperationException("PostgreSQL is not installed (Debian: postgresql).");
        _port = FreePort();
        if (Environment.UserName == "root")
        {
            Run("chown", "postgres", _folder);
            Run("chmod", "755", _folder);
        }
        var data = Path.Combine(_folder, "data");
        RunAsOwner(Path.Combine(programs, "initdb"), "-D", data, "-A", "trust", "-U", "postgres", "--locale=C.UTF-8", "-E", "UTF8");
        RunAsOwner(
            Path.Combine(programs, "pg_ctl"), "-D", data, "-w", "-l", Path.Combine(_folder, "log"), "-o",
            $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={_folder} -c max_connections=1000", "start");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            RunAsOwner(Path.Combine(programs, "pg_ctl"), "-D", data, "-m", "immediate", "stop");
            Directory.Delete(_folder, recursive: true);
        };
        MakeTemplate();
    }

    public static PostgreSqlServer Instance => Started.Value;

    /// <summary>Folder with initdb and pg_ctl; null when PostgreSQL is not installed.</summary>
    public static string? Programs { get; } =
        Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).LastOrDefault(bin => File.Exists(Path.Combine(bin, "initdb")))
            : null;

    /// <summary>Makes a fresh database with all migrations applied.</summary>
    /// <returns>Its connection string.</returns>
    public string CreateDatabase() => Create(template: "evenemang_template");

    /// <summary>Makes a database with nothing in it.</summary>
    /// <returns>Its connection string.</returns>
    public string CreateEmptyDatabase() => Create(template: "template1");

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private string Create(string template)
    {
        var name = $"test_{Interlocked.Increment(ref _created)}";
        Execute($"CREATE DATABASE {name} TEMPLATE {template}");
        return ConnectionString(name);
    }

    private string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={_port};Username=postgres;Database={database};Maximum Pool Size=40;Include Error Detail=true";

    private void MakeTemplate()
    {
        Execute("CREATE DATABASE evenemang_template");
        using var db = new PostgreSqlEvenemangDb(
            new DbContextOptionsBuilder<PostgreSqlEvenemangDb>().UseNpgsql(ConnectionString("evenemang_template") + ";Pooling=false").Options);
        db.Database.Migrate();
    }

    private void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        connection.Open();
        lock (_one)
        {
            using var command = new NpgsqlCommand(sql, connection);
            command.ExecuteNonQuery();
        }
    }

    private static void RunAsOwner(params string[] command)
    {
        if (Environment.UserName == "root") Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", .. command]);
        else Run(command[0], command[1..]);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/" })!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{Path.GetFileName(program)} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }
}
