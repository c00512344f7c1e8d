using Evenemang.Server.Events;
using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Notices;

/// <summary>Followers to whom letters come back are not written to any more, until they follow anew.</summary>
public sealed class FollowerBounceTests
{
    private const string Kim = "kim@exempel.se";

    [Theory]
    [InlineData("bounced 5.1.1", true)]
    [InlineData("refused 550 5.1.1", true)]
    [InlineData("refused 550 5.1.10", true)]
    [InlineData("bounced 5.2.1", true)]
    [InlineData("bounced 5.2.2", false)]
    [InlineData("bounced 5.1.15", false)]
    [InlineData("refused 550", false)]
    [InlineData("bounced", false)]
    [InlineData("gave up, deferred 450 5.1.1", false)]
    [InlineData(null, false)]
    public void One_answer_is_enough_when_there_is_no_such_mailbox(string? failure, bool isGone)
    {
        Assert.Equal(isGone, BounceRules.IsGone(failure));
        Assert.Equal(isGone, BounceRules.Ends([failure, failure]));
        Assert.Equal(BounceRules.IsReturned(failure), BounceRules.Ends([failure, failure, failure]));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task An_address_that_does_not_exist_is_written_to_once_counted_and_deleted_after_a_month(DatabaseKind database)
    {
        await using var room = await OpenAsync(database);
        await ComeBackAsync(room, await NewsAsync(room, "2027-04-10T13:30"), "5.1.1");
        Assert.Equal((FollowerState.Returned, room.Desk.Host.Clock.Now), (await KimAsync(room)) is var row ? (row!.State, row.ReturnedAt!.Value) : default);
        Assert.Equal(new FollowerCount(1, 1), await room.Desk.Get<CountFollowers>().RunAsync((await room.Desk.RowAsync("mote-2027-03-10")).SeriesId, Actor.System, default));
        room.Desk.Host.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Null(await NewsAsync(room, "2027-04-12T13:30"));
        await room.Desk.Get<EraseUnconfirmedFollowers>().RunAsync(default);
        Assert.NotNull(await KimAsync(room));
        // What is urgent goes to the others only.
        room.Desk.SetClock("2027-03-09T12:00");
        Assert.Equal(1, Events.Desk.Done(await room.Desk.CancelAsync("mote-2027-03-10", "Snö")).Told.Followers);

        Assert.Equal(1, await room.Desk.Get<EraseUnconfirmedFollowers>().RunAsync(default));
        Assert.Null(await KimAsync(room));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Whoever_follows_anew_is_asked_and_written_to_again(DatabaseKind database)
    {
        await using var room = await OpenAsync(database);
        await ComeBackAsync(room, await NewsAsync(room, "2027-04-10T13:30"), "5.1.1");
        room.Desk.Host.Clock.Advance(TimeSpan.FromDays(1));
        await room.Desk.Get<Follow>().RunAsync(PostRoom.Meeting, Kim, "sv", default);
        await room.RunAsync();
        Assert.Contains(room.Sent, sent => sent.Mail.To.Address == Kim && sent.Mail.PlainText.Contains("/folj/bekrafta/", StringComparison.Ordinal) && sent.At.Day == 2);
        Assert.Equal(FollowerState.Returned, (await KimAsync(room))!.State);
        Assert.True(await room.Desk.Get<ConfirmFollowing>().RunAsync(room.Desk.Get<Secrets>().FollowToken((await KimAsync(room))!), default));
        Assert.Equal((FollowerState.Confirmed, null), (await KimAsync(room)) is var row ? (row!.State, row.ReturnedAt) : default);
        Assert.NotNull(await NewsAsync(room, "2027-04-12T13:30"));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_full_mailbox_is_forgiven_twice_whether_refused_at_once_or_sent_back(DatabaseKind database)
    {
        await using var room = await OpenAsync(database);
        await ComeBackAsync(room, await NewsAsync(room, "2027-04-10T13:30"), "5.2.2");
        room.Desk.Host.Clock.Advance(TimeSpan.FromDays(1));
        await ComeBackAsync(room, await NewsAsync(room, "2027-04-11T13:30"), "5.2.2");
        Assert.Equal(FollowerState.Confirmed, (await KimAsync(room))!.State);
        room.Desk.Host.Clock.Advance(TimeSpan.FromDays(1));
        await room.AddDateAsync(PostRoom.Meeting, "2027-04-12T13:30");
        room.Desk.Host.Clock.Advance(TimeSpan.FromMinutes(15));
        await room.Desk.Get<RaiseNews>().RunAsync(default);
        var claims = room.Desk.Get<NoticeClaims>();
        var kim = (await KimAsync(room))!.Id;
        foreach (var notice in (await claims.ClaimAsync(NoticeChannel.Email, "a sender", 10, room.Desk.Host.Clock.Now, default)).Where(row => row.FollowerId == kim))
            await claims.EndAsync(notice, NoticeState.Failed, "refused 552 5.2.2", wasTried: true, room.Desk.Host.Clock.Now);
        Assert.Equal(FollowerState.Returned, (await KimAsync(room))!.State);
    }

    /// <summary>A date more; its letter to Kim, null when none was owed.</summary>
    private static async Task<Notice?> NewsAsync(PostRoom room, string date)
    {
        // What happens in the very moment of the yes is not news.
        room.Desk.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await room.AddDateAsync(PostRoom.Meeting, date);
        room.Desk.Host.Clock.Advance(TimeSpan.FromMinutes(15));
        var since = room.Desk.Host.Clock.Now;
        await room.RunAsync();
        var kim = (await KimAsync(room))!.Id;
        return (await room.RowsAsync(NoticeKind.News)).SingleOrDefault(row => row.FollowerId == kim && row.SentAt >= since);
    }

    private static async Task ComeBackAsync(PostRoom room, Notice? letter, string status) => Assert.True(await room.Desk.Get<RecordBounce>().RunAsync(letter!.Id, status, default));

    private static async Task<Follower?> KimAsync(PostRoom room)
    {
        var hash = room.Desk.Get<Secrets>().AddressHash(Kim);
        return await room.Desk.Host.ReadAsync(db => db.Followers.AsNoTracking().SingleOrDefaultAsync(row => row.AddressHash == hash));
    }

    /// <summary>A series with a date on 10 March, which Kim follows and somebody who follows everything.</summary>
    private static async Task<PostRoom> OpenAsync(DatabaseKind database)
    {
        var room = await PostRoom.OpenAsync(database, "2027-02-01T09:30");
        await room.AddAsync("2027-03-10T13:30", PostRoom.Remind());
        room.Desk.SetClock("2027-02-01T10:00");
        await room.FollowAsync(PostRoom.Meeting, Kim);
        await room.FollowAsync(null, "robin@exempel.se");
        await room.RunAsync();
        room.Desk.SetClock("2027-02-01T10:01");
        return room;
    }
}
