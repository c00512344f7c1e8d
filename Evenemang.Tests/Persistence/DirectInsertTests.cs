using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Persistence;

public sealed class DirectInsertTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_row_written_past_the_change_tracker_is_the_same_row(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        var series = new Series { Id = Guid.CreateVersion7(), Slug = "serie", Kind = EventKind.Other, Title = "Serie", CreatedAt = ManualClock.Start, UpdatedAt = ManualClock.Start };
        var direct = New(series, 1);
        var tracked = New(series, 2);
        await host.Store.WriteAsync(
            async (db, cancel) =>
            {
                db.Series.Add(series);
                db.Registrations.Add(tracked);
                await db.SaveChangesAsync(cancel);
                await db.InsertAsync([direct, Notice.For(Guid.CreateVersion7(), NoticeKind.Confirmed, direct, 1, ManualClock.Start, ManualClock.Start, "exempel.se")], cancel);
                return db.Pending.NoticesOwed && db.Pending.Content.Contains(new(series.Id, null, SeatsOnly: true)) ? 1 : throw new InvalidOperationException("Nobody would hear.");
            },
            CancellationToken.None);

        var read = await host.ReadAsync(db => db.Registrations.OrderBy(row => row.Number).ToListAsync());
        foreach (var property in typeof(Registration).GetProperties().Where(property => property.Name is not ("Id" or "Number" or "ActiveKey" or "TokenHash")))
        {
            Assert.Equal(property.GetValue(read[1]), property.GetValue(read[0]));
        }
        Assert.Equal(direct.Id, read[0].Id);
        Assert.Equal(read[0].Id, (await host.ReadAsync(db => db.Notices.SingleAsync())).RegistrationId);
        Assert.Equal(direct.Id, (await host.ReadAsync(db => db.Registrations.SingleAsync(row => row.ActiveKey == "nyckel-1"))).Id);
    }

    private static Registration New(Series series, int number) => new()
    {
        Id = Guid.CreateVersion7(),
        SeriesId = series.Id,
        TargetId = series.Id,
        Number = number,
        State = RegistrationState.Waitlisted,
        Heads = 3,
        Name = "Deltagare Å",
        Email = "namn@exempel.se",
        AddressHash = [1, 2, 3],
        ActiveKey = $"nyckel-{number}",
        Answers = new Dictionary<string, string> { ["kost"] = "Ingen fisk\n\"alls\"" },
        TokenHash = [(byte)number],
        Source = RegistrationSource.Api,
        CreatedAt = ManualClock.Start,
        UpdatedAt = ManualClock.Start.AddTicks(10),
    };
}
