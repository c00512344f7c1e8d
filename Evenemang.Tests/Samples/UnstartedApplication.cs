using Evenemang.Server;
using Evenemang.Server.Persistence;
using Evenemang.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Samples;

/// <summary>The application put together on its own database but not started: no job runs, as when a verb of the command line does its work.</summary>
public sealed class UnstartedApplication : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _folder;

    private UnstartedApplication(WebApplication app, string folder) => (_app, _folder) = (app, folder);

    public static async Task<UnstartedApplication> CreateAsync(DatabaseKind database, DateTime? now = null)
    {
        var folder = Directory.CreateTempSubdirectory("evenemang-samples-").FullName;
        var connection = database is DatabaseKind.Sqlite ? $"Data Source={Path.Combine(folder, "evenemang.db")}" : PostgreSqlServer.Instance.CreateDatabase();
        var app = Program.Build(
            new()
            {
                ApplicationName = "Evenemang.Server",
                EnvironmentName = "Development",
                ContentRootPath = Path.Combine(Repository.Root, "Evenemang.Server"),
                Args =
                [
                    $"--Database:Provider={database}", $"--ConnectionStrings:Evenemang={connection}", $"--Keys:Folder={Path.Combine(folder, "keys")}",
                    $"--Mail:Folder={Path.Combine(folder, "mail")}", "--Logging:LogLevel:Default=Warning",
                ],
            },
            builder => builder.Services.AddSingleton<TimeProvider>(new ManualClock(now ?? ManualClock.Start)));
        await app.Services.GetRequiredService<DatabaseUpgrade>().RunAsync(CancellationToken.None);
        return new(app, folder);
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public async Task<T> ReadAsync<T>(Func<EvenemangDb, Task<T>> query)
    {
        await using var db = await Get<IDbContextFactory<EvenemangDb>>().CreateDbContextAsync();
        return await query(db);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
