using Evenemang.Server.Persistence;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Bench;

/// <summary>A database of its own for one run, in a temporary folder.</summary>
internal sealed class BenchDatabase : IDisposable
{
    private BenchDatabase(DatabaseProvider provider, string folder, string connection)
    {
        Provider = provider;
        Folder = folder;
        Connection = connection;
    }

    public DatabaseProvider Provider { get; }

    public string Folder { get; }

    public string Connection { get; }

    /// <summary>SQLite always, PostgreSQL where it is installed.</summary>
    public static IEnumerable<DatabaseProvider> Providers()
    {
        yield return DatabaseProvider.Sqlite;
        if (PostgreSqlServer.Programs is not null) yield return DatabaseProvider.PostgreSql;
        else Console.WriteLine("PostgreSQL is not installed; its figures are left out.");
    }

    /// <summary>One of each provider.</summary>
    public static IEnumerable<BenchDatabase> All() => Providers().Select(Create);

    /// <summary>An empty one.</summary>
    public static BenchDatabase Create(DatabaseProvider provider)
    {
        var folder = NewFolder();
        return new(provider, folder, provider is DatabaseProvider.Sqlite ? $"Data Source={Path.Combine(folder, "evenemang.db")}" : PostgreSqlServer.Instance.CreateDatabase());
    }

    /// <summary>Opens the model straight on the database, beside the server.</summary>
    public EvenemangDb Open() => Provider is DatabaseProvider.Sqlite
        ? new SqliteEvenemangDb(new DbContextOptionsBuilder<SqliteEvenemangDb>().UseSqlite(Connection).Options)
        : new PostgreSqlEvenemangDb(new DbContextOptionsBuilder<PostgreSqlEvenemangDb>().UseNpgsql(Connection).Options);

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private static string NewFolder() => Directory.CreateTempSubdirectory("evenemang-bench-").FullName;
}
