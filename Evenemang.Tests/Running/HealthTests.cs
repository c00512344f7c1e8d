using System.Net;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Running;

public sealed class HealthTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_server_with_its_database_is_live_and_ready(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        Assert.Equal("""{"status":"healthy"}""", await host.Http.GetStringAsync("/health/live"));
        Assert.Equal("""{"status":"healthy","checks":{"database":"healthy","migrations":"healthy","jobs":"healthy","mail":"healthy","sms":"healthy"}}""", await host.Http.GetStringAsync("/health/ready"));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_database_of_another_version_is_live_but_not_ready(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        await host.Store.WriteAsync(
            (db, cancel) => db.Database.ExecuteSqlAsync($"""INSERT INTO "__EFMigrationsHistory" VALUES ('29990101000000_FromTheFuture', '99.0.0')""", cancel), CancellationToken.None);
        using var ready = await host.Http.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("""{"status":"unhealthy","checks":{"database":"healthy","migrations":"unhealthy","jobs":"healthy","mail":"healthy","sms":"healthy"}}""", await ready.Content.ReadAsStringAsync());
        using var live = await host.Http.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    [Fact]
    public async Task Nobody_may_keep_the_answer()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        using var ready = await host.Http.GetAsync("/health/ready");
        Assert.True(ready.Headers.CacheControl!.NoStore);
    }
}
