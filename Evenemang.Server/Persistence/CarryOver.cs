using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Persistence;

/// <summary>Takes into a restored backup what must not be forgotten: who was erased since, and which messages were sent since.</summary>
internal static class CarryOver
{
    private const string Erasures = """INSERT OR IGNORE INTO "Erasures" ("SubjectId", "At", "Withdraws") SELECT "SubjectId", "At", "Withdraws" FROM old."Erasures" """;

    private const string SentNotices =
        """UPDATE "Notices" SET "State" = 'Sent' WHERE "State" IN ('Planned', 'Sending') AND "Id" IN (SELECT "Id" FROM old."Notices" WHERE "State" = 'Sent')""";

    /// <param name="ready">The backup's copy, not in use yet.</param>
    /// <param name="old">The database from before; null when there is none that can be read.</param>
    /// <param name="ring">The keys of both.</param>
    /// <param name="cancel">Stops.</param>
    /// <returns>How many were erased again.</returns>
    public static async Task<int> RunAsync(string ready, string? old, PersonalDataRing ring, CancellationToken cancel)
    {
        var connectionString = new SqliteConnectionStringBuilder { DataSource = ready, Pooling = false, ForeignKeys = true }.ConnectionString;
        await using (var db = new SqliteEvenemangDb(new DbContextOptionsBuilder<SqliteEvenemangDb>().UseSqlite(connectionString).Options))
        {
            await db.Database.MigrateAsync(cancel);
            if (await DatabaseUpgrade.KeysProblemAsync(db, cancel) is not null)
                throw new BackupException("The backup was written with keys that are not in Keys:Folder. Put the keys from then there too, and restore again. The database stays as it was.");
        }
        if (old is not null) await CopyAsync(ready, old, cancel);
        int again;
        using (var wake = new NoticeWake())
        {
            await using var store = new SqliteWriter(connectionString, ring, new(), wake);
            again = await new RepeatErasures(store).RunAsync(cancel);
        }
        await using var connection = await SqliteFile.OpenAsync(ready, SqliteOpenMode.ReadWrite, cancel);
        await SqliteFile.AskAsync(connection, "PRAGMA journal_mode=DELETE", cancel);
        return again;
    }

    private static async Task CopyAsync(string ready, string old, CancellationToken cancel)
    {
        await using var connection = await SqliteFile.OpenAsync(ready, SqliteOpenMode.ReadWrite, cancel);
        await SqliteFile.AskAsync(connection, "ATTACH DATABASE $old AS old", cancel, ("$old", old));
        foreach (var (table, statement) in new[] { ("Erasures", Erasures), ("Notices", SentNotices) })
        {
            // A database from an older version may lack the table.
            if (await SqliteFile.AskAsync(connection, "SELECT 1 FROM old.sqlite_master WHERE type = 'table' AND name = $name", cancel, ("$name", table)) == "1") await SqliteFile.AskAsync(connection, statement, cancel);
        }
    }
}
