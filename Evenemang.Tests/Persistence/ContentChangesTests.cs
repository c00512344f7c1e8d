using System.Collections.Concurrent;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Persistence;

public sealed class ContentChangesTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_commit_is_told_before_the_writer_is_answered_and_a_rollback_is_not_told(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        ConcurrentQueue<ContentChange> heard = [];
        host.Services.GetRequiredService<ContentChanges>().Subscribe(changes => changes.ToList().ForEach(heard.Enqueue));
        var series = NewSeries("serie");

        await Assert.ThrowsAsync<InvalidDataException>(() => host.Store.WriteAsync<int>(
            async (db, cancel) =>
            {
                db.Series.Add(NewSeries("borta"));
                await db.SaveChangesAsync(cancel);
                throw new InvalidDataException("rolled back");
            },
            CancellationToken.None));
        Assert.DoesNotContain(heard, change => change.SeriesId != Guid.Empty);

        await AddAsync(host, series);
        Assert.Contains(new ContentChange(series.Id, null, SeatsOnly: false), heard);
    }

    [Theory, OnPostgreSql]
    public async Task Another_server_hears_of_the_commit(DatabaseKind database)
    {
        await using var first = await TestHost.StartAsync(database);
        var connection = await first.ReadAsync(db => Task.FromResult(db.Database.GetConnectionString()!));
        await using var second = await TestHost.StartOnAsync(database, connection, Directory.CreateTempSubdirectory("evenemang-test-").FullName);
        TaskCompletionSource<ContentChange> told = new();
        var series = NewSeries("serie");
        second.Services.GetRequiredService<ContentChanges>().Subscribe(changes =>
        {
            if (changes.FirstOrDefault(change => change.SeriesId == series.Id) is { } change) told.TrySetResult(change);
        });
        await WaitUntilListeningAsync(second);

        await AddAsync(first, series);

        Assert.Equal(series.Id, (await told.Task.WaitAsync(TimeSpan.FromSeconds(30))).SeriesId);
    }

    [Fact]
    public void What_one_server_writes_another_reads()
    {
        ContentChange[] changes = [new(Guid.NewGuid(), Guid.NewGuid(), SeatsOnly: true), new(Guid.NewGuid(), null, SeatsOnly: false)];
        Assert.Equal(changes, ChangeNotification.Read(ChangeNotification.Write(changes)));
        Assert.Equal([ContentChange.Everything], ChangeNotification.Read("*"));
        var many = Enumerable.Range(0, 1000).Select(_ => new ContentChange(Guid.NewGuid(), Guid.NewGuid(), SeatsOnly: false)).ToList();
        Assert.Equal("*", ChangeNotification.Write(many));
    }

    /// <summary>The listener connects in the background; a first commit that is heard proves that it has.</summary>
    private static async Task WaitUntilListeningAsync(TestHost host)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await host.ReadAsync(db => db.Database.SqlQuery<int>(
            $"SELECT count(*)::int AS \"Value\" FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'").SingleAsync(patience.Token)) < 2)
        {
            await Task.Delay(20, patience.Token);
        }
    }

    private static Task<int> AddAsync(TestHost host, Series series) => host.Store.WriteAsync(
        async (db, cancel) =>
        {
            db.Series.Add(series);
            return await db.SaveChangesAsync(cancel);
        },
        CancellationToken.None);

    private static Series NewSeries(string slug) => new()
    {
        Id = Guid.CreateVersion7(),
        Slug = slug,
        Kind = EventKind.Other,
        Title = "Serie",
        CreatedAt = ManualClock.Start,
        UpdatedAt = ManualClock.Start,
    };
}
