using System.Net;
using Evenemang.Server.Persistence;
using Evenemang.Server.Notices;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Api;
using Evenemang.Tests.Messaging;
using Evenemang.Tests.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Notices;

public sealed class CallListTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task Somebody_is_called_ticked_off_and_unticked(DatabaseKind database)
    {
        await using var scene = await SmsScene.StartAsync(database, settings: new Dictionary<string, string> { ["Sms:Mode"] = "None" });
        var kim = await scene.SignUpAsync("Kim", null, "031-390 06 01");
        await scene.SignUpAsync("Robin", null, "031-390 06 02");
        var occurrence = scene.Scene.OccurrenceId;
        Assert.Empty((await scene.Scene.Verb<ReachedQuery>().RunAsync(scene.Slug, Actor.System, CancellationToken.None))!.Acts);

        // Nobody has an address, so no row is owed: the log tells that there is something to call about.
        await scene.CancelAsync();
        Assert.Empty(await scene.Host.ReadAsync(db => db.Notices.ToListAsync()));
        Assert.Equal("Kim Call NoAddress, Robin Call NoAddress", await scene.ReachAsync());

        scene.Clock.Advance(TimeSpan.FromMinutes(5));
        var tick = scene.Scene.Verb<TickCall>();
        Assert.NotNull(await tick.RunAsync(occurrence, kim.Id, CallOutcome.NoAnswer, Scene.Organiser, CancellationToken.None));
        Assert.StartsWith("Kim Call NoAddress", await scene.ReachAsync(), StringComparison.Ordinal);
        var reached = await tick.RunAsync(occurrence, kim.Id, CallOutcome.Reached, Scene.Organiser, CancellationToken.None);
        Assert.Equal("Kim Reached Called, Robin Call NoAddress", await scene.ReachAsync());
        Assert.Equal(2, (await scene.LatestAsync()).Of(Reach.Reached)[0].Calls.Count);

        var undo = scene.Scene.Verb<UndoCallTick>();
        Assert.True(await undo.RunAsync(reached!.Value, Scene.Organiser, CancellationToken.None));
        Assert.False(await undo.RunAsync(reached.Value, Scene.Organiser, CancellationToken.None));
        Assert.Equal("Kim Call NoAddress, Robin Call NoAddress", await scene.ReachAsync());
        Assert.Null(await tick.RunAsync(occurrence, Guid.NewGuid(), CallOutcome.Reached, Scene.Organiser, CancellationToken.None));
        Assert.Equal(
            ["call.noAnswer", "call.reached", "call.undone"],
            await scene.Host.ReadAsync(db => db.AuditEntries.Where(row => row.Action.StartsWith("call.") && row.RegistrationId == kim.Id && row.Actor == "organiser").Select(row => row.Action).OrderBy(action => action).ToListAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_call_about_the_old_news_is_none_about_the_new(DatabaseKind database)
    {
        await using var scene = await SmsScene.StartAsync(database, settings: new Dictionary<string, string> { ["Sms:Mode"] = "None" });
        var kim = await scene.SignUpAsync("Kim", null, "031-390 06 01");
        await scene.CancelAsync();
        scene.Clock.Advance(TimeSpan.FromMinutes(5));
        await scene.Scene.Verb<TickCall>().RunAsync(scene.Scene.OccurrenceId, kim.Id, CallOutcome.Reached, Scene.Organiser, CancellationToken.None);
        scene.Clock.Advance(TimeSpan.FromMinutes(5));
        await scene.ReinstateAsync();
        // Signed up after the news: knows them.
        scene.Clock.Advance(TimeSpan.FromMinutes(5));
        await scene.SignUpAsync("Robin", null, "031-390 06 02");
        var view = (await scene.Scene.Verb<ReachedQuery>().RunAsync(scene.Slug, Actor.System, CancellationToken.None))!;
        Assert.Equal([NoticeKind.OccurrenceReinstated, NoticeKind.OccurrenceCancelled], view.Acts.Select(act => act.Kind));
        Assert.Equal([Reach.Call], view.Acts[0].People.Select(person => person.Verdict.Reach));
        Assert.Equal([Reach.Reached], view.Acts[1].People.Select(person => person.Verdict.Reach));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Whoever_withdrew_is_not_called_and_one_person_stands_there_once(DatabaseKind database)
    {
        await using var scene = await SmsScene.StartAsync(database);
        var kim = await scene.SignUpAsync("Kim", null, "070-174 06 01");
        await scene.SignUpAsync("Robin", "robin@exempel.se", "070-174 06 02", wishesSms: true);
        await scene.CancelAsync();
        Assert.Equal("Kim OnItsWay Waiting, Robin OnItsWay Waiting", await scene.ReachAsync());
        await scene.Scene.WithdrawAsync(kim);
        scene.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("Robin Unsure Waiting", await scene.ReachAsync());
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Who_moves_up_from_the_waitlist_without_an_address_is_told_by_SMS_or_called(DatabaseKind database)
    {
        await using var scene = await SmsScene.StartAsync(database, policy: new() { Details = RegistrationDetails.NameAndContact, Capacity = 2 });
        List<Evenemang.Server.Registrations.RegisterOutcome.Registered> leaving = [await scene.SignUpAsync("A", "a@exempel.se", null), await scene.SignUpAsync("B", "b@exempel.se", null)];
        await scene.SignUpAsync("Kim", null, "031-390 06 01");
        await scene.SignUpAsync("Robin", null, "070-174 06 02");
        scene.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Empty((await ViewAsync(scene)).Seated);
        foreach (var one in leaving) await scene.Scene.WithdrawAsync(one);
        Assert.Equal(["Kim NoAddress"], await SeatedAsync(scene));
        Assert.Equal([(scene.Slug, 1, 0)], (await scene.Scene.Verb<Evenemang.Server.Desk.NoticePages.FindCalls>().RunAsync(Actor.System, CancellationToken.None)).Select(calls => (calls.Slug, calls.Call, calls.Unsure)));

        // Two weeks before, an SMS is all that can tell Robin.
        await scene.SweepAsync();
        Assert.StartsWith("Du har fått en plats: Frukostseminarium", Assert.Single(scene.Service.Requests).Fields["message"], StringComparison.Ordinal);
        await scene.ReportAsync(scene.ReportAddressOf(0), "s1", "failed");
        Assert.Equal(["Kim NoAddress", "Robin GivenUp"], await SeatedAsync(scene));
        var view = await ViewAsync(scene);
        await scene.Scene.Verb<TickCall>().RunAsync(view.OccurrenceId, view.Seated[0].RegistrationId, CallOutcome.Reached, Scene.Organiser, CancellationToken.None);
        Assert.Equal(["Robin GivenUp"], await SeatedAsync(scene));
        await scene.CancelAsync();
        Assert.Empty(await SeatedAsync(scene));
    }

    private static async Task<ReachedView> ViewAsync(SmsScene scene) => (await scene.Scene.Verb<ReachedQuery>().RunAsync(scene.Slug, Actor.System, CancellationToken.None))!;

    private static async Task<IEnumerable<string>> SeatedAsync(SmsScene scene) => (await ViewAsync(scene)).Seated.Select(person => $"{person.Name} {person.Verdict.Reason}");

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_API_shows_the_list_the_failures_and_tries_again(DatabaseKind database)
    {
        await using var scene = await SmsScene.StartAsync(database);
        await scene.SignUpAsync("Kim", null, "070-174 06 01");
        await scene.SignUpAsync("Robin", null, "031-390 06 02");
        var api = await ApiClient.OrganiserAsync(scene.Host);
        var empty = (await api.GetAsync($"occurrences/{scene.Slug}/call-list")).Expect(HttpStatusCode.OK);
        Assert.Equal("""{"reached":0,"onItsWay":0,"unsure":[],"call":[],"seated":[],"items":[]}""", empty.Text);
        (await api.GetAsync("occurrences/finns-inte/call-list")).Expect(HttpStatusCode.NotFound);

        await scene.CancelAsync();
        scene.Service.Answer = ScriptedSmsService.With(400, "Invalid number in to");
        await scene.SweepAsync();
        var list = (await api.GetAsync($"occurrences/{scene.Slug}/call-list")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal(("occurrenceCancelled", "2027-01-11T09:00:00+01:00"), (list.GetProperty("kind").GetString(), list.GetProperty("at").GetString()));
        Assert.Equal(
            ["Kim 070-174 06 01 refused", "Robin 031-390 06 02 noAddress"],
            list.GetProperty("call").EnumerateArray().Select(row => $"{row.GetProperty("name")} {row.GetProperty("phone")} {row.GetProperty("reason")}").Order());

        var failed = Assert.Single((await api.GetAsync("notices?state=failed")).Expect(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(("sms", "refused 400", scene.Slug), (failed.GetProperty("how").GetString(), failed.GetProperty("failure").GetString(), failed.GetProperty("occurrence").GetString()));
        Assert.Empty((await api.GetAsync("notices?state=missed")).Expect(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray());
        Assert.Single((await api.GetAsync("notices?limit=1")).Expect(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray());
        (await api.GetAsync("notices?state=Failed")).Expect(HttpStatusCode.BadRequest);

        var retry = $"notices/{failed.GetProperty("id").GetString()}/retry";
        Assert.Equal("planned", (await api.PostAsync(retry)).Expect(HttpStatusCode.OK)["state"]);
        Assert.Equal("notFailed", (await api.PostAsync(retry)).Expect(HttpStatusCode.Conflict).Code);
        (await api.PostAsync($"notices/{Guid.NewGuid()}/retry")).Expect(HttpStatusCode.NotFound);
        scene.Service.Answer = null;
        Assert.Equal(1, await scene.SweepAsync());
        Assert.Equal("api:Test", await scene.Host.ReadAsync(db => db.AuditEntries.Where(row => row.Action == "notice.retried").Select(row => row.Actor).SingleAsync()));
    }
}
