using Microsoft.Data.Sqlite;

namespace Evenemang.Server.Persistence;

/// <summary>
/// Copies the SQLite database while it is in use: all of it as it stood at one moment. The keys (<see cref="KeysOptions.Folder"/>) are not in the
/// copy, on purpose: whoever finds it reads no names without them.
/// </summary>
public sealed class BackUp(SqliteFile database)
{
    /// <param name="file">Full path of the copy; nothing may be there.</param>
    /// <param name="cancel">Stops and leaves nothing behind.</param>
    /// <exception cref="BackupException">It cannot be made.</exception>
    public async Task RunAsync(string file, CancellationToken cancel)
    {
        if (!File.Exists(database.Path)) throw new BackupException($"There is no database at {database.Path} to back up.");
        if (Path.Exists(file)) throw new BackupException($"There is something at {file} already, and a backup overwrites nothing.");
        if (Path.GetDirectoryName(file) is var folder && !Directory.Exists(folder)) throw new BackupException($"There is no folder {folder}.");
        var unfinished = file + ".unfinished";
        try
        {
            CreateForThisUserAlone(unfinished);
            await using (var connection = await SqliteFile.OpenAsync(database.Path, SqliteOpenMode.ReadWrite, cancel))
            {
                await SqliteFile.AskAsync(connection, "VACUUM INTO $file", cancel, ("$file", unfinished));
            }
            await RequireWholeAsync(unfinished, cancel);
            using (var written = File.Open(unfinished, FileMode.Open, FileAccess.ReadWrite)) written.Flush(flushToDisk: true);
            File.Move(unfinished, file, overwrite: false);
        }
        catch (SqliteException failure)
        {
            throw new BackupException(DatabaseProblem.InWords(failure)!, failure);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    /// <summary>Reads the whole file and its indexes.</summary>
    /// <exception cref="BackupException">It is damaged.</exception>
    internal static async Task RequireWholeAsync(string file, CancellationToken cancel)
    {
        await using var connection = await SqliteFile.OpenAsync(file, SqliteOpenMode.ReadOnly, cancel);
        var verdict = await SqliteFile.AskAsync(connection, "PRAGMA integrity_check(1)", cancel);
        if (verdict != "ok") throw new BackupException($"The file {file} is damaged: {verdict.TrimEnd('.')}.");
    }

    private static void CreateForThisUserAlone(string file)
    {
        FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        File.Open(file, options).Dispose();
    }
}
