using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Persistence;

/// <summary>What a restore did.</summary>
/// <param name="KeptAside">Where the database from before lies now; null when there was none.</param>
/// <param name="KnewErasures">Whether the database from before could be read, so that nobody erased since comes back and nothing sent since is sent again.</param>
/// <param name="ErasedAgain">How many registrations the backup brought back and the list of erasures took away again.</param>
public sealed record Restored(string? KeptAside, bool KnewErasures, int ErasedAgain);

/// <summary>
/// Puts a backup in the database's place. It is made ready beside it and moved there in one step, so that a power cut leaves the old one or the new one.
/// </summary>
public sealed class RestoreBackup(SqliteFile database, PersonalDataRing ring, TimeProvider clock)
{
    /// <param name="file">Full path of the backup; it is only read.</param>
    /// <param name="cancel">Stops before anything is replaced.</param>
    /// <exception cref="BackupException">The backup cannot be used, or a server uses the database.</exception>
    public async Task<Restored> RunAsync(string file, CancellationToken cancel)
    {
        if (!File.Exists(file)) throw new BackupException($"There is no file {file}.");
        using var alone = database.HoldAlone();
        var ready = database.Path + ".restoring";
        try
        {
            File.Copy(file, ready, overwrite: true);
            await RequireOursAsync(ready, file, cancel);
            var isOldWhole = await CloseOldAsync(cancel);
            var again = await CarryOver.RunAsync(ready, isOldWhole ? database.Path : null, ring, cancel);
            return new(MoveIntoPlace(ready), isOldWhole, again);
        }
        finally
        {
            foreach (var part in new[] { ready, ready + "-wal", ready + "-shm" }) File.Delete(part);
        }
    }

    private static async Task RequireOursAsync(string copy, string file, CancellationToken cancel)
    {
        try
        {
            await BackUp.RequireWholeAsync(copy, cancel);
            await using var connection = await SqliteFile.OpenAsync(copy, SqliteOpenMode.ReadOnly, cancel);
            var isOurs = await SqliteFile.AskAsync(connection, """SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name IN ('__EFMigrationsHistory', 'Series', 'Occurrences', 'Registrations')""", cancel);
            if (isOurs != "4") throw new BackupException($"The file {file} is no backup of Evenemang.");
        }
        catch (SqliteException failure)
        {
            throw new BackupException($"The file {file} is no backup of Evenemang, or it is damaged.", failure);
        }
        await using var db = new SqliteEvenemangDb(OptionsFor(copy));
        var applied = await db.Database.GetAppliedMigrationsAsync(cancel);
        if (DatabaseUpgrade.NewerThanThisVersion(db, applied) is { } unknown) throw new BackupException(DatabaseUpgrade.NewerSentence(unknown));
    }

    /// <summary>Brings what lies in the log into the file, which also fails while anybody else has it open.</summary>
    /// <returns>Whether there is an old one that can be read.</returns>
    private async Task<bool> CloseOldAsync(CancellationToken cancel)
    {
        if (!File.Exists(database.Path)) return false;
        try
        {
            await using var old = await SqliteFile.OpenAsync(database.Path, SqliteOpenMode.ReadWrite, cancel);
            var mode = await SqliteFile.AskAsync(old, "PRAGMA journal_mode=DELETE", cancel);
            if (mode != "delete") throw new BackupException($"Something uses the database {database.Path}. Stop it, and restore then.");
            return true;
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is 5 or 6)
        {
            throw new BackupException($"Something uses the database {database.Path}. Stop it, and restore then.", failure);
        }
        catch (SqliteException)
        {
            // The old file is damaged, which may be why a backup is wanted. It is kept aside as it is, with its log.
            var aside = Aside();
            foreach (var part in new[] { "-wal", "-shm" }.Where(part => File.Exists(database.Path + part))) File.Move(database.Path + part, aside + part);
            return false;
        }
    }

    private string? MoveIntoPlace(string ready)
    {
        if (!File.Exists(database.Path))
        {
            File.Move(ready, database.Path);
            return null;
        }
        var aside = Aside();
        File.Replace(ready, database.Path, aside);
        return aside;
    }

    private string Aside() => $"{database.Path}.before-{clock.GetUtcNow().UtcDateTime:yyyyMMdd'T'HHmmss'Z'}";

    private static DbContextOptions<SqliteEvenemangDb> OptionsFor(string file) =>
        new DbContextOptionsBuilder<SqliteEvenemangDb>().UseSqlite($"Data Source={file};Pooling=false;Mode=ReadOnly").Options;
}
