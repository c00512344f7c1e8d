using System.Net;
using Evenemang.Server.Events;
using Evenemang.Server.Messaging;
using Evenemang.Server.Notices;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Messaging;
using Evenemang.Tests.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Evenemang.Tests.Notices;

public sealed class SmsNoticeTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_cancellation_reaches_those_without_mail_and_those_who_wish_it_by_SMS_once(DatabaseKind database)
    {
        await using var scene = await SmsScene.StartAsync(database);
        await scene.SignUpAsync("Kim", null, "070-174 06 01");
        await scene.SignUpAsync("Robin", "robin@exempel.se", "+46 70 174 06 02", wishesSms: true);
        await scene.SignUpAsync("Lo", "lo@exempel.se", "070-174 06 03");
        await scene.SignUpAsync("Charlie", null, "031-390 06 04");
        await scene.SweepAsync();
        Assert.Empty(scene.Service.Requests);

        Assert.Equal(new Audience(2, 1, 0) { Sms = 2 }, await scene.Scene.Verb<PreviewAudience>().RunAsync(scene.Slug, NoticeKind.OccurrenceCancelled, CancellationToken.None));
        Assert.Equal(new Audience(2, 1, 0) { Sms = 2 }, (await scene.CancelAsync()).Told);
        Assert.Equal(4, await scene.SweepAsync());
        Assert.Equal(0, await scene.SweepAsync());

        Assert.Equal(["+46701740601", "+46701740602"], scene.Service.Numbers.Order());
        Assert.All(scene.Service.Requests, request => Assert.StartsWith("Inställt: Frukostseminarium måndag 25 januari. Det blåser för mycket.", request.Fields["message"], StringComparison.Ordinal));
        Assert.All(await scene.SmsAsync(), row => Assert.Equal((NoticeState.Sent, scene.Clock.Now, 1, 1, null), (row.State, row.SentAt, row.Attempts, row.Parts, row.HandedOverAt)));
        Assert.Equal("Charlie Call NoAddress, Kim OnItsWay SmsLeft, Lo Reached Letter, Robin Reached Letter", await scene.ReachAsync());
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Reports_say_what_became_of_it_and_any_number_of_them_is_one(DatabaseKind database)
    {
        await using var scene = await SmsScene.StartAsync(database);
        await scene.SignUpAsync("Kim", null, "070-174 06 01");
        await scene.CancelAsync();
        await scene.SweepAsync();
        var address = scene.ReportAddressOf(0);

        // About another message, and with another secret.
        Assert.Equal(HttpStatusCode.NoContent, (await scene.ReportAsync(address, "s77", "delivered")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.ReportAsync(new(address.AbsoluteUri[..^2] + "xx"), "s1", "delivered")).StatusCode);
        Assert.Equal("Kim OnItsWay SmsLeft", await scene.ReachAsync());

        scene.Clock.Advance(TimeSpan.FromMinutes(ReachRules.PatienceMinutes));
        Assert.Equal("Kim Unsure NoReport", await scene.ReachAsync());
        foreach (var status in new[] { "sent", "failed", "delivered", "delivered", "failed", "sent" })
        {
            using var answer = await scene.ReportAsync(address, "s1", status);
            Assert.Equal((HttpStatusCode.NoContent, ""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
            if (status == "failed" && (await scene.SmsAsync())[0].DeliveredAt is null) Assert.Equal("Kim Call GivenUp", await scene.ReachAsync());
        }
        var row = Assert.Single(await scene.SmsAsync());
        Assert.Equal((NoticeState.Sent, scene.Clock.Now, null), (row.State, row.DeliveredAt, row.Failure));
        Assert.Equal("Kim Reached Sms", await scene.ReachAsync());
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "id=s1&status=eaten", HttpStatusCode.BadRequest)]
    [InlineData("application/x-www-form-urlencoded", "status=delivered", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/x-www-form-urlencoded", null, HttpStatusCode.RequestEntityTooLarge)]
    public async Task A_report_that_is_none_changes_nothing(string type, string? body, HttpStatusCode expected)
    {
        await using var scene = await SmsScene.StartAsync(DatabaseKind.Sqlite);
        await scene.SignUpAsync("Kim", null, "070-174 06 01");
        await scene.CancelAsync();
        await scene.SweepAsync();
        using var content = new StringContent(body ?? "id=s1&status=delivered&x=" + new string('x', 10_000), new System.Net.Http.Headers.MediaTypeHeaderValue(type));
        using var answer = await scene.Host.Http.PostAsync(scene.ReportAddressOf(0).AbsolutePath, content);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Null((await scene.SmsAsync())[0].DeliveredAt);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task What_may_have_been_sent_is_never_sent_again_by_itself(DatabaseKind database)
    {
        await using var scene = await SmsScene.StartAsync(database);
        await scene.SignUpAsync("Kim", null, "070-174 06 01");
        await scene.SignUpAsync("Robin", null, "070-174 06 02");
        await scene.CancelAsync();
        scene.Service.Answer = ScriptedSmsService.With(502, "");
        Assert.Equal(0, await scene.SweepAsync());
        scene.Service.Answer = null;
        scene.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, await scene.SweepAsync());
        Assert.Equal(2, scene.Service.Requests.Count);
        Assert.Equal("Kim Unsure NoAnswer, Robin Unsure NoAnswer", await scene.ReachAsync());

        // A report shows that it went after all; the other one the organiser sends again.
        var number = scene.Service.Requests.First().Fields["to"];
        await scene.ReportAsync(scene.ReportAddressOf(0), "s50", "delivered");
        var unsure = (await scene.SmsAsync()).Single(row => row.State is NoticeState.Unsure);
        Assert.Equal(RetryNoticeOutcome.Due, await scene.Scene.Verb<RetryNotice>().RunAsync(unsure.Id, Scene.Organiser, CancellationToken.None));
        Assert.Equal(1, await scene.SweepAsync());
        Assert.NotEqual(number, scene.Service.Numbers.Last());
        Assert.All(await scene.SmsAsync(), row => Assert.Equal(NoticeState.Sent, row.State));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task An_SMS_whose_sender_died_with_the_request_under_way_is_unsure_and_one_not_begun_is_sent(DatabaseKind database)
    {
        await using var scene = await SmsScene.StartAsync(database);
        await scene.SignUpAsync("Kim", null, "070-174 06 01");
        await scene.SignUpAsync("Robin", null, "070-174 06 02");
        await scene.CancelAsync();
        var claims = scene.Scene.Verb<NoticeClaims>();
        var claimed = await claims.ClaimAsync(NoticeChannel.Sms, "the dead one", 10, scene.Clock.Now, CancellationToken.None);
        Assert.Equal(2, claimed.Count);
        Assert.True(await claims.BeginAsync(claimed[0], scene.Clock.Now));

        scene.Clock.Advance(NoticeClaims.Lease + TimeSpan.FromSeconds(1));
        Assert.Equal(1, await scene.SweepAsync());
        Assert.Single(scene.Service.Requests);
        var states = (await scene.SmsAsync()).ToDictionary(row => row.Id, row => row.State);
        Assert.Equal((NoticeState.Unsure, NoticeState.Sent), (states[claimed[0].Id], states[claimed[1].Id]));
        // It was not dead but slow, and has lost its claim.
        Assert.False(await claims.BeginAsync(claimed[1], scene.Clock.Now));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_refused_login_stops_SMS_and_leaves_letters_alone(DatabaseKind database)
    {
        await using var scene = await SmsScene.StartAsync(database);
        await scene.SignUpAsync("Kim", null, "070-174 06 01");
        await scene.SignUpAsync("Robin", "robin@exempel.se", null);
        await scene.CancelAsync();
        scene.Service.Answer = ScriptedSmsService.With(401, "");
        Assert.Equal(1, await scene.SweepAsync());
        await scene.SweepAsync();
        Assert.Single(scene.Service.Requests);
        var queue = await scene.Scene.Verb<MessageQueues>().FindAsync(QueueState.Sms, CancellationToken.None);
        Assert.Equal((1, "401", true, true), (queue!.Failures, queue.Code, queue.IsConfiguration, queue.IsStopped));
        Assert.Contains("\"mail\":\"healthy\",\"sms\":\"degraded\"", await scene.Host.Http.GetStringAsync("/health/ready"), StringComparison.Ordinal);
        Assert.Equal((NoticeState.Planned, 0), (await scene.SmsAsync())[0] is var row ? (row.State, row.Attempts) : default);

        scene.Service.Answer = null;
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await scene.SweepAsync());
        Assert.False((await scene.Scene.Verb<MessageQueues>().FindAsync(QueueState.Sms, CancellationToken.None))!.IsStopped);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_refused_number_stands_on_the_call_list(DatabaseKind database)
    {
        await using var scene = await SmsScene.StartAsync(database);
        await scene.SignUpAsync("Kim", null, "070-174 06 01");
        await scene.CancelAsync();
        scene.Service.Answer = ScriptedSmsService.With(400, "Invalid number in to");
        await scene.SweepAsync();
        Assert.Equal("Kim Call Refused", await scene.ReachAsync());
        var person = Assert.Single((await scene.LatestAsync()).Of(Reach.Call));
        Assert.Equal(("Kim", "070-174 06 01"), (person.Name, person.Phone));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task What_is_taken_back_before_it_left_is_void_and_nobody_hears_of_either(DatabaseKind database)
    {
        await using var scene = await SmsScene.StartAsync(database);
        await scene.SignUpAsync("Kim", null, "070-174 06 01");
        await scene.CancelAsync();
        await scene.ReinstateAsync();
        await scene.SweepAsync();
        Assert.Empty(scene.Service.Requests);
        Assert.Equal(NoticeState.Void, Assert.Single(await scene.SmsAsync()).State);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_place_on_the_last_day_is_told_by_SMS_and_long_before_only_to_those_without_mail(DatabaseKind database)
    {
        await using var scene = await SmsScene.StartAsync(database, new() { Details = RegistrationDetails.NameAndContact, Capacity = 1, Waitlist = true, PromotionCutoffHours = 1 });
        var first = await scene.SignUpAsync("Kim", null, "070-174 06 01");
        var second = await scene.SignUpAsync("Robin", "robin@exempel.se", "070-174 06 02", wishesSms: true);
        var third = await scene.SignUpAsync("Lo", "lo@exempel.se", "070-174 06 03", wishesSms: true);
        var fourth = await scene.SignUpAsync("Charlie", null, "070-174 06 04");
        await scene.Scene.WithdrawAsync(first);
        await scene.SweepAsync();
        Assert.Empty(scene.Service.Requests);
        Assert.Equal([NoticeState.Void], (await scene.SmsAsync()).Select(row => row.State));
        Assert.Contains("Promoted Sent", await scene.Scene.NoticesAsync(second), StringComparison.Ordinal);

        scene.Clock.Now = new(2027, 1, 25, 8, 0, 0, DateTimeKind.Utc);
        await scene.Scene.WithdrawAsync(second);
        await scene.SweepAsync();
        Assert.StartsWith("Du har fått en plats: Frukostseminarium", Assert.Single(scene.Service.Requests).Fields["message"], StringComparison.Ordinal);
        Assert.Equal(["+46701740603"], scene.Service.Numbers);

        scene.Clock.Now = new(2027, 1, 20, 8, 0, 0, DateTimeKind.Utc);
        await scene.Scene.WithdrawAsync(third);
        await scene.SweepAsync();
        Assert.Equal(["+46701740603", "+46701740604"], scene.Service.Numbers);
        Assert.Equal("Promoted Sent", await scene.Scene.NoticesAsync(fourth));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task An_offer_is_told_by_SMS_too_and_not_once_it_is_answered(DatabaseKind database)
    {
        await using var scene = await SmsScene.StartAsync(database, new() { Details = RegistrationDetails.NameAndContact, Capacity = 1, Waitlist = true, OfferHours = 24 });
        var first = await scene.SignUpAsync("Kim", null, "070-174 06 01");
        var second = await scene.SignUpAsync("Robin", "robin@exempel.se", "070-174 06 02", wishesSms: true);
        await scene.SignUpAsync("Charlie", null, "070-174 06 04");
        await scene.Scene.WithdrawAsync(first);
        await scene.SweepAsync();
        Assert.Contains($"/min-anmalan/{second.Token}", Assert.Single(scene.Service.Requests).Fields["message"], StringComparison.Ordinal);
        Assert.Equal("SeatOffered Sent, SeatOffered Sent", (await scene.Scene.NoticesAsync(second)).Replace("Waitlisted Void, ", "", StringComparison.Ordinal).Replace("Waitlisted Sent, ", "", StringComparison.Ordinal));

        await scene.Scene.Verb<DeclineOffer>().RunAsync(Scene.By(second), default);
        await scene.SweepAsync();
        Assert.Equal(["+46701740602", "+46701740604"], scene.Service.Numbers);
        Assert.StartsWith("Du kan få en plats: Frukostseminarium", scene.Service.Requests.Last().Fields["message"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Members_of_a_discreet_group_get_a_neutral_text_and_those_who_wait_for_a_place_none()
    {
        await using var scene = await SmsScene.StartAsync(DatabaseKind.Sqlite, new() { Details = RegistrationDetails.NameAndContact, Capacity = 1, Waitlist = true });
        await scene.Host.Store.WriteAsync((db, cancel) => db.Series.ExecuteUpdateAsync(set => set.SetProperty(row => row.Discreet, true), cancel), CancellationToken.None);
        await scene.SignUpAsync("Kim", null, "070-174 06 01");
        await scene.SignUpAsync("Robin", null, "070-174 06 02");
        Assert.Equal(new Audience(0, 1, 0) { Sms = 1 }, (await scene.CancelAsync()).Told);
        await scene.SweepAsync();
        Assert.Equal("Din träff måndag 25 januari är inställd.", Assert.Single(scene.Service.Requests).Fields["message"]);
        Assert.Equal("Kim OnItsWay SmsLeft, Robin Call NoAddress", await scene.ReachAsync());
    }

    [Fact]
    public async Task Where_SMS_are_off_nobody_is_owed_one()
    {
        await using var scene = await SmsScene.StartAsync(DatabaseKind.Sqlite, settings: new Dictionary<string, string> { ["Sms:Mode"] = "None" });
        await scene.SignUpAsync("Kim", null, "070-174 06 01", wishesSms: true);
        Assert.Equal(new Audience(0, 1, 0), (await scene.CancelAsync()).Told);
        Assert.Empty(await scene.SmsAsync());
        Assert.DoesNotContain("smsReminders", await scene.Host.Http.GetStringAsync($"/evenemang/{scene.Slug}/anmalan"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_development_SMS_can_be_read_on_a_page()
    {
        await using var scene = await SmsScene.StartAsync(DatabaseKind.Sqlite, settings: new Dictionary<string, string> { ["Sms:Mode"] = "Folder" });
        await scene.SignUpAsync("Kim", null, "070-174 06 01");
        Assert.Contains("Här finns inga SMS än.", WebUtility.HtmlDecode(await scene.Host.Http.GetStringAsync("/utveckling/sms")), StringComparison.Ordinal);
        await scene.CancelAsync();
        await scene.SweepAsync();
        var page = WebUtility.HtmlDecode(await scene.Host.Http.GetStringAsync("/utveckling/sms"));
        Assert.Contains("Inställt: Frukostseminarium måndag 25 januari.", page, StringComparison.Ordinal);
        Assert.Contains("+46701740601", page, StringComparison.Ordinal);
        var file = Assert.Single(Directory.GetFiles(Path.Combine(scene.Host.Folder, "sms")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }
}
