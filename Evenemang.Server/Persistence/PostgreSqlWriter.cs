using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Evenemang.Server.Persistence;

/// <summary>
/// PostgreSQL: one transaction a verb. Deadlocks and serialization failures are run again; everything else is the caller's to know. Writers beyond a
/// handful wait here rather than in the connection pool, whose patience ends and whose connections readers need too.
/// </summary>
public sealed class PostgreSqlWriter(IDbContextFactory<PostgreSqlEvenemangDb> contexts, PersonalDataRing ring, ContentChanges changes, NoticeWake wake)
    : Store(changes, wake), IDisposable
{
    private const int MaxTries = 5;

    /// <summary>Transactions at once. Those for the same occurrence stand in line for its row anyway.</summary>
    private const int MaxWriters = 12;

    private readonly SemaphoreSlim _gate = new(MaxWriters);

    public override async Task<T> WriteAsync<T>(Func<EvenemangDb, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        await _gate.WaitAsync(cancel);
        try
        {
            return await WriteOneAsync(work, cancel);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<T> WriteOneAsync<T>(Func<EvenemangDb, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            db.Ring = ring;
            try
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancel);
                db.Database.AutoSavepointsEnabled = false;
                var result = await work(db, cancel);
                await ChangeNotification.SendAsync(db, cancel);
                await transaction.CommitAsync(cancel);
                TellAfterCommit(db.Pending);
                return result;
            }
            catch (Exception failure) when (attempt < MaxTries && IsTransient(failure))
            {
                // Another transaction won; what this one read is stale, so the whole work is run again on a fresh context.
            }
        }
    }

    private static bool IsTransient(Exception failure) =>
        (failure as PostgresException ?? failure.InnerException as PostgresException)
            is { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };
}
