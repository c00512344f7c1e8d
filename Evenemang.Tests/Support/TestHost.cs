using Evenemang.Server;
using Evenemang.Server.Persistence;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Support;

/// <summary>The whole application on a free loopback port, with its own database, folders and clock.</summary>
public sealed class TestHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private TestHost(WebApplication app, ManualClock clock, string folder)
    {
        _app = app;
        Clock = clock;
        Folder = folder;
        Address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new(Address) };
    }

    public ManualClock Clock { get; }

    /// <summary>Temporary folder with the database, the keys and the mails; deleted when the host stops.</summary>
    public string Folder { get; }

    public string MailFolder => Path.Combine(Folder, "mail");

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address { get; }

    /// <summary>A client that follows no redirects and keeps no cookies.</summary>
    public HttpClient Http { get; }

    public IServiceProvider Services => _app.Services;

    public Store Store => Services.GetRequiredService<Store>();

    public static async Task<TestHost> StartAsync(DatabaseKind database, DateTime? now = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var folder = Directory.CreateTempSubdirectory("evenemang-test-").FullName;
        var file = Path.Combine(folder, "evenemang.db");
        if (database is DatabaseKind.Sqlite) SqliteTemplate.CopyTo(file);
        var connection = database is DatabaseKind.Sqlite ? $"Data Source={file}" : PostgreSqlServer.Instance.CreateDatabase();
        return await StartOnAsync(database, connection, folder, now, settings);
    }

    /// <summary>Starts on a database that exists: a second server, or the same one again.</summary>
    public static async Task<TestHost> StartOnAsync(
        DatabaseKind database, string connection, string folder, DateTime? now = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        Dictionary<string, string> all = new(StringComparer.OrdinalIgnoreCase)
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Database:Provider"] = database.ToString(),
            ["ConnectionStrings:Evenemang"] = connection,
            ["Keys:Folder"] = Path.Combine(folder, "keys"),
            ["Mail:Mode"] = "Folder",
            ["Mail:Folder"] = Path.Combine(folder, "mail"),
            ["Sms:Mode"] = "None",
            ["Sms:Folder"] = Path.Combine(folder, "sms"),
            ["SampleData:Enabled"] = "false",
            // Where notices are looked at as rows they must stay as they were owed. A test that waits for mail sets this to true.
            ["Jobs:Run"] = "false",
            // Under a standing clock no form would ever be old enough. The test of it sets it.
            ["RateLimits:PatienceSeconds"] = "0",
            ["Logging:LogLevel:Default"] = "Warning",
        };
        foreach (var (key, value) in settings ?? new Dictionary<string, string>()) all[key] = value;
        var clock = new ManualClock(now ?? ManualClock.Start, runsOn: all.GetValueOrDefault("Jobs:Run") == "true");
        var app = Program.Build(
            new()
            {
                ApplicationName = "Evenemang.Server",
                EnvironmentName = "Development",
                ContentRootPath = Path.Combine(Repository.Root, "Evenemang.Server"),
                Args = [.. all.Select(setting => $"--{setting.Key}={setting.Value}")],
            },
            builder => builder.Services.AddSingleton<TimeProvider>(clock));
        await app.Services.GetRequiredService<DatabaseUpgrade>().RunAsync(CancellationToken.None);
        await app.StartAsync();
        return new(app, clock, folder);
    }

    /// <summary>Reads the database as the application would.</summary>
    public async Task<T> ReadAsync<T>(Func<EvenemangDb, Task<T>> query)
    {
        await using var db = await Services.GetRequiredService<IDbContextFactory<EvenemangDb>>().CreateDbContextAsync();
        return await query(db);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        // Each host has a database and so a pool of its own; left alone, its idle connections would stay for minutes and crowd out others.
        Npgsql.NpgsqlConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
