using Microsoft.Data.Sqlite;

namespace Evenemang.Server.Persistence;

/// <summary>The one file that is the database, on SQLite.</summary>
/// <param name="ConnectionString">How it is opened.</param>
/// <param name="Path">Full path.</param>
public sealed record SqliteFile(string ConnectionString, string Path)
{
    /// <summary>How long a statement waits for others who have the file. Its own work may take as long as it takes.</summary>
    private const int PatienceSeconds = 3;

    /// <summary>Opens a file as a database of ours, past the pool, so that nothing keeps it open afterwards.</summary>
    public static async Task<SqliteConnection> OpenAsync(string path, SqliteOpenMode mode, CancellationToken cancel)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, ForeignKeys = true }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancel);
        }
        catch (SqliteException)
        {
            await connection.DisposeAsync();
            throw;
        }
        return connection;
    }

    /// <summary>Runs one statement.</summary>
    /// <returns>The first value of its first row, as text; empty when there is none.</returns>
    public static async Task<string> AskAsync(SqliteConnection connection, string sql, CancellationToken cancel, params (string Name, object Value)[] parameters)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = PatienceSeconds;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        return Convert.ToString(await command.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture) ?? "";
    }

    /// <summary>A running server holds the database, so that no backup is restored under it. Several processes may hold it.</summary>
    /// <exception cref="BackupException">A backup is being restored.</exception>
    public IDisposable HoldAsServer() =>
        Lock(FileShare.Read) ?? throw new BackupException("A backup is being restored into the database. Start the server when that has ended.");

    /// <summary>Whoever replaces the file holds it alone.</summary>
    /// <exception cref="BackupException">A server uses it.</exception>
    public IDisposable HoldAlone() =>
        Lock(FileShare.None) ?? throw new BackupException($"A server uses the database {Path}. Stop it first.");

    private FileStream? Lock(FileShare share)
    {
        var file = Path + ".in-use";
        using (File.Open(file, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite })) { }
        try
        {
            return new(file, FileMode.Open, FileAccess.Read, share);
        }
        catch (IOException)
        {
            return null;
        }
    }
}

/// <summary>A backup or restore stops here; the message is for the person who asked for it.</summary>
public sealed class BackupException(string message, Exception? cause = null) : Exception(message, cause);
