using Evenemang.Server.Events;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Notices;

using Desk = Evenemang.Tests.Events.Desk;

/// <summary>Followers hear what is new, at most once a day unless it is urgent, and nothing twice.</summary>
public sealed class FollowerNewsTests
{
    private const string Kim = "kim@exempel.se";
    private const string Robin = "robin@exempel.se";

    [Theory, OnSqlite, OnPostgreSql]
    public async Task What_happens_in_a_day_comes_in_one_letter_and_the_rest_the_day_after(DatabaseKind database)
    {
        await using var room = await OpenAsync(database);
        var later = await room.AddDateAsync(PostRoom.Meeting, "2027-04-10T13:30");
        await room.PassAsync("2027-02-01T10:09", everyMinutes: 3);
        Assert.Empty(room.Got(Kim));
        await room.PassAsync("2027-02-01T12:00", everyMinutes: 10);
        Desk.Done(await room.Desk.MoveAsync(later, new(Desk.At("2027-04-11T13:30"), Desk.At("2027-04-11T15:30"))));
        await room.PassAsync("2027-02-01T13:00");
        Desk.Done(await room.Desk.CancelAsync("mote-2027-03-10", "Lokalen är upptagen"));
        await room.PassAsync("2027-02-03T09:00");
        Assert.Equal(["01 10.19 Nytt", "02 10.30 2 nyheter om Möte"], room.Got(Kim));
        Assert.Equal(["01 10.19 Nytt", "02 10.30 2 nyheter hos Evenemang"], room.Got(Robin));
        Assert.Contains("Flyttat: Möte, söndag 11 april 2027 kl. 13.30:\n", room.Sent.Last(sent => sent.Mail.To.Address == Kim).Mail.PlainText, StringComparison.Ordinal);
        Assert.All(room.Sent.Where(sent => sent.Mail.Subject.Contains("ytt", StringComparison.Ordinal)), sent => Assert.NotNull(sent.Mail.ListUnsubscribe));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_cancellation_the_day_before_comes_at_once_and_is_not_told_again(DatabaseKind database)
    {
        await using var room = await OpenAsync(database);
        await room.Desk.SignUpAsync("mote-2027-03-10", "Robin", Robin);
        room.Desk.SetClock("2027-03-09T20:00");
        await room.RunAsync();
        Desk.Done(await room.Desk.CancelAsync("mote-2027-03-10", "Snö"));
        await room.RunAsync();
        Assert.Equal(["09 20.00 Inställt"], room.Got(Kim));
        // Who follows and has signed up hears it as one who has signed up, and once.
        Assert.Equal(["09 20.00 Inställt"], room.Got(Robin));
        Assert.Null(room.Sent.Last(sent => sent.Mail.To.Address == Robin).Mail.ListUnsubscribe);
        await room.PassAsync("2027-03-12T09:00");
        Assert.Single(room.Got(Kim));
        Assert.Single(room.Got(Robin));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_summons_goes_to_followers_who_have_not_signed_up_and_keeps_to_one_letter_a_day(DatabaseKind database)
    {
        await using var room = await OpenAsync(database, new() { SummonsDaysBefore = 7 });
        await room.FollowAsync(PostRoom.Meeting, "anmald@exempel.se");
        await room.Desk.SignUpAsync("mote-2027-03-10", "Anmäld", "anmald@exempel.se");
        Desk.Done(await room.Desk.EditAsync("mote-2027-03-10", new() { Agenda = new([new(1, "Stöd till anhöriga")]) }));
        await room.PassAsync("2027-03-02T19:00", everyMinutes: 60);
        await room.AddDateAsync(PostRoom.Meeting, "2027-05-10T13:30");
        await room.PassAsync("2027-03-05T09:00", everyMinutes: 30);
        Assert.Equal(["02 19.30 Nytt", "03 19.30 Kallelse"], room.Got(Kim));
        Assert.Contains("Dagordning: 1. Stöd till anhöriga", room.Sent.Last(sent => sent.Mail.To.Address == Kim).Mail.PlainText, StringComparison.Ordinal);
        Assert.DoesNotContain(room.Got("anmald@exempel.se"), line => line.Contains("Kallelse", StringComparison.Ordinal));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Of_a_discreet_group_and_of_what_happened_before_nobody_hears(DatabaseKind database)
    {
        await using var room = await PostRoom.OpenAsync(database, "2027-02-01T10:00");
        await room.AddAsync("2027-03-10T13:30", slug: "tidigare");
        await room.FollowAsync(null, Robin);
        await room.AddAsync("2027-03-10T13:30", kind: EventKind.SelfHelpGroup, slug: "grupp", discreet: true);
        await room.PassAsync("2027-02-04T10:00");
        Assert.Empty(room.Got(Robin));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Who_has_stopped_hears_nothing_more(DatabaseKind database)
    {
        await using var room = await OpenAsync(database);
        var token = await room.FollowAsync(PostRoom.Meeting, "slutar@exempel.se");
        room.Desk.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await room.AddDateAsync(PostRoom.Meeting, "2027-04-10T13:30");
        room.Desk.Host.Clock.Advance(TimeSpan.FromMinutes(11));
        await room.Desk.Get<Evenemang.Server.Notices.RaiseNews>().RunAsync(default);
        await room.Desk.Get<StopFollowing>().RunAsync(token, default);
        await room.PassAsync("2027-02-03T09:00");
        Assert.Empty(room.Got("slutar@exempel.se"));
        Assert.NotEmpty(room.Got(Kim));
        Assert.Equal(1, (await room.RowsAsync(NoticeKind.News)).Count(row => row.State is NoticeState.Void));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task News_come_at_day_only(DatabaseKind database)
    {
        await using var room = await OpenAsync(database);
        room.Desk.SetClock("2027-02-01T20:55");
        await room.AddDateAsync(PostRoom.Meeting, "2027-04-10T13:30");
        await room.PassAsync("2027-02-02T09:00");
        Assert.Equal(["02 07.25 Nytt"], room.Got(Kim));
    }

    /// <summary>A series with a date on 10 March; Kim follows it, Robin everything. What was published before is not news to them.</summary>
    private static async Task<PostRoom> OpenAsync(DatabaseKind database, NoticeSettings? settings = null)
    {
        var room = await PostRoom.OpenAsync(database, "2027-02-01T09:30");
        await room.AddAsync("2027-03-10T13:30", settings ?? PostRoom.Remind());
        room.Desk.SetClock("2027-02-01T10:00");
        await room.FollowAsync(PostRoom.Meeting, Kim);
        await room.FollowAsync(null, Robin);
        await room.RunAsync();
        // What happened in the very moment somebody began to follow is not news to them.
        room.Desk.SetClock("2027-02-01T10:01");
        return room;
    }
}
