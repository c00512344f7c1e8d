using Evenemang.Shared.Events;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Persistence;

public sealed class StoreTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task What_a_verb_saves_is_there_and_what_a_failing_one_saved_is_not(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        var works = Enumerable.Range(0, 60).Select(number => host.Store.WriteAsync(
            async (db, cancel) =>
            {
                db.Series.Add(NewSeries($"serie-{number}"));
                await db.SaveChangesAsync(cancel);
                return number % 3 == 0 ? throw new InvalidDataException("third") : number;
            },
            CancellationToken.None)).ToList();
        var failed = 0;
        foreach (var work in works)
        {
            try
            {
                await work;
            }
            catch (InvalidDataException)
            {
                failed++;
            }
        }
        Assert.Equal(20, failed);
        var slugs = await host.ReadAsync(db => db.Series.Select(series => series.Slug).ToListAsync());
        Assert.Equal(40, slugs.Count);
        Assert.DoesNotContain("serie-3", slugs);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task An_edit_made_from_an_older_version_is_refused(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        await host.Store.WriteAsync(
            async (db, cancel) =>
            {
                db.Series.Add(NewSeries("serie"));
                return await db.SaveChangesAsync(cancel);
            },
            CancellationToken.None);
        var stale = await host.ReadAsync(db => db.Series.SingleAsync());
        for (var edit = 0; edit < 2; edit++)
        {
            var saving = host.Store.WriteAsync(
                async (db, cancel) =>
                {
                    var series = await db.Series.SingleAsync(cancel);
                    db.Entry(series).Property(row => row.Version).OriginalValue = stale.Version;
                    series.Title = $"Ny titel {edit}";
                    return await db.SaveChangesAsync(cancel);
                },
                CancellationToken.None);
            if (edit == 0) await saving;
            else await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => saving);
        }
        Assert.Equal("Ny titel 0", (await host.ReadAsync(db => db.Series.SingleAsync())).Title);
    }

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
