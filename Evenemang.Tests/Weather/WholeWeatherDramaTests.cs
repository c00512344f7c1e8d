using System.Net;
using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Weather;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Weather;
using Evenemang.Tests.Messaging;
using Evenemang.Tests.Support;
using Organisers = Evenemang.Tests.Events.Desk;

namespace Evenemang.Tests.Weather;

/// <summary>The whole drama on a manual clock, from ten days out to the mailboxes of a real Postfix, the SMS folder, the feeds and the page: for each way it may end.</summary>
[Collection(nameof(PostfixServer))]
public sealed class WholeWeatherDramaTests(LazyPostfix postfix)
{
    private const string Told = "ensemblen foljaren lag-ett lag-tva provforeningen";
    private const string Reason = "Prognosen visar regn och vindbyar upp till 14 meter per sekund, och på Gröningen finns inget vindskydd.";
    private const string DeskLink = "https://evenemang.exempel.se/arrangor/evenemang/" + WeatherStage.Slug + "/vader";

    private static readonly WeatherPlan Plan = new() { ShowForecast = true, Indoors = new Venue("Idrottshallen", Street: "Mellersta Stenbocksgatan 12", City: "Helsingborg") };
    private static readonly WeatherPlan Own = Plan with { ReserveStart = Organisers.At("2027-05-20T11:00"), ReserveEnd = Organisers.At("2027-05-20T15:00") };

    [NeedsTheory(Tool.Postfix, Tool.Python)]
    [OnSqlite(WeatherChoice.CallOff), OnPostgreSql(WeatherChoice.CallOff)]
    [OnSqlite(WeatherChoice.ReserveDate), OnPostgreSql(WeatherChoice.ReserveDate)]
    [OnSqlite(WeatherChoice.Indoors), OnPostgreSql(WeatherChoice.Indoors)]
    [OnSqlite(WeatherChoice.GoAhead), OnPostgreSql(WeatherChoice.GoAhead)]
    public async Task Proposed_at_noon_and_decided_by_an_organiser(DatabaseKind database, WeatherChoice choice)
    {
        await using var cast = await WeatherCast.AssembleAsync(database, postfix.Server, Plan, Own);
        await ComeToTheDayBeforeAsync(cast);
        var stage = cast.Stage;
        Assert.Equal("ansvarig", await cast.GotAsync(NoticeKind.WeatherProposed));
        Assert.Contains(DeskLink, Text(await cast.LetterAsync(NoticeKind.WeatherProposed, "ansvarig")), StringComparison.Ordinal);
        Assert.Equal(
            [(WeatherCast.ResponsiblePhone, $"Vädret: prognosen når gränsen för att ställa in Våryran måndag 17 maj. Bestäm här: {DeskLink}")], cast.TakeSms());

        await stage.ComeToAsync("2027-05-16T15:00", gust: 14, rain: 0.8, probability: 70);
        await cast.SendAsync();
        Assert.Equal("ansvarig chefen", await cast.GotAsync(NoticeKind.WeatherReminded));
        Assert.Equal([WeatherCast.ResponsiblePhone, WeatherCast.BossPhone], cast.TakeSms().Select(sms => sms.To).Order(StringComparer.Ordinal));

        var preview = await stage.Desk.Get<PreviewWeatherDecision>().RunAsync(WeatherStage.Slug, choice, allClear: true, cast.Responsible, default);
        // Letters: two teams, an ensemble, an association and a colleague. SMS: two teams and the yoga. To call: a team with a landline; of one association nothing is known. One follows.
        Assert.Equal(new Audience(5, 1, 1) { Sms = 3, Followers = 1 }, preview!.Told);
        var done = Assert.IsType<DecideWeatherOutcome.Done>(await stage.Desk.Get<DecideWeather>().RunAsync(WeatherStage.Slug, new(choice) { AllClear = choice is WeatherChoice.GoAhead }, cast.Responsible, default));
        Assert.Equal(preview.Told, done.Told);

        await EverythingPublicSaysItAsync(cast, choice);
        await cast.SendAsync();
        // A move waits ten minutes for what else may change.
        if (choice is WeatherChoice.ReserveDate or WeatherChoice.Indoors) await LaterAsync(cast, 10);
        await EverybodyHasHeardAsync(cast, choice);
        Assert.Equal("kollegan", await cast.GotAsync(NoticeKind.WeatherDecided));
        Assert.Contains($"Ansvarig har {Did(choice)}", Text(await cast.LetterAsync(NoticeKind.WeatherDecided, "kollegan")), StringComparison.Ordinal);
        await LaterAsync(cast, 120);
        Assert.Empty(cast.TakeSms());
    }

    [NeedsTheory(Tool.Postfix, Tool.Python)]
    [OnSqlite, OnPostgreSql]
    public async Task Automatic_at_noon(DatabaseKind database)
    {
        await using var cast = await WeatherCast.AssembleAsync(database, postfix.Server, Plan with { Mode = WeatherMode.Automatic });
        await ComeToTheDayBeforeAsync(cast, sends: false);
        await EverythingPublicSaysItAsync(cast, WeatherChoice.CallOff);
        await cast.SendAsync();
        Assert.Equal("ansvarig", await cast.GotAsync(NoticeKind.WeatherCalledOff));
        Assert.Equal("kollegan", await cast.GotAsync(NoticeKind.WeatherDecided));
        await EverybodyHasHeardAsync(cast, WeatherChoice.CallOff, (WeatherCast.ResponsiblePhone, $"Våryran måndag 17 maj är inställd på grund av vädret, automatiskt vid beslutstiden. {DeskLink}"));
        Assert.Equal("", await cast.GotAsync(NoticeKind.WeatherProposed));
    }

    [NeedsTheory(Tool.Postfix, Tool.Python)]
    [OnSqlite, OnPostgreSql]
    public async Task A_source_that_is_dead_for_three_days_ends_with_a_question_and_not_with_silence(DatabaseKind database)
    {
        await using var cast = await WeatherCast.AssembleAsync(database, postfix.Server, Plan with { Mode = WeatherMode.Automatic });
        var stage = cast.Stage;
        await stage.ComeToAsync("2027-05-13T12:00", gust: 15);
        stage.KillSource();
        foreach (var day in new[] { "14", "15", "16" }) await stage.ComeToAsync($"2027-05-{day}T09:00");
        await cast.SendAsync();
        Assert.Empty(cast.TakeSms());
        await stage.ComeToAsync("2027-05-16T12:00");
        await cast.SendAsync();
        Assert.Equal(("ansvarig", OccurrenceState.Confirmed), (await cast.GotAsync(NoticeKind.WeatherNoForecast), await stage.StateAsync()));
        Assert.Equal([(WeatherCast.ResponsiblePhone, $"Vädret: ingen aktuell prognos för Våryran måndag 17 maj. Bestäm här: {DeskLink}")], cast.TakeSms());
        await stage.ComeToAsync("2027-05-16T15:00");
        await cast.SendAsync();
        Assert.Equal("ansvarig chefen", await cast.GotAsync(NoticeKind.WeatherReminded));
        Assert.Contains("STATUS:CONFIRMED", await stage.Host.Http.GetStringAsync("/kalender/serier/varyran.ics"), StringComparison.Ordinal);
    }

    [NeedsTheory(Tool.Postfix, Tool.Python)]
    [OnSqlite, OnPostgreSql]
    public async Task Decided_by_two_at_the_same_moment_everybody_hears_of_one_decision_once(DatabaseKind database)
    {
        await using var cast = await WeatherCast.AssembleAsync(database, postfix.Server, Plan);
        await ComeToTheDayBeforeAsync(cast);
        cast.TakeSms();
        var decide = cast.Stage.Desk.Get<DecideWeather>();
        var asked = (await cast.Stage.CardAsync()).Open!.Id;
        var outcomes = await Task.WhenAll(
            decide.RunAsync(WeatherStage.Slug, new(WeatherChoice.CallOff) { DecisionId = asked }, cast.Responsible, default),
            decide.RunAsync(WeatherStage.Slug, new(WeatherChoice.CallOff) { DecisionId = asked }, Actor.System, default));
        Assert.Single(outcomes.OfType<DecideWeatherOutcome.Done>());
        Assert.NotNull(Assert.Single(outcomes.OfType<DecideWeatherOutcome.Conflict>()).By);
        await cast.SendAsync();
        await EverybodyHasHeardAsync(cast, WeatherChoice.CallOff);
        Assert.Single((await cast.Stage.CardAsync()).Decisions);
    }

    /// <summary>From ten days out, when nobody is told anything, to noon the day before.</summary>
    private static async Task ComeToTheDayBeforeAsync(WeatherCast cast, bool sends = true)
    {
        var stage = cast.Stage;
        await stage.ComeToAsync("2027-05-07T12:00", gust: 6);
        Assert.Contains("Vi bestämmer senast söndag 16 maj kl. 12", WebUtility.HtmlDecode(await stage.PageAsync()), StringComparison.Ordinal);
        await stage.ComeToAsync("2027-05-14T12:00", gust: 11);
        await stage.ComeToAsync("2027-05-16T08:00", gust: 14, rain: 0.8, probability: 70);
        Assert.Equal((OccurrenceState.Confirmed, null), (await stage.StateAsync(), (await stage.CardAsync()).Open));
        await cast.SendAsync();
        Assert.Empty(cast.TakeSms());
        await stage.ComeToAsync("2027-05-16T12:00", gust: 14, rain: 0.8, probability: 70);
        if (sends) await cast.SendAsync();
    }

    /// <summary>Nothing has been sent and no time has passed since the decision.</summary>
    private static async Task EverythingPublicSaysItAsync(WeatherCast cast, WeatherChoice choice)
    {
        var http = cast.Stage.Host.Http;
        var page = WebUtility.HtmlDecode(await cast.Stage.PageAsync());
        var news = WebUtility.HtmlDecode(await http.GetStringAsync("/rss/serier/varyran.xml"));
        Assert.Contains(choice is WeatherChoice.GoAhead ? "Våryran blir av" : Reason, page, StringComparison.Ordinal);
        Assert.Contains(choice switch { WeatherChoice.CallOff => "https://schema.org/EventCancelled", WeatherChoice.ReserveDate => "https://schema.org/EventRescheduled", _ => "https://schema.org/EventScheduled" }, page, StringComparison.Ordinal);
        if (choice is WeatherChoice.Indoors) Assert.Contains("\"name\":\"Idrottshallen\"", page.Replace(": ", ":", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(choice switch { WeatherChoice.CallOff => "nställt", WeatherChoice.ReserveDate => "20 maj", WeatherChoice.Indoors => "Idrottshallen", _ => "Våryran" }, news, StringComparison.Ordinal);
        foreach (var feed in new[] { "/kalender/serier/varyran.ics", "/kalender/alla.ics", cast.PersonalFeed })
        {
            var entries = (await http.GetStringAsync(feed)).Replace("\r\n ", "", StringComparison.Ordinal);
            Assert.Contains(choice switch
            {
                WeatherChoice.CallOff => "STATUS:CANCELLED",
                WeatherChoice.ReserveDate => "DTSTART;TZID=Europe/Stockholm:20270520T",
                WeatherChoice.Indoors => "LOCATION:Idrottshallen",
                _ => "STATUS:CONFIRMED",
            }, entries, StringComparison.Ordinal);
        }

        // What organisers know of how to reach people stands nowhere in public.
        Assert.All(new[] { page, news, await http.GetStringAsync("/kalender/alla.ics"), await http.GetStringAsync($"/api/v1/occurrences/{WeatherStage.Slug}"), await http.GetStringAsync("/api/v1/series/varyran") },
            text => Assert.All(new[] { "ensemblen@", "provforeningen@", "070-174", "46701740615" }, secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase)));
    }

    private static async Task EverybodyHasHeardAsync(WeatherCast cast, WeatherChoice choice, params (string To, string Text)[] organisers)
    {
        var kind = choice switch { WeatherChoice.CallOff => NoticeKind.OccurrenceCancelled, WeatherChoice.GoAhead => NoticeKind.WeatherAllClear, _ => NoticeKind.OccurrenceMoved };
        Assert.Equal(Told, await cast.GotAsync(kind));
        var team = await cast.LetterAsync(kind, "lag-ett");
        var calendar = team.Root.All.FirstOrDefault(part => part.Type == "text/calendar")?.Text?.Replace("\n ", "", StringComparison.Ordinal) ?? "";
        Assert.Contains(choice switch { WeatherChoice.CallOff => "METHOD:CANCEL", WeatherChoice.GoAhead => "", _ => "METHOD:REQUEST" }, calendar, StringComparison.Ordinal);
        if (choice is WeatherChoice.ReserveDate) Assert.Contains("20270520T", calendar, StringComparison.Ordinal);
        if (choice is WeatherChoice.Indoors) Assert.Contains("LOCATION:Idrottshallen", calendar, StringComparison.Ordinal);
        foreach (var who in new[] { "lag-ett", "ensemblen", "provforeningen" })
            Assert.Contains(choice switch { WeatherChoice.CallOff => Reason, WeatherChoice.ReserveDate => "20 maj", WeatherChoice.Indoors => "Idrottshallen", _ => "blir av" }, Text(await cast.LetterAsync(kind, who)), StringComparison.Ordinal);
        var texted = cast.TakeSms();
        Assert.Equal(
            [.. new[] { WeatherCast.TextedTeam, WeatherCast.PhoneTeam, WeatherCast.Yoga }.Concat(organisers.Select(one => one.To)).Order(StringComparer.Ordinal)], texted.Select(sms => sms.To).Order(StringComparer.Ordinal));
        Assert.All(organisers, one => Assert.Contains(one, texted));
        Assert.All(texted.Where(sms => sms.To == WeatherCast.Yoga), sms => Assert.Contains("Våryran", sms.Text, StringComparison.Ordinal));
        if (choice is not WeatherChoice.GoAhead) Assert.Equal("Lagledaren i lag fyra, Exempelföreningen", await cast.ToCallAsync());
    }

    private static async Task LaterAsync(WeatherCast cast, int minutes)
    {
        cast.Stage.Host.Clock.Advance(TimeSpan.FromMinutes(minutes));
        await cast.SendAsync();
    }

    private static string Did(WeatherChoice choice) => choice switch
    {
        WeatherChoice.CallOff => "ställt in Våryran måndag 17 maj på grund av vädret.",
        WeatherChoice.ReserveDate => "flyttat Våryran till reservdagen",
        WeatherChoice.Indoors => "flyttat Våryran måndag 17 maj inomhus",
        _ => "bestämt att Våryran måndag 17 maj blir av",
    };

    private static string Text(ForeignMail mail) => mail.Root.All.First(part => part.Type == "text/plain").Text!.ReplaceLineEndings(" ").Replace("  ", " ", StringComparison.Ordinal);
}
