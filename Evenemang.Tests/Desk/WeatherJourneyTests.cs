using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Weather;
using Evenemang.Tests.Browser;
using Evenemang.Tests.Support;
using Evenemang.Tests.Weather;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Evenemang.Tests.Desk;

/// <summary>Decisions about the weather are taken on the bus: everything here happens on a screen of 390 pixels.</summary>
[Collection(DeskJourneys.Name)]
public sealed class WeatherJourneyTests(Chromium chromium)
{
    private const int Phone = 390;
    private const string First = "forst@exempel.se";
    private const string Second = "sedan@exempel.se";
    private const string WeatherPath = "/arrangor/evenemang/" + WeatherStage.Slug + "/vader";
    private const string Overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    private const string OwnWords = "Vi ställer in Våryran. Det blåser för mycket.";

    [NeedsFact(Tool.Chromium)]
    public async Task An_organiser_previews_and_calls_off_and_the_second_is_told_who_was_first()
    {
        await using var stage = await AskedAsync();
        var first = await DeskVisit.OpenAsync(chromium, stage.Host, First, "/arrangor", Phone);
        await Expect(first.GetByText("Väntar på ditt beslut")).ToBeVisibleAsync();
        await first.GetByRole(AriaRole.Region, new() { Name = "Väder" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(first.GetByRole(AriaRole.Region, new() { Name = "Vad prognosen säger" }).GetByText("Prognosen når en gräns för att ställa in", new() { Exact = true })).ToBeVisibleAsync();
        await Expect(first.GetByText("Källa: SMHI.")).ToBeVisibleAsync();
        var second = await DeskVisit.OpenAsync(chromium, stage.Host, Second, WeatherPath, Phone);
        await Choose(second, "Ställ in");

        await Choose(first, "Ställ in");
        await Expect(first.Locator("#weather-preview")).ToBeFocusedAsync();
        await Expect(first.GetByText("2 personer får brev")).ToBeVisibleAsync();
        await Expect(first.GetByLabel("Det här får de läsa")).ToHaveValueAsync(new Regex("finns inget vindskydd"));
        Assert.Equal(OccurrenceState.Confirmed, await stage.StateAsync());
        await Pictures.TakeAsync(first, "desk-weather-preview", "phone");
        await first.GetByLabel("Det här får de läsa").FillAsync(OwnWords);
        await first.GetByRole(AriaRole.Button, new() { Name = "Ställ in och meddela 2 personer" }).ClickAsync();
        await Expect(first.GetByText("Dagen är inställd.")).ToBeVisibleAsync();
        var row = await stage.Desk.RowAsync(WeatherStage.Slug);
        Assert.Equal((OccurrenceState.Cancelled, OwnWords), (row.State, row.CancelReason));

        await second.GetByRole(AriaRole.Button, new() { Name = "Ställ in och meddela 2 personer" }).ClickAsync();
        await Expect(second.GetByRole(AriaRole.Alert)).ToContainTextAsync("Prov Organiser hann före och ställde in dagen 16 maj 2027");
        await Expect(second.GetByRole(AriaRole.Listitem).Filter(new() { HasText = OwnWords })).ToBeVisibleAsync();
        Assert.Single((await stage.CardAsync()).Decisions);
        await first.Context.DisposeAsync();
        await second.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task Going_ahead_says_so_only_when_wished_and_what_is_not_prepared_leads_to_its_preparation()
    {
        await using var stage = await AskedAsync();
        var page = await DeskVisit.OpenAsync(chromium, stage.Host, First, WeatherPath, Phone);
        await Choose(page, "Flytta till reservdagen");
        await Expect(page.GetByText("Dagen har ingen reservdag.")).ToBeVisibleAsync();
        await page.Locator("#reserve-date summary").ClickAsync();
        await page.GetByLabel("Reservdagen börjar").FillAsync("2027-05-20T11:00");
        await page.GetByLabel("Reservdagen slutar").FillAsync("2027-05-20T15:00");
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara reservdagen" }).ClickAsync();
        await Expect(page.GetByText("Reservdagen är sparad.")).ToBeVisibleAsync();
        await Choose(page, "Flytta till reservdagen");
        await Expect(page.GetByLabel("Det här får de läsa")).ToHaveValueAsync(new Regex("Vi flyttar Våryran till .*20 maj"));

        await page.GetByRole(AriaRole.Button, new() { Name = "Låt Hoppborg utgå" }).ClickAsync();
        await page.GetByLabel("Varför punkten utgår").FillAsync("Det blåser för mycket för hoppborgen.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Låt Hoppborg utgå" }).ClickAsync();
        await Expect(page.GetByText("Punkten utgår, och sidan säger det.")).ToBeVisibleAsync();

        await Choose(page, "Låt den bli av");
        await Expect(page.GetByText("Ingen får brev.")).ToBeVisibleAsync();
        await page.GetByLabel("Meddela alla att dagen blir av").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Bestäm att dagen blir av och meddela 2 personer" }).ClickAsync();
        await Expect(page.GetByText("Det är bestämt att dagen blir av.")).ToBeVisibleAsync();
        var decided = Assert.Single((await stage.CardAsync()).Decisions);
        Assert.Equal((WeatherChoice.GoAhead, true, OccurrenceState.Confirmed), (decided.Choice, decided.IsAllClear, await stage.StateAsync()));
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task How_a_series_is_watched_is_chosen_on_a_page_of_its_own()
    {
        await using var stage = await AskedAsync();
        var page = await DeskVisit.OpenAsync(chromium, stage.Host, First, "/arrangor/serier/varyran/vader", Phone);
        await page.GetByLabel("Vad som ska tåla vädret").SelectOptionAsync("Tents");
        await page.GetByLabel("Vem som ställer in").SelectOptionAsync("Automatic");
        await page.Locator("#weather-decide-kind").SelectOptionAsync("Hours");
        await page.GetByRole(AriaRole.Group, new() { Name = "När det bestäms" }).GetByLabel("Timmar före start").FillAsync("10");
        await page.GetByLabel("Platsens namn").FillAsync("Gymnastiksalen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara", Exact = true }).ClickAsync();
        await Expect(page.Locator("#errors")).ToBeFocusedAsync();
        await page.Locator("#weather-remind-kind").SelectOptionAsync("Hours");
        await page.GetByRole(AriaRole.Group, new() { Name = "När fler får veta" }).GetByLabel("Timmar före start").FillAsync("8");
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Väderinställningarna är sparade.")).ToBeVisibleAsync();
        var plan = await stage.Host.ReadAsync(db => db.Series.Select(row => row.Weather).SingleAsync());
        Assert.Equal(
            (WeatherPreset.Tents, WeatherMode.Automatic, WeatherDeadline.Hours(10), WeatherDeadline.Hours(8), "Gymnastiksalen"),
            (plan!.Preset, plan.Mode, plan.Decide, plan.Remind, plan.Indoors!.Name));
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task The_pages_leave_nobody_out_light_or_dark()
    {
        await using var stage = await AskedAsync();
        var page = await DeskVisit.OpenAsync(chromium, stage.Host, First, "/arrangor", Phone);
        List<string> said = [];
        await LookAsync(page, "desk-weather-home", said);
        await DeskVisit.GoAsync(page, stage.Host, WeatherPath);
        await Choose(page, "Ställ in");
        await Expect(page.Locator("#weather-preview")).ToBeFocusedAsync();
        foreach (var details in await page.Locator("details > summary").AllAsync()) await details.ClickAsync();
        await LookAsync(page, "desk-weather", said);
        await DeskVisit.GoAsync(page, stage.Host, "/arrangor/serier/varyran/vader");
        await page.Locator("details > summary").ClickAsync();
        await LookAsync(page, "desk-weather-plan", said);
        await DeskVisit.GoAsync(page, stage.Host, "/en" + WeatherPath);
        await LookAsync(page, "desk-weather-en", said);
        stage.KillSource();
        await stage.ComeToAsync("2027-05-16T19:00");
        await DeskVisit.GoAsync(page, stage.Host, WeatherPath);
        await Expect(page.GetByText("Ingen ny prognos sedan 16 maj 2027")).ToBeVisibleAsync();
        await LookAsync(page, "desk-weather-stale", said);
        Assert.Equal([], said);
        await page.Context.DisposeAsync();
    }

    /// <summary>Noon the day before: the forecast calls off, and the organisers are asked.</summary>
    private static async Task<WeatherStage> AskedAsync()
    {
        var stage = await WeatherStage.OpenAsync(DatabaseKind.Sqlite, new());
        var series = await stage.Host.ReadAsync(db => db.Series.Select(row => row.Id).SingleAsync());
        foreach (var address in new[] { First, Second }) await DeskVisit.AccountAsync(stage.Host, address, OrganiserRole.Organiser, new Grant(GrantKind.Organiser, series));
        await stage.ComeToAsync("2027-05-16T12:00", gust: 14, rain: 0.8, probability: 70);
        Assert.NotNull((await stage.CardAsync()).Open);
        return stage;
    }

    private static Task Choose(IPage page, string choice) => page.GetByRole(AriaRole.Button, new() { Name = choice, Exact = true }).ClickAsync();

    private static async Task LookAsync(IPage page, string name, List<string> said)
    {
        await page.Locator("h1").First.WaitForAsync();
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var result = await page.RunAxe();
            said.AddRange(result.Violations.Select(violation => $"{name} {scheme} {violation.Id}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}"));
            await Pictures.TakeAsync(page, name, scheme is ColorScheme.Dark ? "dark" : "phone");
        }

        if (await page.EvaluateAsync<int>(Overflow) is not 0 and var beyond) said.Add($"{name} is {beyond} pixels too wide for a telephone");
        await page.SetViewportSizeAsync(1280, 900);
        await Pictures.TakeAsync(page, name, "wide");
        await page.SetViewportSizeAsync(Phone, 844);
    }
}
