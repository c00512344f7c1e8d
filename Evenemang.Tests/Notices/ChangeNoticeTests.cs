using Evenemang.Server.Events;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Notices;

using Desk = Evenemang.Tests.Events.Desk;

/// <summary>Changes are told once, from what was last told.</summary>
public sealed class ChangeNoticeTests
{
    private const string Kim = "kim@exempel.se";

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Several_changes_within_minutes_become_one_letter_that_tells_what_differs_from_what_was_told(DatabaseKind database)
    {
        await using var room = await OpenAsync(database);
        Desk.Done(await room.Desk.EditAsync(PostRoom.Meeting + "-2027-02-10", new() { Theme = "Sömn" }));
        await room.PassAsync("2027-02-01T10:04", everyMinutes: 1);
        Desk.Done(await room.Desk.MoveAsync(Slug, new(Desk.At("2027-02-11T13:30"), Desk.At("2027-02-11T15:30"))));
        await room.PassAsync("2027-02-01T10:08", everyMinutes: 1);
        Desk.Done(await room.Desk.MoveAsync(Slug, new(Desk.At("2027-02-12T13:30"), Desk.At("2027-02-12T15:30")) { Venue = new("Kulturhuset") }));
        await room.PassAsync("2027-02-01T12:00", everyMinutes: 1);
        Assert.Equal(["01 10.10 Ny tid och plats"], room.Got(Kim));
        var text = room.Sent[^1].Mail.PlainText;
        Assert.Contains("Förut: onsdag 10 februari kl. 13.30–15.30\n  Biblioteket", text, StringComparison.Ordinal);
        Assert.Contains("fredag 12 februari", text, StringComparison.Ordinal);
        Assert.DoesNotContain("11 februari", text, StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_change_that_is_taken_back_before_it_was_told_is_not_told(DatabaseKind database)
    {
        await using var room = await OpenAsync(database);
        Desk.Done(await room.Desk.MoveAsync(Slug, new(Desk.At("2027-02-11T13:30"), Desk.At("2027-02-11T15:30"))));
        Desk.Done(await room.Desk.MoveAsync(Slug, new(Desk.At("2027-02-10T13:30"), Desk.At("2027-02-10T15:30"))));
        await room.PassAsync("2027-02-01T12:00");
        Assert.Empty(room.Got(Kim));
        Assert.All(await room.RowsAsync(NoticeKind.OccurrenceMoved), row => Assert.Equal(NoticeState.Void, row.State));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Cancelled_before_the_move_was_told_only_the_cancellation_is_and_then_what_differs(DatabaseKind database)
    {
        await using var room = await OpenAsync(database);
        Desk.Done(await room.Desk.MoveAsync(Slug, new(Desk.At("2027-02-11T13:30"), Desk.At("2027-02-11T15:30"))));
        Desk.Done(await room.Desk.CancelAsync(Slug, "Snö"));
        Desk.Done(await room.Desk.ReinstateAsync(Slug));
        await room.PassAsync("2027-02-01T12:00");
        // Nobody had heard of the cancellation, so nobody is told that it was taken back; but it is another day than they know.
        Assert.Equal(["Ny tid"], room.Got(Kim).Select(line => line[9..]));
        Desk.Done(await room.Desk.CancelAsync(Slug, "Snö"));
        await room.RunAsync();
        Desk.Done(await room.Desk.ReinstateAsync(Slug));
        await room.RunAsync();
        Assert.Equal(["Ny tid", "Inställt", "Det blir av"], room.Got(Kim).Select(line => line[9..]));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_new_place_of_the_series_is_told_to_those_signed_up_to_its_dates(DatabaseKind database)
    {
        await using var room = await OpenAsync(database);
        Assert.IsType<EventOutcome.SeriesDone>(await room.Desk.EditSeriesAsync(PostRoom.Meeting, new() { Venue = new Venue("Kulturhuset", City: "Göteborg") }));
        await room.PassAsync("2027-02-01T12:00");
        Assert.Equal(["Ny plats"], room.Got(Kim).Select(line => line[9..]));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_change_at_night_waits_for_the_morning_unless_it_is_soon(DatabaseKind database)
    {
        await using var room = await OpenAsync(database);
        room.Desk.SetClock("2027-02-03T22:00");
        Desk.Done(await room.Desk.EditAsync(Slug, new() { Venue = new Venue("Kulturhuset") }));
        await room.PassAsync("2027-02-04T09:00");
        Assert.Equal(["04 07.00 Ny plats"], room.Got(Kim));
        room.Desk.SetClock("2027-02-09T22:00");
        Desk.Done(await room.Desk.CancelAsync(Slug, "Snö"));
        await room.RunAsync();
        Assert.Equal(["04 07.00 Ny plats", "09 22.00 Inställt"], room.Got(Kim));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Minutes_are_told_once_to_those_who_were_to_be_there(DatabaseKind database)
    {
        await using var room = await OpenAsync(database);
        room.Desk.SetClock("2027-02-11T10:00");
        Desk.Done(await room.Desk.EditAsync(Slug, new() { Minutes = "Vi bestämde." }));
        await room.RunAsync();
        Assert.Empty(room.Got(Kim));
        Desk.Done(await room.Desk.EditAsync(Slug, new() { MinutesPublished = true }));
        Desk.Done(await room.Desk.EditAsync(Slug, new() { MinutesPublished = false }));
        Desk.Done(await room.Desk.EditAsync(Slug, new() { MinutesPublished = true }));
        await room.RunAsync();
        Assert.Equal(["11 10.00 Minnesanteckningar"], room.Got(Kim));
    }

    private const string Slug = "mote-2027-02-10";

    private static async Task<PostRoom> OpenAsync(DatabaseKind database)
    {
        var room = await PostRoom.OpenAsync(database, "2027-02-01T10:00");
        Assert.Equal(Slug, await room.AddAsync("2027-02-10T13:30", PostRoom.Remind()));
        await room.Desk.SignUpAsync(Slug, "Kim", Kim);
        await room.RunAsync();
        return room;
    }
}
