using Deque.AxeCore.Playwright;
using Evenemang.Server.Registrations;
using Evenemang.Tests.Accounts;
using Evenemang.Tests.Browser;
using Evenemang.Tests.Desk;
using Evenemang.Tests.Support;
using Microsoft.Playwright;
using static Evenemang.Tests.Groups.GroupScene;
using static Microsoft.Playwright.Assertions;

namespace Evenemang.Tests.Groups;

/// <summary>The hand-over in a real browser: at the desk, and then on the contact's telephone.</summary>
[Collection(BrowserJourneys.Name)]
public sealed class HandOverJourney(Chromium chromium)
{
    [NeedsFact(Tool.Chromium)]
    public async Task The_facilitator_hands_the_group_over_and_the_contact_runs_it_on_a_telephone()
    {
        await using var scene = await GroupScene.StartAsync(DatabaseKind.Sqlite);
        await scene.JoinAsync("Ekorren");
        var path = $"/arrangor/serier/{Slug}/grupp";
        var desk = await DeskVisit.OpenAsync(chromium, scene.Host, "igangsattaren@exempel.se", path);
        await Expect(desk.GetByText("1 av minst 3 har plats.")).ToBeVisibleAsync();
        await DeskLook.CheckAsync(desk, "grupp-vantar");
        foreach (var alias in new[] { "Igelkotten", "Räven" }) await scene.JoinAsync(alias);
        await scene.CallAsync("Haren", "031-390 06 17");
        await DeskVisit.GoAsync(desk, scene.Host, path);
        await Expect(desk.GetByText("Gruppen startar. Det blev klart måndag 7 januari.")).ToBeVisibleAsync();
        await Expect(desk.GetByLabel("Från och med vilken träff?").Locator("option:checked")).ToHaveTextAsync("onsdag 24 april");
        await desk.GetByLabel("Vem blir kontaktperson?").SelectOptionAsync(new SelectOptionValue { Label = "Ekorren" });
        await Expect(desk.GetByText("Ekorren blir kontaktperson och får ett brev om det nu.")).ToBeVisibleAsync();
        await DeskLook.CheckAsync(desk, "grupp-lamna");
        await desk.PressAsync("Lämna över gruppen");
        await Expect(desk.GetByText("Överlämningen är bestämd.")).ToBeVisibleAsync();
        await desk.PressAsync("Ångra överlämningen");
        await Expect(desk.GetByText("Överlämningen är ångrad.")).ToBeVisibleAsync();
        await desk.GetByLabel("Vem blir kontaktperson?").SelectOptionAsync(new SelectOptionValue { Label = "Ekorren" });
        await desk.PressAsync("Lämna över gruppen");
        await Expect(desk.GetByText("Gruppen sköter sig själv från onsdag 24 april. Kontaktperson blir Ekorren.")).ToBeVisibleAsync();

        scene.Room.Desk.SetClock("2030-04-24T16:00");
        await scene.Verb<ReportAbsence>().RunAsync(scene.By("Räven"), (await scene.MeetingAsync("2030-05-29")).Id, default);
        var phone = await chromium.OpenAsync(script: true);
        await phone.GotoAsync($"{scene.Host.Address}/min-anmalan/{scene["Ekorren"].Token}");
        await LookAsync(phone, "kontakt-min-plats");
        await phone.GetByRole(AriaRole.Link, new() { Name = "Till gruppen" }).ClickAsync();
        await Expect(phone.GetByText("Kan inte komma: Räven")).ToBeVisibleAsync();
        await LookAsync(phone, "kontakt-grupp");
        await phone.GetByText("Välj värd").First.ClickAsync();
        await phone.GetByLabel("Vem är värd?").First.SelectOptionAsync(new SelectOptionValue { Label = "Igelkotten" });
        await phone.GetByRole(AriaRole.Button, new() { Name = "Spara värden" }).First.ClickAsync();
        await Expect(phone.GetByText("Värd: Igelkotten")).ToBeVisibleAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Skicka till alla" }).ClickAsync();
        await Expect(phone.GetByText("Skriv något först.")).ToBeVisibleAsync();
        await LookAsync(phone, "kontakt-fel");
        await phone.GetByLabel("Vad vill du berätta?").FillAsync("Ta med boken.");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Skicka till alla" }).ClickAsync();
        await Expect(phone.GetByText("Brevet är på väg till alla som har e-post.")).ToBeVisibleAsync();
        await phone.GetByText("Flytta träffen").First.ClickAsync();
        await phone.GetByLabel("Dag").First.FillAsync("2030-05-30");
        await LookAsync(phone, "kontakt-flytta");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Flytta och berätta för alla" }).First.ClickAsync();
        await Expect(phone.GetByText("Träffen är flyttad.")).ToBeVisibleAsync();
        await Expect(phone.GetByRole(AriaRole.Heading, new() { Name = "Torsdag 30 maj" })).ToBeVisibleAsync();

        // Months have passed: the sign-in has ended.
        await desk.Context.DisposeAsync();
        desk = await DeskVisit.OpenAsync(chromium, scene.Host, "igangsattaren@exempel.se", path);
        await Expect(desk.GetByText("Gruppen sköter sig själv sedan onsdag 24 april.")).ToBeVisibleAsync();
        await Expect(desk.GetByText("Ekorren")).ToHaveCountAsync(0);
        await DeskLook.CheckAsync(desk, "grupp-overlamnad");
        await DeskVisit.GoAsync(desk, scene.Host, $"/arrangor/serier/{Slug}/anmalningar");
        await Expect(desk.GetByText("Därför visar vi bara hur många som är med, inte vilka.")).ToBeVisibleAsync();
        await Expect(desk.GetByText("Ekorren")).ToHaveCountAsync(0);
        await DeskLook.CheckAsync(desk, "grupp-inga-namn");
        await phone.Context.DisposeAsync();
        await desk.Context.DisposeAsync();
    }

    private static async Task LookAsync(IPage page, string name)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await Pictures.TakeAsync(page, name, $"390-{scheme}".ToLowerInvariant());
        }
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        Assert.Equal([], (await page.RunAxe()).Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}")));
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, $"{name} must be scrolled sideways.");
    }
}
