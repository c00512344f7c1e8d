using Evenemang.Server.Desk.NoticePages;
using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Server.Weather;
using Evenemang.Shared.Notices;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Tests.Weather;

/// <summary>Who has signed up to a programme item that is dropped, and cannot be written to, is called; and again when it comes back, if they had been called.</summary>
public sealed class ItemCallTests
{
    [Theory, OnSqlite, OnPostgreSql]
    public async Task Teams_that_cannot_be_written_to_are_called_about_a_dropped_item_and_about_its_return_if_they_had_heard(DatabaseKind database)
    {
        await using var stage = await WeatherStage.OpenAsync(database, new());
        var item = await stage.Host.ReadAsync(db => db.ProgrammeItems.Where(row => row.Title == "Brännboll").Select(row => row.Id).SingleAsync());
        foreach (var (team, phone) in new[] { ("Lag Tre", "031-390 06 13"), ("Lag Fyra", "031-390 06 14") })
            await stage.Desk.SignUpAsync(new SignUpTo.ProgrammeItem(WeatherStage.Slug, item), new() { Name = team, TeamName = team, Phone = phone, Heads = 8 }, onBehalf: true);
        await SendAsync(stage);
        Assert.Equal("", await CallsAsync(stage));

        var told = Events.Desk.Done(await stage.Desk.Get<DropProgrammeItem>().RunAsync(WeatherStage.Slug, item, "Det blåser.", Actor.System, default)).Told;
        Assert.Equal(new Audience(2, 2, 0), told);
        await SendAsync(stage);
        Assert.Equal("Brännboll ItemDropped: Lag Tre NoAddress, Lag Fyra NoAddress", await CallsAsync(stage));
        Assert.Equal([(2, 0)], (await stage.Desk.Get<FindCalls>().RunAsync(Actor.System, default)).Select(calls => (calls.Call, calls.Unsure)));
        await CalledAsync(stage, "Lag Tre");
        Assert.Equal("Brännboll ItemDropped: Lag Fyra NoAddress", await CallsAsync(stage));

        // Lag Fyra never heard of it; Lag Tre did.
        Events.Desk.Done(await stage.Desk.Get<RestoreProgrammeItem>().RunAsync(WeatherStage.Slug, item, Actor.System, default));
        await SendAsync(stage);
        Assert.Equal("Brännboll ItemRestored: Lag Tre NoAddress", await CallsAsync(stage));
        await CalledAsync(stage, "Lag Tre");
        Assert.Equal("", await CallsAsync(stage));

        Events.Desk.Done(await stage.Desk.Get<DropProgrammeItem>().RunAsync(WeatherStage.Slug, item, "Det blåser ändå.", Actor.System, default));
        Assert.Equal("Brännboll ItemDropped: Lag Tre NoAddress, Lag Fyra NoAddress", await CallsAsync(stage));
        Events.Desk.Done(await stage.Desk.CancelAsync(WeatherStage.Slug, "Det blåser överallt."));
        Assert.Equal("", await CallsAsync(stage));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_letter_about_a_dropped_item_that_came_back_puts_the_team_on_the_list(DatabaseKind database)
    {
        await using var stage = await WeatherStage.OpenAsync(database, new());
        await SendAsync(stage);
        var item = await stage.Host.ReadAsync(db => db.ProgrammeItems.Where(row => row.Title == "Brännboll").Select(row => row.Id).SingleAsync());
        Events.Desk.Done(await stage.Desk.Get<DropProgrammeItem>().RunAsync(WeatherStage.Slug, item, "Det blåser.", Actor.System, default));
        await SendAsync(stage);
        Assert.Equal("", await CallsAsync(stage));
        var letter = (await stage.Desk.NoticesAsync(NoticeKind.ItemDropped)).MinBy(row => row.CreatedAt)!;
        Assert.True(await stage.Desk.Get<RecordBounce>().RunAsync(letter.Id, "5.1.1", default));
        Assert.EndsWith("Bounced", await CallsAsync(stage), StringComparison.Ordinal);
    }

    private static async Task SendAsync(WeatherStage stage)
    {
        stage.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await stage.Desk.Get<NoticeSweep>().RunAsync(default);
        stage.Host.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private static async Task CalledAsync(WeatherStage stage, string team)
    {
        var view = (await stage.Desk.Get<ReachedQuery>().RunAsync(WeatherStage.Slug, Actor.System, default))!;
        var person = view.Items.SelectMany(item => item.People).Single(one => one.Name == team);
        Assert.NotNull(await stage.Desk.Get<TickCall>().RunAsync(view.OccurrenceId, person.RegistrationId, CallOutcome.Reached, Actor.System, default));
        stage.Host.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    private static async Task<string> CallsAsync(WeatherStage stage) => string.Join("; ", (await stage.Desk.Get<ReachedQuery>().RunAsync(WeatherStage.Slug, Actor.System, default))!.Items
        .Select(item => $"{item.Title} {item.Kind}: {string.Join(", ", item.People.Select(person => $"{person.Name} {person.Verdict.Reason}"))}"));
}
