using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Persistence;

/// <summary>Brings the database up to date at start, within a time limit, and says in a sentence why when it cannot.</summary>
public sealed class DatabaseUpgrade(IDbContextFactory<EvenemangDb> contexts, DatabaseOptions options)
{
    public async Task RunAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(TimeSpan.FromSeconds(options.MigrationTimeoutSeconds));
        try
        {
            await RefuseNewerAsync(db, limit.Token);
            await db.Database.MigrateAsync(limit.Token);
            if (await KeysProblemAsync(db, limit.Token) is { } problem) throw new DatabaseUpgradeException(problem);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            throw new DatabaseUpgradeException(
                $"The database was not brought up to date within {options.MigrationTimeoutSeconds} seconds (setting Database:MigrationTimeoutSeconds): another start holds the lock. "
                + (db.Database.IsSqlite()
                    ? "If none is running, an earlier one was cut off in the middle: run DELETE FROM \"__EFMigrationsLock\" in the database and start again."
                    : "Wait until the other server has started, or end its database session, and start again."));
        }
        catch (Exception failure) when (failure is DbException or SocketException && DatabaseProblem.InWords(failure) is not null)
        {
            throw new DatabaseUpgradeException(DatabaseProblem.InWords(failure)!, failure);
        }
    }

    /// <summary>The newest migration in the database that this version does not know; null when it knows them all.</summary>
    public static string? NewerThanThisVersion(EvenemangDb db, IEnumerable<string> applied)
    {
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        return applied.LastOrDefault(name => !known.Contains(name));
    }

    /// <summary>Reads the newest name, to find out whether the keys that lie outside are the ones it was written with.</summary>
    /// <returns>The sentence when they are not.</returns>
    internal static async Task<string?> KeysProblemAsync(EvenemangDb db, CancellationToken cancel)
    {
        try
        {
            await db.Registrations.Where(row => row.Name != null).OrderByDescending(row => row.Id).Select(row => row.Name).FirstOrDefaultAsync(cancel);
            return null;
        }
        catch (PersonalDataException failure)
        {
            return failure.Message;
        }
    }

    private static async Task RefuseNewerAsync(EvenemangDb db, CancellationToken cancel)
    {
        if (!await db.Database.CanConnectAsync(cancel)) return;
        if (NewerThanThisVersion(db, await db.Database.GetAppliedMigrationsAsync(cancel)) is { } unknown) throw new DatabaseUpgradeException(NewerSentence(unknown));
    }

    internal static string NewerSentence(string unknown) =>
        $"The database comes from a newer version of Evenemang (it has {unknown}, which this version does not know). Start the newer version, or restore a backup from before the upgrade.";
}

/// <summary>The start stops here; the message is for the person who started it.</summary>
public sealed class DatabaseUpgradeException(string message, Exception? cause = null) : Exception(message, cause);
