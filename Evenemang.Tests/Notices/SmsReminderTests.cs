using Evenemang.Server.Notices;
using Evenemang.Server.Events;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Tests.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Notices;

/// <summary>Reminders by SMS: instead of the letter, to those who wish it, under the letter's rules.</summary>
public sealed class SmsReminderTests
{
    private const string Mobile = "070-174 06 01";

    // The occurrence is on Monday 25 January at 13.30; the day before at 15.00 in Stockholm.
    private static readonly DateTime Due = new(2027, 1, 24, 14, 0, 0, DateTimeKind.Utc);

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Who_wishes_SMS_is_reminded_that_way_and_others_by_letter_each_once(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        var kim = await scene.SignUpAsync("Kim", null, "070-174 06 01", wishesSms: true);
        var robin = await scene.SignUpAsync("Robin", "robin@exempel.se", "070-174 06 02", wishesSms: true);
        var lo = await scene.SignUpAsync("Lo", "lo@exempel.se", "070-174 06 03");
        await scene.SignUpAsync("Charlie", null, "070-174 06 04");
        await scene.SweepAsync();
        scene.Clock.Now = Due;
        Assert.Equal(3, await RaiseAsync(scene));
        Assert.Equal(0, await RaiseAsync(scene));
        Assert.Equal(3, await scene.SweepAsync());
        Assert.Equal(0, await scene.SweepAsync());

        Assert.Equal(["+46701740601", "+46701740602"], scene.Service.Numbers.Order());
        Assert.All(scene.Service.Requests, request => Assert.StartsWith("Påminnelse: Frukostseminarium måndag 25 januari kl. 13.30", request.Fields["message"], StringComparison.Ordinal));
        var rows = (await RowsAsync(scene)).ToDictionary(row => row.RegistrationId!.Value);
        Assert.Equal(
            [(NoticeChannel.Sms, NoticeState.Sent), (NoticeChannel.Sms, NoticeState.Sent), (NoticeChannel.Email, NoticeState.Sent)],
            new[] { kim, robin, lo }.Select(who => (rows[who.Id].Channel, rows[who.Id].State)));
    }

    [Fact]
    public async Task The_link_to_ones_place_is_in_it_and_opens()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        var kim = await scene.SignUpAsync("Kim", null, Mobile, wishesSms: true);
        scene.Clock.Now = Due;
        await RaiseAsync(scene);
        await scene.SweepAsync();
        Assert.Contains($"/min-anmalan/{kim.Token}", Assert.Single(scene.Service.Requests).Fields["message"], StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Withdrawing_cancelling_and_switching_off_void_the_SMS_like_the_letter(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        var leaving = await scene.SignUpAsync("Kim", null, "070-174 06 01", wishesSms: true);
        await scene.SignUpAsync("Robin", null, "070-174 06 02", wishesSms: true);
        scene.Clock.Now = Due;
        Assert.Equal(2, await RaiseAsync(scene));
        await scene.Scene.WithdrawAsync(leaving);
        Assert.Equal([NoticeState.Planned, NoticeState.Void], (await RowsAsync(scene)).Select(row => row.State).Order());
        await scene.CancelAsync();
        await scene.SweepAsync();
        Assert.All(await RowsAsync(scene), row => Assert.Equal(NoticeState.Void, row.State));
        Assert.StartsWith("Inställt:", Assert.Single(scene.Service.Requests).Fields["message"], StringComparison.Ordinal);

        // The date stands again: the round was seen to, and nobody is reminded of what they have just been told.
        await scene.ReinstateAsync();
        Assert.Equal(0, await RaiseAsync(scene));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Switched_off_before_it_leaves_it_is_void(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        await scene.SignUpAsync("Kim", null, Mobile, wishesSms: true);
        scene.Clock.Now = Due;
        await RaiseAsync(scene);
        await SetAsync(scene, Settings with { Kinds = [new(NoticeKind.Reminder, IsOff: true)] });
        Assert.Equal(0, await scene.SweepAsync());
        Assert.Equal(NoticeState.Void, Assert.Single(await RowsAsync(scene)).State);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Found_too_late_it_is_missed_and_never_sent(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        await scene.SignUpAsync("Kim", null, Mobile, wishesSms: true);
        scene.Clock.Now = Due;
        await RaiseAsync(scene);
        // Nothing could leave until it had begun.
        scene.Clock.Now = new(2027, 1, 25, 12, 30, 0, DateTimeKind.Utc);
        await scene.SweepAsync();
        Assert.Equal(NoticeState.Missed, Assert.Single(await RowsAsync(scene)).State);
        Assert.Empty(scene.Service.Requests);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_round_nobody_raised_in_time_leaves_an_SMS_row_that_says_missed(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        await scene.SignUpAsync("Kim", null, Mobile, wishesSms: true);
        scene.Clock.Now = new(2027, 1, 25, 12, 30, 0, DateTimeKind.Utc);
        Assert.Equal(0, await RaiseAsync(scene));
        var row = Assert.Single(await RowsAsync(scene));
        Assert.Equal((NoticeChannel.Sms, NoticeState.Missed), (row.Channel, row.State));
        await scene.SweepAsync();
        Assert.Empty(scene.Service.Requests);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Reminded_by_SMS_nobody_is_reminded_by_letter_of_the_new_day(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        var kim = await scene.SignUpAsync("Kim", "kim@exempel.se", Mobile, wishesSms: true);
        scene.Clock.Now = Due;
        await RaiseAsync(scene);
        await scene.SweepAsync();
        await scene.Scene.ChangeAsync(kim, new() { Name = "Kim", Email = "kim@exempel.se", Phone = Mobile });
        Assert.IsType<EventOutcome.Done>(await scene.Scene.Verb<MoveOccurrence>().RunAsync(
            scene.Slug, new(new(2027, 2, 1, 13, 30, 0), new(2027, 2, 1, 15, 30, 0)), null, Scene.Organiser, CancellationToken.None), exactMatch: false);
        scene.Clock.Now = Due.AddDays(7);
        Assert.Equal(0, await RaiseAsync(scene));
        Assert.Single(await RowsAsync(scene));
    }

    [Fact]
    public async Task Where_there_are_no_SMS_the_letter_goes()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite, new Dictionary<string, string> { ["Sms:Mode"] = "None" });
        await scene.SignUpAsync("Robin", "robin@exempel.se", Mobile, wishesSms: true);
        scene.Clock.Now = Due;
        Assert.Equal(1, await RaiseAsync(scene));
        Assert.Equal(NoticeChannel.Email, Assert.Single(await RowsAsync(scene)).Channel);
    }

    private static NoticeSettings Settings => PostRoom.Remind(new ReminderRule(ReminderUnit.Days, 1, new TimeOnly(15, 0)));

    private static async Task<SmsScene> StartAsync(DatabaseKind database, IReadOnlyDictionary<string, string>? settings = null)
    {
        var scene = await SmsScene.StartAsync(database, settings: settings);
        await SetAsync(scene, Settings);
        return scene;
    }

    private static Task<int> SetAsync(SmsScene scene, NoticeSettings settings) => scene.Host.Store.WriteAsync(
        async (db, cancel) =>
        {
            (await db.Series.AsTracking().SingleAsync(cancel)).Notices = settings;
            // A date is reminded of by rules that were met after it was published.
            db.Entry(await db.Occurrences.AsTracking().SingleAsync(cancel)).Property(row => row.PublishedAt).CurrentValue = ManualClock.Start;
            return await db.SaveChangesAsync(cancel);
        },
        CancellationToken.None);

    private static Task<int> RaiseAsync(SmsScene scene) => scene.Scene.Verb<RaiseRounds>().RunAsync(CancellationToken.None);

    private static Task<List<Notice>> RowsAsync(SmsScene scene) =>
        scene.Host.ReadAsync(db => db.Notices.AsNoTracking().Where(row => row.Kind == NoticeKind.Reminder).ToListAsync());
}
