using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Persistence;

/// <summary>The model on SQLite. Writers stand in line at <see cref="SqliteWriter"/>, so row locks are not needed.</summary>
public sealed class SqliteEvenemangDb(DbContextOptions<SqliteEvenemangDb> options) : EvenemangDb(options)
{
    private const int ConstraintUnique = 2067;
    private const int ConstraintPrimaryKey = 1555;

    public override Task LockOccurrenceAsync(Guid id, CancellationToken cancel) => Task.CompletedTask;

    public override Task LockSeriesAsync(Guid id, CancellationToken cancel) => Task.CompletedTask;

    public override bool IsUniqueViolation(DbUpdateException failure) =>
        failure.InnerException is SqliteException { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey };
}
