using System.Net;
using Evenemang.Server.Persistence;
using Evenemang.Server.Events;
using Evenemang.Server.Weather;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Weather;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Organisers = Evenemang.Tests.Events.Desk;

namespace Evenemang.Tests.Weather;

/// <summary>The whole drama from ten days out, as the sweeps and the organisers live it.</summary>
public sealed class WeatherDramaTests
{
    private const string Reason = "Vi ställer in Våryran. Prognosen visar regn och vindbyar upp till 14 meter per sekund, och på Gröningen finns inget vindskydd.";

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Watched_from_ten_days_out_proposed_at_noon_and_called_off_by_an_organiser(DatabaseKind database)
    {
        await using var stage = await WeatherStage.OpenAsync(database, new() { ShowForecast = true });
        await stage.ComeToAsync("2027-05-07T10:00", gust: 6);
        Assert.Null((await stage.CardAsync()).Reading);
        await stage.ComeToAsync("2027-05-07T12:00", gust: 6);
        Assert.Equal(WeatherLevel.Fine, (await stage.CardAsync()).Reading!.Shown);
        await stage.ComeToAsync("2027-05-07T14:00", gust: 6);
        Assert.Single((await stage.CardAsync()).History);

        await stage.ComeToAsync("2027-05-15T10:00", gust: 11);
        await stage.ComeToAsync("2027-05-16T08:00", gust: 14, rain: 0.8, probability: 70);
        var before = await stage.CardAsync();
        Assert.Equal((WeatherLevel.CallOff, null, 3), (before.Reading!.Shown, before.Open, before.History.Count));
        Assert.Equal([WeatherLevel.CallOff, WeatherLevel.Watch, WeatherLevel.Fine], before.History.Select(row => row.Shown));

        await stage.ComeToAsync("2027-05-16T11:59", gust: 14, rain: 0.8, probability: 70);
        Assert.Null((await stage.CardAsync()).Open);
        await stage.ComeToAsync("2027-05-16T12:00", gust: 14, rain: 0.8, probability: 70);
        var asked = (await stage.CardAsync()).Open!;
        Assert.Equal((WeatherQuestion.CallOff, 1, OccurrenceState.Confirmed), (asked.Question, asked.Round, await stage.StateAsync()));
        Assert.Equal([WeatherRule.Gust, WeatherRule.RainAndWind], asked.Findings.Where(finding => finding.Level is WeatherLevel.CallOff).Select(finding => finding.Rule));

        await stage.ComeToAsync("2027-05-16T14:59");
        Assert.Null((await stage.CardAsync()).Open!.RemindedAt);
        await stage.ComeToAsync("2027-05-16T15:00");
        Assert.Equal(stage.Host.Clock.Now, (await stage.CardAsync()).Open!.RemindedAt);

        var preview = await stage.Desk.Get<PreviewWeatherDecision>().RunAsync(WeatherStage.Slug, WeatherChoice.CallOff, allClear: false, Actor.System, default);
        Assert.Equal((new(2, 0, 0), Reason), (preview!.Told, preview.Text.Swedish));
        Assert.Equal(OccurrenceState.Confirmed, await stage.StateAsync());
        var done = Assert.IsType<DecideWeatherOutcome.Done>(await stage.DecideAsync(new(WeatherChoice.CallOff) { DecisionId = asked.Id }));

        Assert.Equal((2, asked.Id), (done.Told.Email, done.DecisionId));
        var row = await stage.Desk.RowAsync(WeatherStage.Slug);
        Assert.Equal((OccurrenceState.Cancelled, Reason, "Samordnaren"), (row.State, row.CancelReason, row.CancelledBy));
        Assert.Equal(2, (await stage.Desk.NoticesAsync(NoticeKind.OccurrenceCancelled)).Count);
        var kept = Assert.Single((await stage.CardAsync()).Decisions);
        Assert.Equal(
            (WeatherDecisionState.Decided, WeatherChoice.CallOff, "Samordnaren", Reason, ForecastSource.Smhi, false),
            (kept.State, kept.Choice, kept.DecidedBy, kept.Text, kept.Source, kept.IsAutomatic));
        Assert.Contains("finns inget vindskydd", WebUtility.HtmlDecode(await stage.PageAsync()), StringComparison.Ordinal);
        Assert.Contains("STATUS:CANCELLED", await stage.Host.Http.GetStringAsync($"/kalender/evenemang/{WeatherStage.Slug}.ics"), StringComparison.Ordinal);

        // Blown over: nobody takes a cancellation back but people.
        await stage.ComeToAsync("2027-05-16T18:00", gust: 3);
        await stage.ComeToAsync("2027-05-16T20:00", gust: 3);
        Assert.Equal(OccurrenceState.Cancelled, await stage.StateAsync());
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Automatic_calls_off_at_the_hour_by_the_same_door(DatabaseKind database)
    {
        await using var stage = await WeatherStage.OpenAsync(database, new() { Mode = WeatherMode.Automatic, Decide = WeatherDeadline.Hours(24), Remind = WeatherDeadline.Hours(20) });
        await stage.ComeToAsync("2027-05-16T10:59", gust: 14, rain: 0.8, probability: 70);
        Assert.Equal(OccurrenceState.Confirmed, await stage.StateAsync());
        await stage.ComeToAsync("2027-05-16T11:00", gust: 14, rain: 0.8, probability: 70);
        var row = await stage.Desk.RowAsync(WeatherStage.Slug);
        Assert.Equal((OccurrenceState.Cancelled, Reason, "system"), (row.State, row.CancelReason, row.CancelledBy));
        Assert.Equal(2, (await stage.Desk.NoticesAsync(NoticeKind.OccurrenceCancelled)).Count);
        var kept = Assert.Single((await stage.CardAsync()).Decisions);
        Assert.True(kept is { IsAutomatic: true, Choice: WeatherChoice.CallOff, State: WeatherDecisionState.Decided });
        await stage.SweepAsync();
        Assert.Single((await stage.CardAsync()).Decisions);
        Assert.Single(await stage.Host.ReadAsync(db => db.AuditEntries.Where(entry => entry.Action == "occurrence.cancelled").ToListAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Automatic_is_over_after_its_hour_and_then_people_are_asked(DatabaseKind database)
    {
        await using var stage = await WeatherStage.OpenAsync(database, new() { Mode = WeatherMode.Automatic });
        await stage.ComeToAsync("2027-05-16T12:00", gust: 6);
        await stage.ComeToAsync("2027-05-17T08:00", gust: 15);
        Assert.Equal((OccurrenceState.Confirmed, WeatherQuestion.CallOff), (await stage.StateAsync(), (await stage.CardAsync()).Open!.Question));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Moved_to_the_reserve_date_it_is_watched_anew_there(DatabaseKind database)
    {
        await using var stage = await WeatherStage.OpenAsync(
            database, new(), new() { ReserveStart = Organisers.At("2027-05-20T11:00"), ReserveEnd = Organisers.At("2027-05-20T15:00"), ShowForecast = true });
        await stage.ComeToAsync("2027-05-16T12:00", gust: 15);
        var done = Assert.IsType<DecideWeatherOutcome.Done>(await stage.DecideAsync(new(WeatherChoice.ReserveDate)));
        Assert.Equal(2, done.Told.Email);
        var row = await stage.Desk.RowAsync(WeatherStage.Slug);
        Assert.Equal((OccurrenceState.Confirmed, Organisers.At("2027-05-20T11:00"), null), (row.State, row.Start, row.EffectiveWeather!.ReserveStart));
        Assert.Equal(2, (await stage.Desk.NoticesAsync(NoticeKind.OccurrenceMoved)).Count);
        Assert.Null((await stage.CardAsync()).Reading);

        await stage.ComeToAsync("2027-05-16T13:00", gust: 15);
        Assert.Equal((WeatherLevel.CallOff, null), ((await stage.CardAsync()).Reading!.Shown, (await stage.CardAsync()).Open));
        await stage.ComeToAsync("2027-05-19T12:00", gust: 15);
        Assert.Equal(2, (await stage.CardAsync()).Open!.Round);
        Assert.IsType<DecideWeatherOutcome.Otherwise>(await stage.DecideAsync(new(WeatherChoice.ReserveDate)));
        Assert.Contains("Vi flyttar Våryran till torsdag 20 maj", WebUtility.HtmlDecode(await stage.PageAsync()), StringComparison.Ordinal);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Moved_indoors_nobody_watches_the_weather_any_more(DatabaseKind database)
    {
        await using var stage = await WeatherStage.OpenAsync(database, new() { Indoors = new Venue("Idrottshallen", City: "Helsingborg") });
        await stage.ComeToAsync("2027-05-16T12:00", gust: 15);
        Assert.IsType<DecideWeatherOutcome.Done>(await stage.DecideAsync(new(WeatherChoice.Indoors)));
        var row = await stage.Desk.RowAsync(WeatherStage.Slug);
        Assert.Equal((OccurrenceState.Confirmed, "Idrottshallen", Organisers.At("2027-05-17T11:00")), (row.State, row.ShownVenue!.Name, row.Start));
        Assert.Equal(2, (await stage.Desk.NoticesAsync(NoticeKind.OccurrenceMoved)).Count);
        await stage.ComeToAsync("2027-05-17T08:00", gust: 25);
        Assert.Equal((1, null), ((await stage.CardAsync()).Decisions.Count, (await stage.CardAsync()).Open));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Going_ahead_stands_until_the_forecast_is_much_worse(DatabaseKind database)
    {
        await using var stage = await WeatherStage.OpenAsync(database, new() { ShowForecast = true });
        await stage.ComeToAsync("2027-05-16T12:00", gust: 14);
        Assert.IsType<DecideWeatherOutcome.Done>(await stage.DecideAsync(new(WeatherChoice.GoAhead) { AllClear = true, Text = "Våryran blir av. Ta på dig något varmt." }));
        Assert.Contains("Ta på dig något varmt.", WebUtility.HtmlDecode(await stage.PageAsync()), StringComparison.Ordinal);
        await stage.ComeToAsync("2027-05-16T15:00", gust: 14.5);
        Assert.Null((await stage.CardAsync()).Open);
        await stage.ComeToAsync("2027-05-16T17:00", gust: 17);
        Assert.Equal(2, (await stage.CardAsync()).Open!.Round);
        await stage.ComeToAsync("2027-05-17T11:00", gust: 17);
        Assert.Equal(WeatherDecisionState.Lapsed, (await stage.CardAsync()).Decisions[0].State);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_question_lapses_when_two_forecasts_in_a_row_are_better(DatabaseKind database)
    {
        await using var stage = await WeatherStage.OpenAsync(database, new());
        await stage.ComeToAsync("2027-05-16T12:00", gust: 15);
        await stage.ComeToAsync("2027-05-16T13:00", gust: 5);
        Assert.NotNull((await stage.CardAsync()).Open);
        await stage.ComeToAsync("2027-05-16T14:00", gust: 5);
        Assert.Equal((null, WeatherDecisionState.Lapsed, OccurrenceState.Confirmed), ((await stage.CardAsync()).Open, (await stage.CardAsync()).Decisions[0].State, await stage.StateAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_source_that_is_dead_for_three_days_changes_nothing_and_is_said(DatabaseKind database)
    {
        await using var stage = await WeatherStage.OpenAsync(database, new() { Mode = WeatherMode.Automatic, ShowForecast = true });
        await stage.ComeToAsync("2027-05-13T12:00", gust: 15);
        Assert.Equal(WeatherLevel.CallOff, (await stage.CardAsync()).Reading!.Shown);
        stage.KillSource();
        foreach (var day in new[] { "14", "15", "16" }) await stage.ComeToAsync($"2027-05-{day}T09:00");
        Assert.True((await stage.CardAsync()).IsStale);
        Assert.Contains("Vi har ingen ny prognos. Den senaste är från torsdag 13 maj kl. 12", WebUtility.HtmlDecode(await stage.PageAsync()), StringComparison.Ordinal);
        await stage.ComeToAsync("2027-05-16T12:00");
        Assert.Equal((OccurrenceState.Confirmed, WeatherQuestion.NoForecast), (await stage.StateAsync(), (await stage.CardAsync()).Open!.Question));
        await stage.WriteFileAsync("<html>Vi är strax tillbaka</html>");
        await stage.ComeToAsync("2027-05-16T15:00");
        Assert.NotNull((await stage.CardAsync()).Open!.RemindedAt);

        await stage.ComeToAsync("2027-05-16T16:00", gust: 15);
        var now = await stage.CardAsync();
        Assert.Equal((WeatherQuestion.CallOff, 2, OccurrenceState.Confirmed), (now.Open!.Question, now.Open.Round, await stage.StateAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Of_two_who_decide_at_the_same_moment_the_second_is_told_who_was_first(DatabaseKind database)
    {
        await using var stage = await WeatherStage.OpenAsync(database, new());
        await stage.ComeToAsync("2027-05-16T12:00", gust: 15);
        var asked = (await stage.CardAsync()).Open!.Id;
        var outcomes = await Task.WhenAll(
            stage.DecideAsync(new(WeatherChoice.CallOff) { DecisionId = asked }, "Arrangör Ett"),
            stage.DecideAsync(new(WeatherChoice.GoAhead) { DecisionId = asked, AllClear = true }, "Arrangör Två"));
        Assert.Single(outcomes.OfType<DecideWeatherOutcome.Done>());
        var second = Assert.Single(outcomes.OfType<DecideWeatherOutcome.Conflict>());
        var kept = Assert.Single((await stage.CardAsync()).Decisions);
        Assert.Equal((kept.DecidedBy, kept.Choice, kept.EndedAt), (second.By, second.Choice, second.At));
        Assert.Equal(kept.Choice is WeatherChoice.CallOff ? OccurrenceState.Cancelled : OccurrenceState.Confirmed, await stage.StateAsync());
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Unasked_the_second_of_two_is_told_as_well(DatabaseKind database)
    {
        await using var stage = await WeatherStage.OpenAsync(database, new());
        await stage.ComeToAsync("2027-05-15T12:00", gust: 15);
        var outcomes = await Task.WhenAll(stage.DecideAsync(new(WeatherChoice.CallOff), "Arrangör Ett"), stage.DecideAsync(new(WeatherChoice.CallOff), "Arrangör Två"));
        Assert.Single(outcomes.OfType<DecideWeatherOutcome.Done>());
        Assert.NotNull(Assert.Single(outcomes.OfType<DecideWeatherOutcome.Conflict>()).By);
        Assert.Equal(2, (await stage.Desk.NoticesAsync(NoticeKind.OccurrenceCancelled)).Count);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task An_item_is_dropped_while_the_day_stands(DatabaseKind database)
    {
        await using var stage = await WeatherStage.OpenAsync(database, new());
        await stage.ComeToAsync("2027-05-16T12:00", gust: 10.7);
        var card = await stage.CardAsync();
        var castle = Assert.Single(card.Reading!.Verdict.Items);
        Assert.Equal((WeatherLevel.CallOff, WeatherLevel.Watch, null), (castle.Level, card.Reading.Shown, card.Open));
        Organisers.Done(await stage.Desk.Get<DropProgrammeItem>().RunAsync(WeatherStage.Slug, castle.Id, null, Organisers.Organiser, default));
        var page = WebUtility.HtmlDecode(await stage.PageAsync());
        Assert.Contains("Utgår.", page, StringComparison.Ordinal);
        Assert.Contains("Prognosen visar vindbyar upp till 11 meter per sekund, och på Gröningen finns inget vindskydd.", page, StringComparison.Ordinal);
        Assert.Equal(OccurrenceState.Confirmed, await stage.StateAsync());
        Assert.Equal(TransitionRefused.NothingChanged, Organisers.Refused(await stage.Desk.Get<DropProgrammeItem>().RunAsync(WeatherStage.Slug, castle.Id, null, Organisers.Organiser, default)));
        await stage.ComeToAsync("2027-05-16T13:00", gust: 10.7);
        Assert.Empty((await stage.CardAsync()).Reading!.Verdict.Items);
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Other_limits_can_be_tried_on_what_was_forecast(DatabaseKind database)
    {
        await using var stage = await WeatherStage.OpenAsync(database, new());
        await stage.ComeToAsync("2027-05-15T12:00", gust: 7);
        await stage.ComeToAsync("2027-05-16T08:00", gust: 12.5);
        var replay = await stage.Desk.Get<WeatherCards>().ReplayAsync(WeatherStage.Slug, WeatherLimits.Tents, Actor.System, default);
        Assert.Equal([(WeatherLevel.Fine, WeatherLevel.Fine), (WeatherLevel.Watch, WeatherLevel.CallOff)], replay!.Select(row => (row.Was, row.WouldBe)));
    }
}
