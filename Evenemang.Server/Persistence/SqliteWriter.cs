using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Persistence;

/// <summary>
/// SQLite has one writer, so writers queue here instead of sleeping in the driver. Whoever waits when the writer comes round is written in the
/// same transaction, each behind its own savepoint, and one fsync makes them all durable: the more writers, the fewer waits a head.
/// </summary>
public sealed class SqliteWriter : Store, IAsyncDisposable
{
    /// <summary>Most works that share one commit; bounds how long the first of them waits for the last.</summary>
    private const int MaxBatch = 64;

    private readonly string _connectionString;
    private readonly PersonalDataRing _ring;
    private readonly Channel<Work> _queue = Channel.CreateUnbounded<Work>(new() { SingleReader = true });
    private readonly Task _loop;

    public SqliteWriter(string connectionString, PersonalDataRing ring, ContentChanges changes, NoticeWake wake)
        : base(changes, wake)
    {
        _ring = ring;
        _connectionString = connectionString;
        _loop = Task.Run(RunAsync);
    }

    public override async Task<T> WriteAsync<T>(Func<EvenemangDb, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        var item = new Work<T>(work, cancel);
        ObjectDisposedException.ThrowIf(!_queue.Writer.TryWrite(item), this);
        var result = await item.Done.Task;
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _loop;
    }

    private async Task RunAsync()
    {
        List<Work> batch = new(MaxBatch);
        SqliteConnection? connection = null;
        DbContextOptions<SqliteEvenemangDb>? options = null;
        while (await _queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < MaxBatch && _queue.Reader.TryRead(out var work)) batch.Add(work);
            try
            {
                if (connection is null)
                {
                    connection = new SqliteConnection(_connectionString);
                    await connection.OpenAsync();
                    await SqliteSettings.ApplyAsync(connection);
                    options = new DbContextOptionsBuilder<SqliteEvenemangDb>().UseSqlite(connection).Options;
                }
                await CommitTogetherAsync(batch, connection, options!);
            }
            catch (Exception failure) when (failure is SqliteException or InvalidOperationException or IOException)
            {
                // The commit itself failed (disk full, file gone): nobody in the batch was written, and each is told so. The next batch gets a fresh connection.
                foreach (var work in batch) work.Fail(failure);
                if (connection is not null) await connection.DisposeAsync();
                connection = null;
            }
        }
        if (connection is not null) await connection.DisposeAsync();
    }

    private async Task CommitTogetherAsync(List<Work> batch, SqliteConnection connection, DbContextOptions<SqliteEvenemangDb> options)
    {
        List<Work> written = new(batch.Count);
        await using (var transaction = connection.BeginTransaction(deferred: false))
        {
            foreach (var work in batch)
            {
                if (work.IsCancelled)
                {
                    work.Cancel();
                    continue;
                }
                transaction.Save(nameof(work));
                if (await work.RunAsync(transaction, new(options) { Ring = _ring }))
                {
                    transaction.Release(nameof(work));
                    written.Add(work);
                }
                else
                {
                    transaction.Rollback(nameof(work));
                }
            }
            transaction.Commit();
        }
        foreach (var work in written)
        {
            TellAfterCommit(work.Pending!);
            work.Succeed();
        }
        foreach (var work in batch) work.TellFailure();
    }

    /// <summary>One queued verb.</summary>
    private abstract class Work
    {
        public PendingChanges? Pending { get; protected set; }

        public abstract bool IsCancelled { get; }

        public abstract Task<bool> RunAsync(SqliteTransaction transaction, SqliteEvenemangDb context);

        public abstract void Succeed();

        public abstract void TellFailure();

        public abstract void Fail(Exception failure);

        public abstract void Cancel();
    }

    private sealed class Work<T>(Func<EvenemangDb, CancellationToken, Task<T>> work, CancellationToken cancel) : Work
    {
        private T? _result;
        private Exception? _failure;

        public TaskCompletionSource<T> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override bool IsCancelled => cancel.IsCancellationRequested;

        public override async Task<bool> RunAsync(SqliteTransaction transaction, SqliteEvenemangDb context)
        {
            await using var db = context;
            try
            {
                db.Database.AutoSavepointsEnabled = false;
                await db.Database.UseTransactionAsync(transaction, cancel);
                _result = await work(db, cancel);
                Pending = db.Pending;
                return true;
            }
            catch (Exception failure)
            {
                _failure = failure; // handed to the caller once its savepoint is rolled back
                return false;
            }
        }

        public override void Succeed() => Done.TrySetResult(_result!);

        public override void TellFailure()
        {
            if (_failure is not null) Done.TrySetException(_failure);
        }

        public override void Fail(Exception failure) => Done.TrySetException(failure);

        public override void Cancel() => Done.TrySetCanceled(cancel);
    }
}
