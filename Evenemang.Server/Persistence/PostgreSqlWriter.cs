using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Evenemang.Server.Persistence;

/// <summary>PostgreSQL: one transaction a verb. Deadlocks and serialization failures are run again; everything else is the caller's to know.</summary>
public sealed class PostgreSqlWriter(IDbContextFactory<PostgreSqlEvenemangDb> contexts, ContentChanges changes, NoticeWake wake)
    : Store(changes, wake)
{
    private const int MaxTries = 5;

    public override async Task<T> WriteAsync<T>(Func<EvenemangDb, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
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
