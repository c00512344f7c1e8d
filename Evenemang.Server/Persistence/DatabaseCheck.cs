using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Persistence;

/// <summary>Something worth saying about the database.</summary>
/// <param name="IsWrong">False when the next start puts it right by itself.</param>
/// <param name="Sentence">For the person who runs the server.</param>
public sealed record DatabaseFinding(bool IsWrong, string Sentence);

/// <summary>Looks at the database without changing it.</summary>
public sealed class DatabaseCheck(IDbContextFactory<EvenemangDb> contexts, DatabaseOptions options)
{
    /// <summary>What is worth saying; null when the database is reachable, up to date and writable.</summary>
    public async Task<DatabaseFinding?> RunAsync(CancellationToken cancel)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            return await LookAsync(db, cancel);
        }
        catch (Exception failure) when (failure is DbException or SocketException)
        {
            return new(IsWrong: true, DatabaseProblem.InWords(failure) ?? $"The database cannot be used: {failure.Message}");
        }
    }

    private async Task<DatabaseFinding?> LookAsync(EvenemangDb db, CancellationToken cancel)
    {
        if (options.Provider is DatabaseProvider.Sqlite && !File.Exists(db.Database.GetDbConnection().DataSource))
        {
            return new(IsWrong: false, "There is no database yet; the first start makes it, or the verb migrate.");
        }
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        if (DatabaseUpgrade.NewerThanThisVersion(db, applied) is { } unknown) return new(IsWrong: true, DatabaseUpgrade.NewerSentence(unknown));
        var pending = db.Database.GetMigrations().Except(applied, StringComparer.Ordinal).ToList();
        if (pending.Count > 0)
        {
            return new(IsWrong: false, $"The database lacks {pending.Count} of this version's migrations ({pending[0]} first); the next start brings it up to date, or the verb migrate.");
        }
        await TryWritingAsync(db, cancel);
        return await DatabaseUpgrade.KeysProblemAsync(db, cancel) is { } keys ? new(IsWrong: true, keys) : null;
    }

    /// <summary>A change of nothing, rolled back: it needs the same rights as a real one.</summary>
    private static async Task TryWritingAsync(EvenemangDb db, CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.AuditEntries.Where(entry => entry.Id == Guid.Empty).ExecuteDeleteAsync(cancel);
        await transaction.RollbackAsync(cancel);
    }
}
