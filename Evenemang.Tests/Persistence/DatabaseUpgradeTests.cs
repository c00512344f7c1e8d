using Evenemang.Server.Persistence;
using Evenemang.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Evenemang.Tests.Persistence;

public sealed class DatabaseUpgradeTests
{
    [Fact]
    public async Task A_lock_left_over_on_SQLite_is_told_in_a_sentence_with_the_remedy()
    {
        var folder = Directory.CreateTempSubdirectory("evenemang-test-").FullName;
        var contexts = new Contexts(() => new SqliteEvenemangDb(
            new DbContextOptionsBuilder<SqliteEvenemangDb>().UseSqlite($"Data Source={Path.Combine(folder, "evenemang.db")}").Options));
        await new DatabaseUpgrade(contexts, new()).RunAsync(CancellationToken.None);
        await using (var db = contexts.CreateDbContext())
        {
            await db.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsLock" ("Id", "Timestamp") VALUES (1, '2027-01-01')""");
        }

        var failure = await Assert.ThrowsAsync<DatabaseUpgradeException>(
            () => new DatabaseUpgrade(contexts, new() { MigrationTimeoutSeconds = 1 }).RunAsync(CancellationToken.None));

        Assert.Contains("DELETE FROM \"__EFMigrationsLock\"", failure.Message, StringComparison.Ordinal);
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Theory, OnPostgreSql]
    public async Task A_start_that_another_one_holds_up_gives_up_in_time(DatabaseKind database)
    {
        Assert.Equal(DatabaseKind.PostgreSql, database);
        var connection = PostgreSqlServer.Instance.CreateDatabase();
        var contexts = new Contexts(() => new PostgreSqlEvenemangDb(new DbContextOptionsBuilder<PostgreSqlEvenemangDb>().UseNpgsql(connection).Options));
        await using var other = new NpgsqlConnection(connection);
        await other.OpenAsync();
        await using var transaction = await other.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("""LOCK TABLE "__EFMigrationsHistory" IN ACCESS EXCLUSIVE MODE""", other);
        await command.ExecuteNonQueryAsync();

        var failure = await Assert.ThrowsAsync<DatabaseUpgradeException>(
            () => new DatabaseUpgrade(contexts, new() { MigrationTimeoutSeconds = 1 }).RunAsync(CancellationToken.None));

        Assert.Contains("another start holds the lock", failure.Message, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_database_from_a_newer_version_is_refused_in_a_sentence(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        await host.Store.WriteAsync(
            (db, cancel) => db.Database.ExecuteSqlRawAsync(
                """INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('29990101000000_Later', '99.0')""", cancel),
            CancellationToken.None);
        var contexts = (IDbContextFactory<EvenemangDb>)host.Services.GetService(typeof(IDbContextFactory<EvenemangDb>))!;

        var failure = await Assert.ThrowsAsync<DatabaseUpgradeException>(() => new DatabaseUpgrade(contexts, new()).RunAsync(CancellationToken.None));

        Assert.Contains("newer version", failure.Message, StringComparison.Ordinal);
        Assert.Contains("29990101000000_Later", failure.Message, StringComparison.Ordinal);
    }

    private sealed class Contexts(Func<EvenemangDb> create) : IDbContextFactory<EvenemangDb>
    {
        public EvenemangDb CreateDbContext() => create();
    }
}
