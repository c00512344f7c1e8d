using Evenemang.Server.Persistence;
using Evenemang.Server.Privacy;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Privacy;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Privacy;

/// <summary>Retention on a running application: counts first, then nobody's name, and nothing that a decision does not cover.</summary>
public sealed class ApplyRetentionTests
{
    private static readonly Dictionary<string, string> On = new()
    {
        ["Jobs:Run"] = "false", ["Retention:Enabled"] = "true", ["Retention:Decision"] = "KS 2026/123 § 4", ["Retention:RegistrationDays"] = "30", ["Retention:AnswerDays"] = "7", ["Retention:NoticeDays"] = "90",
    };

    private static readonly RegistrationPolicy Policy = new()
    {
        Scope = RegistrationScope.Occurrence, Waitlist = true, Capacity = 3, MaxHeads = 3,
        Questions = [Question.Diet(), new("dag", "Dag", QuestionKind.Choice, Choices: ["Ja", "Nej"])],
    };

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_seminar_is_emptied_in_two_steps_and_its_counts_stay(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database, settings: On);
        var scene = await Scene.OnAsync(host, Policy, 2);
        var anna = await SignUpAsync(scene, 2, "Glutenfritt", "Ja");
        var beda = await SignUpAsync(scene, 1, "", "Nej");
        var waiting = await SignUpAsync(scene, 1, "Inga nötter", "Ja");
        var gone = await SignUpAsync(scene, 3, "", "Ja", date: 1);
        await scene.WithdrawAsync(gone);
        var retention = scene.Verb<ApplyRetention>();
        Assert.True((await retention.RunAsync(CancellationToken.None)).IsNothing);

        // 25 January 2027 is the day; a week later the answers go.
        host.Clock.Advance(TimeSpan.FromDays(14 + 8));
        Assert.Equal(new(0, 4, 0, 0), await retention.PreviewAsync(CancellationToken.None));
        Assert.Equal(new(0, 4, 0, 0), await retention.RunAsync(CancellationToken.None));
        Assert.True((await retention.RunAsync(CancellationToken.None)).IsNothing);
        Assert.All(new[] { anna, beda, waiting, gone }, who => Assert.Empty(scene.RowAsync(who).GetAwaiter().GetResult().Answers));
        Assert.NotNull((await scene.RowAsync(anna)).Name);

        host.Clock.Advance(TimeSpan.FromDays(24));
        Assert.Equal(new(4, 0, 0, 0), await retention.PreviewAsync(CancellationToken.None));
        Assert.NotNull((await scene.RowAsync(anna)).Name);
        Assert.Equal(new(4, 0, 0, 0), await retention.RunAsync(CancellationToken.None));
        foreach (var who in new[] { anna, beda, waiting, gone })
        {
            var row = await scene.RowAsync(who);
            Assert.Equal((null, null, null, null), (row.Name, row.Email, row.Phone, row.AddressHash));
        }
        var counted = await host.ReadAsync(db => db.Set<Participation>().SingleAsync(row => row.TargetId == scene.OccurrenceId));
        Assert.Equal((3, 0, 1), (counted.ConfirmedHeads, counted.WithdrawnHeads, counted.WaitlistedHeads));
        Assert.Equal((1, 1, 1), (counted.Answers["kost"]["*"], counted.Answers["dag"]["Ja"], counted.Answers["dag"]["Nej"]));

        var log = await host.ReadAsync(db => db.AuditEntries.Where(entry => entry.Action == "retention.applied").OrderBy(entry => entry.At).Select(entry => entry.Detail).ToListAsync());
        Assert.Equal(["registrations 0, answers 4, notices 0, log entries 0, contacts 0; decision KS 2026/123 § 4", "registrations 4, answers 0, notices 0, log entries 0, contacts 0; decision KS 2026/123 § 4"], log);
    }

    [Fact]
    public async Task A_hold_stops_it_and_a_release_lets_it_go_on()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite, settings: On);
        var scene = await Scene.OnAsync(host, Policy, 1);
        await scene.SignUpAsync();
        host.Clock.Advance(TimeSpan.FromDays(60));
        Assert.True(await scene.Verb<HoldRetention>().RunAsync(scene.SeriesSlug, "Begäran om handlingar", Scene.Organiser, CancellationToken.None));
        Assert.True((await scene.Verb<ApplyRetention>().RunAsync(CancellationToken.None)).IsNothing);
        Assert.True(await scene.Verb<HoldRetention>().RunAsync(scene.SeriesSlug, null, Scene.Organiser, CancellationToken.None));
        Assert.Equal(1, (await scene.Verb<ApplyRetention>().RunAsync(CancellationToken.None)).Registrations);
        Assert.False(await scene.Verb<HoldRetention>().RunAsync("finns-inte", "x", Scene.Organiser, CancellationToken.None));
    }

    [Fact]
    public async Task Without_a_decision_nothing_is_erased_but_the_preview_says_what_would_be()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        var scene = await Scene.OnAsync(host, Policy, 1);
        var anna = await scene.SignUpAsync();
        host.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal(1, (await scene.Verb<ApplyRetention>().PreviewAsync(CancellationToken.None)).Registrations);
        await Assert.ThrowsAsync<InvalidOperationException>(() => scene.Verb<ApplyRetention>().RunAsync(CancellationToken.None));
        Assert.NotNull((await scene.RowAsync(anna)).Name);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Old_records_of_messages_and_acts_go_too(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database, settings: On);
        var scene = await Scene.OnAsync(host, Policy, 1);
        await scene.SignUpAsync();
        await scene.Verb<HoldRetention>().RunAsync(scene.SeriesSlug, null, Scene.Organiser, CancellationToken.None);
        await host.Store.WriteAsync(
            async (db, cancel) =>
            {
                db.AuditEntries.Add(new() { Id = Guid.CreateVersion7(), At = host.Clock.Now, Actor = "system", Action = "test.done" });
                await db.SaveChangesAsync(cancel);
                return await db.Notices.ExecuteUpdateAsync(set => set.SetProperty(notice => notice.State, Evenemang.Shared.Notices.NoticeState.Sent), cancel);
            },
            CancellationToken.None);
        host.Clock.Advance(TimeSpan.FromDays(800));
        var counts = await scene.Verb<ApplyRetention>().RunAsync(CancellationToken.None);
        Assert.Equal(new(1, 0, 1, 1), counts);
        Assert.Equal(0, await host.ReadAsync(db => db.Notices.CountAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Whoever_comes_back_with_an_old_row_is_erased_again(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        var scene = await Scene.OnAsync(host, Policy, 1);
        var anna = await scene.SignUpAsync();
        await scene.Verb<EraseMe>().RunAsync(Scene.By(anna), CancellationToken.None);
        Assert.Equal(0, await scene.Verb<RepeatErasures>().RunAsync(CancellationToken.None));
        await host.Store.WriteAsync(
            async (db, cancel) =>
            {
                var row = await db.Registrations.AsTracking().SingleAsync(cancel);
                (row.Name, row.Email, row.ErasedAt, row.State) = ("Deltagare", "deltagare@exempel.se", null, RegistrationState.Confirmed);
                return await db.SaveChangesAsync(cancel);
            },
            CancellationToken.None);
        Assert.Equal(1, await scene.Verb<RepeatErasures>().RunAsync(CancellationToken.None));
        var again = await scene.RowAsync(anna);
        Assert.Equal((null, null, RegistrationState.Withdrawn), (again.Name, again.Email, again.State));
    }

    private static async Task<RegisterOutcome.Registered> SignUpAsync(Scene scene, int heads, string diet, string day, int date = 0) =>
        Assert.IsType<RegisterOutcome.Registered>(await scene.RegisterAsync(
            scene.Person(heads) with { Answers = new Dictionary<string, string> { ["kost"] = diet, ["dag"] = day } }, date));
}
