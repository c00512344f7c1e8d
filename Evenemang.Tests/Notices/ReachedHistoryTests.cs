using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Notices;
using Evenemang.Tests.Registrations;
using Evenemang.Tests.Support;

namespace Evenemang.Tests.Notices;

/// <summary>What is undone before anybody heard of it, and what is done a second time: who must be called then, and who knows.</summary>
public sealed class ReachedHistoryTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task Cancelled_reinstated_and_cancelled_before_anything_left_nobody_with_an_address_is_called(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        await CancelAsync(scene);
        await ReinstateAsync(scene);
        // Kim was never told that it is off, and Robin was not called about it either.
        Assert.Equal("", await scene.ReachAsync());
        Assert.Empty(await CallsAsync(scene));
        await CancelAsync(scene);
        Assert.Equal("Kim OnItsWay Waiting, Robin Call NoAddress", await scene.ReachAsync());
        await scene.SweepAsync();
        Assert.Equal("Kim Reached Letter, Robin Call NoAddress", await scene.ReachAsync());
        Assert.Equal([(1, 0)], await CallsAsync(scene));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Whoever_has_the_letter_about_the_first_cancellation_is_not_called_about_the_second(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        await CancelAsync(scene);
        await scene.SweepAsync();
        await ReinstateAsync(scene);
        await CancelAsync(scene);
        await scene.SweepAsync();
        Assert.Equal("Kim Reached Letter, Robin Call NoAddress", await scene.ReachAsync());
        Assert.Single(await scene.Host.ReadAsync(db => Task.FromResult(db.Notices.Where(row => row.Kind == NoticeKind.OccurrenceCancelled && row.State == NoticeState.Sent).ToList())));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Who_was_called_about_the_cancellation_is_called_about_the_reinstatement_and_not_about_the_second_cancellation(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        await CancelAsync(scene);
        await TellRobinAsync(scene);
        await ReinstateAsync(scene);
        Assert.Contains("Robin Call NoAddress", await scene.ReachAsync(), StringComparison.Ordinal);
        await CancelAsync(scene);
        Assert.Contains("Robin Reached Called", await scene.ReachAsync(), StringComparison.Ordinal);
        await ReinstateAsync(scene);
        await TellRobinAsync(scene);
        await CancelAsync(scene);
        Assert.Contains("Robin Call NoAddress", await scene.ReachAsync(), StringComparison.Ordinal);
    }

    private static Task<SmsScene> StartAsync(DatabaseKind database) => StartedAsync(SmsScene.StartAsync(database, settings: new Dictionary<string, string> { ["Sms:Mode"] = "None" }));

    private static async Task<SmsScene> StartedAsync(Task<SmsScene> starting)
    {
        var scene = await starting;
        await scene.SignUpAsync("Kim", "kim@exempel.se", "031-390 06 01");
        await scene.SignUpAsync("Robin", null, "031-390 06 02");
        await scene.SweepAsync();
        return scene;
    }

    private static async Task CancelAsync(SmsScene scene)
    {
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.CancelAsync();
    }

    private static async Task ReinstateAsync(SmsScene scene)
    {
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await scene.ReinstateAsync();
    }

    private static async Task TellRobinAsync(SmsScene scene)
    {
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        var robin = (await scene.LatestAsync()).People.Single(person => person.Name == "Robin");
        Assert.NotNull(await scene.Scene.Verb<TickCall>().RunAsync(scene.Scene.OccurrenceId, robin.RegistrationId, CallOutcome.Reached, Scene.Organiser, CancellationToken.None));
    }

    private static async Task<IEnumerable<(int Call, int Unsure)>> CallsAsync(SmsScene scene) =>
        (await scene.Scene.Verb<Evenemang.Server.Desk.NoticePages.FindCalls>().RunAsync(Actor.System, CancellationToken.None)).Select(calls => (calls.Call, calls.Unsure));
}
