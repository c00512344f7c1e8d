using Evenemang.Server.Events;
using Evenemang.Server.Jobs;
using Evenemang.Server.Messaging;
using Evenemang.Server.Notices;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Browser;
using Evenemang.Tests.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Evenemang.Tests.Desk;

/// <summary>What did not get through, who must be called, what runs, and in whose words the letters are.</summary>
[Collection(DeskJourneys.Name)]
public sealed class NoticesJourneyTests(Chromium chromium)
{
    private const string Address = "samordnaren@exempel.se";
    private const string Overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

    [NeedsFact(Tool.Chromium)]
    public async Task A_message_that_failed_is_sent_again_and_the_queue_tells_why_it_stands_still()
    {
        await using var scene = await SceneAsync();
        var page = await DeskVisit.OpenAsync(chromium, scene.Host, Address, "/arrangor/meddelanden");
        await Expect(page.GetByText("Alla meddelanden har kommit iväg.")).ToBeVisibleAsync();
        await LookAsync(page, "meddelanden-tom");

        var kim = await scene.SignUpAsync();
        await FailAsync(scene, NoticeState.Failed, "refused 550 5.1.1");
        await scene.Verb<MessageQueues>().StopAsync(QueueState.Mail, "535 5.7.8", "Authentication failed", true, scene.Clock.Now, _ => TimeSpan.FromMinutes(5));
        await DeskVisit.GoAsync(page, scene.Host, "/arrangor");
        await page.GetByRole(AriaRole.Link, new() { Name = "1 meddelande kom inte fram" }).ClickAsync();
        await Expect(page.GetByText("Mottagarens server tar inte emot adressen.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Svar: 550 5.1.1")).ToBeVisibleAsync();
        await Expect(page.GetByText("Inga mejl går iväg sedan 11 januari 2027")).ToBeVisibleAsync();
        await LookAsync(page, "meddelanden");
        await page.GetByRole(AriaRole.Button, new() { Name = "Skicka igen: Du har en plats till Deltagare 1" }).ClickAsync();
        await Expect(page.GetByText("Meddelandet skickas igen nu.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Alla meddelanden har kommit iväg.")).ToBeVisibleAsync();
        Assert.Equal("Confirmed Planned", await scene.NoticesAsync(kim));
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task Whoever_the_news_did_not_reach_is_called_ticked_off_and_unticked()
    {
        await using var scene = await SceneAsync();
        await scene.SignUpAsync();
        await scene.RegisterAsync(new() { Name = "Deltagare utan adress", Phone = "070-174 06 12" }, source: RegistrationSource.OnBehalf);
        var path = $"/arrangor/evenemang/{scene.DateSlug(0)}";
        var page = await DeskVisit.OpenAsync(chromium, scene.Host, Address, path);
        await page.GetByRole(AriaRole.Link, new() { Name = "Nådda" }).ClickAsync();
        await Expect(page.GetByText("Inget brådskande har hänt.")).ToBeVisibleAsync();

        // As if a seat had come free for them a minute after they signed up.
        await scene.Host.Store.WriteAsync(
            (db, cancel) => db.Registrations.Where(row => row.Email == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.ConfirmedAt, row => row.CreatedAt.AddMinutes(1)), cancel), default);
        await DeskVisit.GoAsync(page, scene.Host, path + "/natt");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Har fått eller erbjuds en plats och vet inte om det (1)" })).ToBeVisibleAsync();
        await LookAsync(page, "natt-fatt-plats");
        scene.Clock.Advance(TimeSpan.FromMinutes(2));
        await page.GetByRole(AriaRole.Button, new() { Name = "Nådd: Deltagare utan adress" }).ClickAsync();
        await Expect(page.GetByText("Inget brådskande har hänt.")).ToBeVisibleAsync();

        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<EventOutcome.Done>(await scene.Verb<CancelOccurrence>().RunAsync(scene.DateSlug(0), "Det blåser för mycket.", null, Scene.Organiser, default), exactMatch: false);
        await DeskVisit.GoAsync(page, scene.Host, "/arrangor");
        await Expect(page.GetByText("1 att ringa")).ToBeVisibleAsync();
        await LookAsync(page, "hem-att-ringa");
        await DeskVisit.GoAsync(page, scene.Host, path + "/natt");
        await Expect(page.GetByText("Nådda: 0. På väg: 1. Osäkra: 0. Att ringa: 1.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "070-174 06 12" })).ToHaveAttributeAsync("href", "tel:0701740612");
        await LookAsync(page, "natt");
        await page.GetByRole(AriaRole.Button, new() { Name = "Svarade inte: Deltagare utan adress" }).ClickAsync();
        await Expect(page.GetByText("Antecknat: Deltagare utan adress svarade inte.")).ToBeVisibleAsync();
        scene.Clock.Advance(TimeSpan.FromMinutes(1));
        await page.GetByRole(AriaRole.Button, new() { Name = "Nådd: Deltagare utan adress" }).ClickAsync();
        await Expect(page.GetByText("Nådda: 1. På väg: 1. Osäkra: 0. Att ringa: 0.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Prov Organiser nådde dem")).ToBeVisibleAsync();
        await LookAsync(page, "natt-avprickad");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ångra samtalet med Deltagare utan adress" }).First.ClickAsync();
        await Expect(page.GetByText("Samtalet är borttaget.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Att ringa: 1.")).ToBeVisibleAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.GetByText("☐").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Skriv ut" })).ToBeHiddenAsync();
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task An_administrator_sees_what_runs_and_pauses_it()
    {
        await using var scene = await SceneAsync();
        await DeskVisit.AccountAsync(scene.Host, "husets@exempel.se", OrganiserRole.Administrator);
        var states = scene.Verb<JobStates>();
        await states.AddAsync(JobList.SendNotices, TimeSpan.FromSeconds(5), default);
        await states.AddAsync("extend-series", TimeSpan.FromHours(6), default);
        await states.RecordAsync(JobList.SendNotices, (ManualClock.Start, TimeSpan.FromMilliseconds(12)), ManualClock.Start.AddSeconds(5), "IOException");
        await scene.SignUpAsync();
        await scene.SignUpAsync();
        await FailAsync(scene, NoticeState.Unsure, "unknown timeout");
        var page = await DeskVisit.OpenAsync(chromium, scene.Host, "husets@exempel.se", "/arrangor/jobb");
        await Expect(page.GetByText("var 5:e sekund")).ToBeVisibleAsync();
        await Expect(page.GetByText("IOException")).ToBeVisibleAsync();
        await Expect(page.GetByText("Inget väntar på att gå iväg.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Vi lämnade över meddelandet men fick inget svar.")).ToBeVisibleAsync();
        await LookAsync(page, "jobb");
        await page.GetByRole(AriaRole.Button, new() { Name = "Pausa: Skicka meddelanden" }).ClickAsync();
        await Expect(page.GetByText("Pausat: Skicka meddelanden.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Pausat av Prov Administrator")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Fortsätt: Skicka meddelanden" }).ClickAsync();
        await Expect(page.GetByText("Igång igen: Skicka meddelanden.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Kör nu: Skicka meddelanden" }).ClickAsync();
        await Expect(page.GetByText("Körs strax: Skicka meddelanden.")).ToBeVisibleAsync();
        Assert.NotNull((await states.FindAsync(JobList.SendNotices, default))!.RequestedAt);
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task A_series_gets_a_reminder_more_words_of_its_own_and_a_look_at_the_letter()
    {
        await using var scene = await SceneAsync();
        var page = await DeskVisit.OpenAsync(chromium, scene.Host, Address, $"/arrangor/serier/{scene.SeriesSlug}/meddelanden");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lägg till en påminnelse" }).ClickAsync();
        await page.GetByLabel("Hur många").Last.FillAsync("2");
        await page.GetByLabel("Dagar eller timmar före").Last.SelectOptionAsync("Hours");
        await page.Locator("summary").Filter(new() { HasText = "Påminnelse" }).ClickAsync();
        await page.Locator("details[open]").GetByLabel("Text på svenska").FillAsync("Ta med {mat} till {titel}.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara" }).ClickAsync();
        await Expect(page.Locator("details .error")).ToHaveTextAsync("Vi kan inte fylla i {mat}. Så här kan du skriva: {titel}, {tema}, {datum}, {tid}, {plats}, {länk}.");
        await LookAsync(page, "serie-meddelanden-fel");
        await page.Locator("details[open]").GetByLabel("Text på svenska").FillAsync("Ta med fika till {titel}.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara" }).ClickAsync();
        await Expect(page.GetByText("Sparat. Det gäller")).ToBeVisibleAsync();
        var saved = await scene.Host.ReadAsync(db => db.Series.Where(row => row.Id == scene.SeriesId).Select(row => row.Notices).SingleAsync());
        Assert.Contains(new ReminderRule(ReminderUnit.Hours, 2), saved.Reminders);
        Assert.Equal("Ta med fika till {titel}.", Assert.Single(saved.Kinds).Swedish);

        await page.GetByRole(AriaRole.Button, new() { Name = "Visa brevet" }).ClickAsync();
        await Expect(page.Locator(".letter")).ToContainTextAsync("Ta med fika till");
        await LookAsync(page, "serie-meddelanden");
        await page.GetByRole(AriaRole.Button, new() { Name = "Skicka ett prov till mig" }).ClickAsync();
        await Expect(page.GetByText($"Provet är skickat till {Address}.")).ToBeVisibleAsync();
        Assert.Single(Directory.GetFiles(scene.Host.MailFolder, "*.eml", SearchOption.AllDirectories));
        foreach (var kind in Evenemang.Server.Desk.NoticePages.NoticeForm.Shown)
        {
            Assert.NotNull(await scene.Verb<PreviewNotice>().RunAsync(scene.DateSlug(0), kind, "en", Scene.Organiser, default));
        }
        await page.Context.DisposeAsync();
    }

    private static async Task<Scene> SceneAsync()
    {
        var scene = await Scene.StartAsync(DatabaseKind.Sqlite, new() { Capacity = 20 });
        await DeskVisit.AccountAsync(scene.Host, Address, OrganiserRole.Organiser, new Grant(GrantKind.Organiser, scene.SeriesId));
        return scene;
    }

    private static Task<int> FailAsync(Scene scene, NoticeState state, string failure) => scene.Host.Store.WriteAsync(
        (db, cancel) => db.Notices.ExecuteUpdateAsync(set => set.SetProperty(row => row.State, state).SetProperty(row => row.Failure, failure), cancel), default);

    private static async Task LookAsync(IPage page, string name)
    {
        await PeopleJourneyTests.LookAsync(page, name);
        await page.SetViewportSizeAsync(390, 900);
        Assert.Equal(0, await page.EvaluateAsync<int>(Overflow));
        await page.SetViewportSizeAsync(1280, 900);
    }
}
