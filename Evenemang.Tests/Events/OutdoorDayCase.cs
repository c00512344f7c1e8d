using Evenemang.Server.Events;
using Evenemang.Server.Registrations;
using Evenemang.Shared;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Events;

/// <summary>Våryran, 17 May 2019 on the lawn by the sea; and the year it was cancelled the day before.</summary>
public sealed class OutdoorDayCase
{
    private const string Slug = "varyran-2019-05-17";
    private const string Reason = "Prognosen visar regn och vindbyar upp till 14 meter per sekund, och på Gröningen finns inget vindskydd.";

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_programme_has_parallel_items_all_day_stations_and_items_without_an_end(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);

        var seen = await desk.SeenAsync(Slug);

        Assert.Equal(
        [
            "11:00 Samling", "11:15 209 meter: spring, gå eller kryp", "11:30 Magdans", "12:00 Mellanmål", "12:30 Yoga", "12:30 Brännboll", "13:00 Boxning",
            "13:30 Utegym", "14:00 Ensemblen spelar", " Boule", " Basket", " Kubb",
        ], seen.Programme.Select(item => $"{item.Item.Start:HH:mm} {item.Item.Title}"));
        var rounders = seen.Programme.Single(item => item.Item.Title == "Brännboll").Item;
        Assert.True(rounders is { EndsWhenDone: true, End: null, TakesRegistrations: true, TeamsOnly: true, Capacity: 60 });
        Assert.Equal(3, seen.Programme.Count(item => item.Item.IsAllDay));
        Assert.Equal("Bekväma kläder", seen.DressCode);
        Assert.Equal(7, seen.CoOrganisers.Count);
        Assert.True(seen.Summary is { Venue: { Name: "Gröningen", Outdoors: true, Latitude: 56.05 }, Seats: null, State: OccurrenceState.Confirmed });
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Teams_sign_up_to_brannboll_with_a_name_and_a_head_count(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);
        var rounders = (await desk.SeenAsync(Slug)).Programme.Single(item => item.Item.Title == "Brännboll").Item;

        await desk.SignUpAsync(new SignUpTo.ProgrammeItem(Slug, rounders.Id), new() { Name = "Lagledaren", TeamName = "Mötesplatsens lag", Email = "lag@example.se", Heads = 12 });

        var seen = await desk.SeenAsync(Slug);
        var item = seen.Programme.Single(row => row.Item.Id == rounders.Id);
        Assert.Equal((12, 48), (item.Seats!.Confirmed, item.Seats.Left!.Value));
        Assert.Equal("programme", Assert.Single(Assert.IsType<EventOutcome.Invalid>(await desk.EditAsync(Slug, new() { Programme = new Change<IReadOnlyList<ProgrammeItemEdit>>([]) })).Problems).Field);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task An_edited_programme_keeps_what_people_have_signed_up_to(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);
        var before = (await desk.SeenAsync(Slug)).Programme.Single(item => item.Item.Title == "Brännboll").Item;

        Desk.Done(await desk.EditAsync(Slug, new()
        {
            Programme = new Change<IReadOnlyList<ProgrammeItemEdit>>(
            [
                new() { Id = before.Id, Title = "Brännboll", Start = Desk.At("2019-05-17T13:00"), EndsWhenDone = true, TakesRegistrations = true, TeamsOnly = true, Capacity = 80 },
                new() { Title = "Fika" },
            ]),
        }));

        var after = (await desk.SeenAsync(Slug)).Programme;
        Assert.Equal([(before.Id, 80), (after[1].Item.Id, null)], after.Select(item => (item.Item.Id, item.Item.Capacity)));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Cancelled_the_day_before_everyone_concerned_is_owed_word_of_it_and_the_page_stays(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);
        var rounders = (await desk.SeenAsync(Slug)).Programme.Single(item => item.Item.Title == "Brännboll").Item;
        await desk.SignUpAsync(new SignUpTo.ProgrammeItem(Slug, rounders.Id), new() { Name = "Lagledaren", TeamName = "Laget", Email = "lag@example.se", Heads = 8 });
        desk.SetClock("2019-05-16T14:00");

        var done = Desk.Done(await desk.CancelAsync(Slug, Reason));

        // Of the seven co-organisers nothing but the name is known: somebody must find out how to reach them.
        Assert.Equal(new(1, 0, 7), done.Told);
        var seen = await desk.SeenAsync(Slug);
        Assert.Equal((OccurrenceState.Cancelled, Reason, "Samordnaren", 1), (seen.Summary.State, seen.Summary.CancelReason, seen.CancelledBy, seen.Sequence));
        Assert.Contains(await desk.ListAsync(), occurrence => occurrence.Slug == Slug);
        var notice = Assert.Single(await desk.NoticesAsync(NoticeKind.OccurrenceCancelled));
        Assert.Equal((desk.Host.Clock.Now, "varyran"), (notice.DueAt, (await desk.RowAsync(Slug)).Series.Slug));
        var audit = await desk.Host.ReadAsync(db => db.AuditEntries.SingleAsync(entry => entry.Action == "occurrence.cancelled"));
        Assert.Equal(("Samordnaren", Reason, desk.Host.Clock.Now), (audit.Actor, audit.Detail, audit.At));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Blown_over_it_takes_place_after_all(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);
        Desk.Done(await desk.CancelAsync(Slug, Reason));

        Desk.Done(await desk.ReinstateAsync(Slug));

        var seen = await desk.SeenAsync(Slug);
        Assert.Equal((OccurrenceState.Confirmed, null, 2), (seen.Summary.State, seen.Summary.CancelReason, seen.Sequence));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_reserve_date_keeps_the_page_the_sign_ups_and_the_calendar_entry(DatabaseKind database)
    {
        await using var desk = await OpenAsync(database);
        var before = await desk.SeenAsync(Slug);
        var rounders = before.Programme.Single(item => item.Item.Title == "Brännboll").Item;
        await desk.SignUpAsync(new SignUpTo.ProgrammeItem(Slug, rounders.Id), new() { Name = "Lagledaren", TeamName = "Laget", Email = "lag@example.se", Heads = 8 });
        desk.SetClock("2019-05-16T14:00");

        var done = Desk.Done(await desk.MoveAsync(Slug, new OccurrenceMove(Desk.At("2019-05-24T11:00"), Desk.At("2019-05-24T15:00"))));

        var seen = await desk.SeenAsync(Slug);
        Assert.Equal((before.Uid, 1, Desk.At("2019-05-17T11:00")), (seen.Uid, seen.Sequence, seen.Summary.MovedFrom!.Start!.Value));
        Assert.Equal("2019-05-24 12:30", $"{seen.Programme.Single(item => item.Item.Id == rounders.Id).Item.Start:yyyy-MM-dd HH:mm}");
        Assert.Equal(1, done.Told.Email);
        Assert.Single(await desk.NoticesAsync(NoticeKind.OccurrenceMoved));
    }

    private static async Task<Desk> OpenAsync(DatabaseKind database)
    {
        var desk = await Desk.OpenAsync(database, "2019-04-01T09:00");
        await desk.CreateAsync(EventKind.OutdoorDay, new()
        {
            Title = "Våryran",
            Organiser = "Socialförvaltningen",
            CoOrganisers = new Change<IReadOnlyList<string>>(["Föreningen ett", "Föreningen två", "Föreningen tre", "Föreningen fyra", "Föreningen fem", "Föreningen sex", "Föreningen sju"]),
            Venue = new Venue("Gröningen", City: "Helsingborg", Latitude: 56.05, Longitude: 12.68, Outdoors: true),
        });
        var slug = await desk.AddAsync("varyran", new()
        {
            Date = new DateEdit(Decision.Decided, Desk.At("2019-05-17T11:00"), Desk.At("2019-05-17T15:00")),
            Description = "Du som arbetar: stäm av med din chef.",
            DressCode = "Bekväma kläder",
            Programme = new Change<IReadOnlyList<ProgrammeItemEdit>>(
            [
                At("11:00", "Samling"), At("11:15", "209 meter: spring, gå eller kryp"), At("11:30", "Magdans"), At("12:00", "Mellanmål"), At("12:30", "Yoga"),
                At("12:30", "Brännboll") with { EndsWhenDone = true, TakesRegistrations = true, TeamsOnly = true, Capacity = 60 },
                At("13:00", "Boxning"), At("13:30", "Utegym"), At("14:00", "Ensemblen spelar"),
                new() { Title = "Boule" }, new() { Title = "Basket" }, new() { Title = "Kubb" },
            ]),
        });
        Assert.Equal(Slug, slug);
        return desk;
    }

    private static ProgrammeItemEdit At(string time, string title) => new() { Title = title, Start = Desk.At($"2019-05-17T{time}") };
}
