using Evenemang.Server.Persistence;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Persistence;

public sealed class MigrationTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public void The_migrations_hold_the_whole_model(DatabaseKind database)
    {
        using EvenemangDb db = database is DatabaseKind.Sqlite
            ? new SqliteDesignTime().CreateDbContext([])
            : new PostgreSqlDesignTime().CreateDbContext([]);
        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.False(db.Database.HasPendingModelChanges());
    }
}
