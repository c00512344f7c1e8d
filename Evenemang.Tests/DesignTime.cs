using Evenemang.Server.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Evenemang.Tests;

/// <summary>For <c>dotnet ef migrations add</c> only: README says how.</summary>
public sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteEvenemangDb>
{
    public SqliteEvenemangDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteEvenemangDb>().UseSqlite("Data Source=design.db").Options);
}

/// <summary>For <c>dotnet ef migrations add</c> only: README says how.</summary>
public sealed class PostgreSqlDesignTime : IDesignTimeDbContextFactory<PostgreSqlEvenemangDb>
{
    public PostgreSqlEvenemangDb CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlEvenemangDb>().UseNpgsql("Host=127.0.0.1;Database=design").Options);
}
