using Evenemang.Server.Events;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Notices;

using Desk = Evenemang.Tests.Events.Desk;

/// <summary>Whole histories on a manual clock: who is reminded, when, and who is not.</summary>
public sealed class ReminderTests
{
    private const string Kim = "kim@exempel.se";
    private const string Robin = "robin@exempel.se";

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_day_before_at_the_hour_each_who_has_a_place_gets_one(DatabaseKind database)
    {
        await using var room = await PostRoom.OpenAsync(database, "2027-02-01T09:00");
        var slug = await room.AddAsync("2027-02-10T13:30");
        await room.Desk.SignUpAsync(slug, "Kim", Kim);
        await room.Desk.SignUpAsync(slug, "Robin", Robin);
        await room.PassAsync("2027-02-09T14:59");
        Assert.Empty(room.Got(Kim));
        await room.PassAsync("2027-02-11T09:00");
        Assert.Equal(["09 15.00 Påminnelse"], room.Got(Kim).Select(line => line.Replace("15.29", "15.00", StringComparison.Ordinal)));
        Assert.Single(room.Got(Robin));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Who_signs_up_after_its_time_gets_none_and_who_withdraws_gets_none(DatabaseKind database)
    {
        await using var room = await PostRoom.OpenAsync(database, "2027-02-08T09:00");
        var slug = await room.AddAsync("2027-02-10T13:30");
        var leaving = await room.Desk.SignUpAsync(slug, "Robin", Robin);
        await room.PassAsync("2027-02-09T12:00");
        await room.Desk.Get<Withdraw>().RunAsync(new RegistrationReference.ByToken(leaving.Token), default);
        await room.PassAsync("2027-02-09T15:00");
        await room.Desk.SignUpAsync(slug, "Kim", Kim);
        await room.PassAsync("2027-02-10T18:00");
        Assert.Empty(room.Got(Kim));
        Assert.Empty(room.Got(Robin));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task It_follows_the_occurrence_when_it_moves_and_is_not_repeated_once_sent(DatabaseKind database)
    {
        await using var room = await PostRoom.OpenAsync(database, "2027-02-01T09:00");
        var slug = await room.AddAsync("2027-02-10T13:30");
        await room.Desk.SignUpAsync(slug, "Kim", Kim);
        await room.PassAsync("2027-02-08T12:00");
        Desk.Done(await room.Desk.MoveAsync(slug, new(Desk.At("2027-02-17T13:30"), Desk.At("2027-02-17T15:30"))));
        await room.PassAsync("2027-02-16T14:30");
        Assert.Equal(["08 12.30 Ny tid"], room.Got(Kim));
        await room.PassAsync("2027-02-16T16:00");
        Assert.Equal(["08 12.30 Ny tid", "16 15.00 Påminnelse"], room.Got(Kim));
        Desk.Done(await room.Desk.MoveAsync(slug, new(Desk.At("2027-02-24T13:30"), Desk.At("2027-02-24T15:30"))));
        await room.PassAsync("2027-02-25T09:00");
        Assert.Equal(["08 12.30 Ny tid", "16 15.00 Påminnelse", "16 16.30 Ny tid"], room.Got(Kim));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task One_that_waits_for_the_morning_is_void_when_it_is_cancelled_and_owed_anew_when_it_moves(DatabaseKind database)
    {
        await using var room = await PostRoom.OpenAsync(database, "2027-02-01T09:00");
        var late = PostRoom.Remind(new ReminderRule(ReminderUnit.Hours, 14));
        var slug = await room.AddAsync("2027-02-10T13:30", late);
        await room.Desk.SignUpAsync(slug, "Kim", Kim);
        // Meant for 23.30, and so for 07.00; raised when that comes, so until then nothing stands that could be forgotten.
        await room.PassAsync("2027-02-10T06:30");
        Assert.Empty(await room.RowsAsync(NoticeKind.Reminder));
        Desk.Done(await room.Desk.CancelAsync(slug, "Snö"));
        await room.PassAsync("2027-02-10T09:00");
        Assert.Equal(["10 07.00 Inställt"], room.Got(Kim));
        Desk.Done(await room.Desk.ReinstateAsync(slug));
        await room.PassAsync("2027-02-10T13:00");
        Assert.Equal(["10 07.00 Inställt", "10 09.30 Det blir av"], room.Got(Kim));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_member_of_a_series_gets_one_a_meeting_and_none_for_those_they_are_absent_from(DatabaseKind database)
    {
        await using var room = await PostRoom.OpenAsync(database, "2027-02-01T09:00");
        var slug = await room.AddAsync("2027-02-10T13:30", policy: new() { Scope = RegistrationScope.Series, Capacity = 8 });
        var second = await room.AddDateAsync(PostRoom.Meeting, "2027-02-17T13:30");
        await room.AddDateAsync(PostRoom.Meeting, "2027-02-24T13:30");
        var member = await room.Desk.SignUpAsync(new SignUpTo.Series(PostRoom.Meeting), new() { Name = "Kim", Email = Kim });
        var id = (await room.Desk.RowAsync(second)).Id;
        await room.Desk.Get<ReportAbsence>().RunAsync(new RegistrationReference.ByToken(member.Token), id, default);
        await room.PassAsync("2027-02-25T09:00", everyMinutes: 60);
        Assert.Equal(["09 15.00 Påminnelse", "23 15.00 Påminnelse"], room.Got(Kim));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Somebody_signed_up_for_the_day_and_an_item_of_it_gets_one_letter_about_the_day(DatabaseKind database)
    {
        await using var room = await PostRoom.OpenAsync(database, "2027-02-01T09:00");
        var slug = await room.AddAsync("2027-02-10T13:30");
        Desk.Done(await room.Desk.EditAsync(slug, new() { Programme = new([new() { Title = "Brännboll", TakesRegistrations = true, Capacity = 20 }]) }));
        var item = (await room.Desk.SeenAsync(slug)).Programme.Single().Item;
        await room.Desk.SignUpAsync(new SignUpTo.ProgrammeItem(slug, item.Id), new() { Name = "Kim", Email = Kim });
        await room.Desk.SignUpAsync(slug, "Kim", Kim);
        await room.PassAsync("2027-02-09T16:00");
        Desk.Done(await room.Desk.CancelAsync(slug, "Snö"));
        await room.RunAsync();
        Assert.Equal(["09 15.00 Påminnelse", "09 16.00 Inställt"], room.Got(Kim));
    }

    [Theory]
    [InlineData("2027-03-28T13:30", "27 13.30")]
    [InlineData("2027-10-31T13:30", "30 13.30")]
    public async Task A_day_before_is_the_same_hour_although_the_clock_is_changed_in_between(string start, string expected)
    {
        await using var room = await PostRoom.OpenAsync(DatabaseKind.Sqlite, start[..8] + "20T09:00");
        var slug = await room.AddAsync(start, PostRoom.Remind(new ReminderRule(ReminderUnit.Days, 1)));
        await room.Desk.SignUpAsync(slug, "Kim", Kim);
        await room.PassAsync(start);
        Assert.Equal([expected + " Påminnelse"], room.Got(Kim));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task What_nobody_raised_in_time_is_missed_and_seen_and_of_two_at_once_the_nearer_is_sent(DatabaseKind database)
    {
        await using var room = await PostRoom.OpenAsync(database, "2027-02-01T09:00");
        var slug = await room.AddAsync("2027-02-10T13:30", PostRoom.Remind(new(ReminderUnit.Days, 5), new(ReminderUnit.Days, 2)));
        await room.Desk.SignUpAsync(slug, "Kim", Kim);
        room.Desk.SetClock("2027-02-09T10:00");
        await room.RunAsync();
        Assert.Equal(["09 10.00 Påminnelse"], room.Got(Kim));
        Assert.Equal([NoticeState.Sent, NoticeState.Missed], (await room.RowsAsync(NoticeKind.Reminder)).Select(row => row.State).Order());

        var other = await room.AddDateAsync(PostRoom.Meeting, "2027-03-10T13:30");
        await room.Desk.SignUpAsync(other, "Robin", Robin);
        room.Desk.SetClock("2027-03-10T14:00");
        await room.RunAsync();
        Assert.Empty(room.Got(Robin));
        Assert.Equal(2, (await room.RowsAsync(NoticeKind.Reminder)).Count(row => row.State is NoticeState.Missed && row.CreatedAt > WallClock.ToUtc(Desk.At("2027-03-01T00:00"), "Europe/Stockholm")));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Two_servers_that_look_at_the_same_moment_owe_it_once(DatabaseKind database)
    {
        await using var room = await PostRoom.OpenAsync(database, "2027-02-01T09:00");
        var slug = await room.AddAsync("2027-02-10T13:30");
        for (var i = 0; i < 10; i++) await room.Desk.SignUpAsync(slug, "Kim", $"kim{i}@exempel.se");
        room.Desk.SetClock("2027-02-09T15:00");
        var raised = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => room.Desk.Get<Evenemang.Server.Notices.RaiseRounds>().RunAsync(default)));
        Assert.Equal(10, raised.Sum());
        Assert.Equal(10, (await room.RowsAsync(NoticeKind.Reminder)).Count);
    }

    [Fact]
    public async Task Switched_off_there_are_none()
    {
        await using var room = await PostRoom.OpenAsync(DatabaseKind.Sqlite, "2027-02-08T09:00");
        var slug = await room.AddAsync("2027-02-10T13:30", PostRoom.Remind(new ReminderRule(ReminderUnit.Days, 1)) with { Kinds = [new(NoticeKind.Reminder, IsOff: true)] });
        await room.Desk.SignUpAsync(slug, "Kim", Kim);
        await room.PassAsync("2027-02-10T18:00");
        Assert.Empty(room.Got(Kim));
    }
}
