using Microsoft.Data.Sqlite;

namespace Evenemang.Server.Persistence;

/// <summary>What every SQLite connection of ours is set to.</summary>
internal static class SqliteSettings
{
    /// <summary>WAL lets readers read while one writes; FULL makes a commit durable through a power cut.</summary>
    public static async Task ApplyAsync(SqliteConnection connection)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=10000; PRAGMA cache_size=-32000;";
        await command.ExecuteNonQueryAsync();
    }
}
