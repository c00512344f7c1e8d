using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Evenemang.Server.Persistence;

/// <summary>The model on PostgreSQL: any number of servers, so seats are guarded by row locks.</summary>
public sealed class PostgreSqlEvenemangDb(DbContextOptions<PostgreSqlEvenemangDb> options) : EvenemangDb(options)
{
    // NO KEY: whoever inserts a row that only points here need not wait.
    public override Task LockOccurrenceAsync(Guid id, CancellationToken cancel) =>
        Database.ExecuteSqlAsync($"""SELECT 1 FROM "Occurrences" WHERE "Id" = {id} FOR NO KEY UPDATE""", cancel);

    public override Task LockSeriesAsync(Guid id, CancellationToken cancel) =>
        Database.ExecuteSqlAsync($"""SELECT 1 FROM "Series" WHERE "Id" = {id} FOR NO KEY UPDATE""", cancel);

    public override bool IsUniqueViolation(DbUpdateException failure) =>
        failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
