using Evenemang.Server.Registrations;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Registrations;
using Evenemang.Tests.Browser;
using Evenemang.Tests.Registrations;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Evenemang.Tests.Desk;

/// <summary>The door, on a telephone, alone and together, with and without a connection.</summary>
[Collection(DeskJourneys.Name)]
public sealed class DoorJourneyTests(Chromium chromium)
{
    private const string Address = "dorren@exempel.se";

    [NeedsFact(Tool.Chromium)]
    public async Task Without_a_connection_no_tap_is_lost_and_a_reload_keeps_them()
    {
        await using var scene = await Scene.StartAsync(DatabaseKind.Sqlite, new());
        var first = await scene.SignUpAsync();
        var second = await scene.SignUpAsync(heads: 3);
        var page = await OpenAsync(scene);
        await Expect(page.GetByText("0 av 4 har kommit")).ToBeVisibleAsync();

        await page.Context.SetOfflineAsync(true);
        await Person(page, "Deltagare 1").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "En till" }).ClickAsync();
        await Person(page, "Deltagare 2").ClickAsync();
        await Expect(page.GetByText("4 av 4 har kommit")).ToBeVisibleAsync();
        await Expect(page.GetByText("Ingen kontakt. Fortsätt som vanligt: 3 väntar i telefonen")).ToBeVisibleAsync();
        await PeopleJourneyTests.LookAsync(page, "dorr-utan-kontakt");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ångra" }).ClickAsync();
        await Expect(page.GetByText("1 av 4 har kommit")).ToBeVisibleAsync();
        Assert.Equal(Attendance.Unknown, (await scene.RowAsync(first)).Attendance);

        await page.Context.SetOfflineAsync(false);
        await Expect(page.GetByText("Allt är sparat.")).ToBeVisibleAsync();
        Assert.Equal((Attendance.Attended, Attendance.Unknown), ((await scene.RowAsync(first)).Attendance, (await scene.RowAsync(second)).Attendance));
        Assert.Equal(1, await scene.Host.ReadAsync(db => db.DoorTaps.SumAsync(tap => tap.DropIns)));
        Assert.Equal(4, await scene.Host.ReadAsync(db => db.DoorTaps.CountAsync()));
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task A_tap_waits_in_the_browser_even_when_the_page_is_loaded_anew()
    {
        await using var scene = await Scene.StartAsync(DatabaseKind.Sqlite, new());
        var person = await scene.SignUpAsync();
        var page = await OpenAsync(scene);
        await page.RouteAsync("**/tryck", route => route.AbortAsync());
        await Person(page, "Deltagare 1").ClickAsync();
        await Expect(page.GetByText("Ingen kontakt.")).ToBeVisibleAsync();
        await page.UnrouteAllAsync();
        await DeskVisit.GoAsync(page, scene.Host, $"/arrangor/dorren/{scene.DateSlug(0)}");
        await Expect(page.GetByText("Allt är sparat.")).ToBeVisibleAsync();
        await Expect(Person(page, "Deltagare 1")).ToHaveAttributeAsync("aria-pressed", "true");
        Assert.Equal(Attendance.Attended, (await scene.RowAsync(person)).Attendance);
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task Two_at_the_same_door_see_each_others_taps()
    {
        await using var scene = await Scene.StartAsync(DatabaseKind.Sqlite, new());
        await scene.SignUpAsync();
        await scene.SignUpAsync();
        var one = await OpenAsync(scene);
        var other = await one.Context.NewPageAsync();
        await DeskVisit.GoAsync(other, scene.Host, $"/arrangor/dorren/{scene.DateSlug(0)}");
        await Person(one, "Deltagare 1").ClickAsync();
        await Expect(Person(other, "Deltagare 1")).ToHaveAttributeAsync("aria-pressed", "true");
        await other.GetByRole(AriaRole.Button, new() { Name = "En till" }).ClickAsync();
        await Expect(one.GetByText("1 utan anmälan")).ToBeVisibleAsync();
        await Person(other, "Deltagare 2").ClickAsync();
        await Expect(one.GetByText("2 av 2 har kommit")).ToBeVisibleAsync();
        await PeopleJourneyTests.LookAsync(one, "dorr");
        await one.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task A_code_is_read_by_the_camera_or_typed_and_the_person_has_it_on_their_page()
    {
        await using var scene = await Scene.StartAsync(DatabaseKind.Sqlite, new());
        var first = await scene.SignUpAsync();
        var second = await scene.SignUpAsync();
        var page = await OpenAsync(scene, Camera(await CodeAsync(scene, first)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Läs av koden med kameran" }).ClickAsync();
        await Expect(Person(page, "Deltagare 1")).ToHaveAttributeAsync("aria-pressed", "true");
        await page.GetByRole(AriaRole.Button, new() { Name = "Stäng kameran" }).ClickAsync();

        var code = await CodeAsync(scene, second);
        await page.GetByLabel("Sök namn eller kod").FillAsync($"{code[..3]} {code[3..]}".ToLowerInvariant());
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("2 av 2 har kommit")).ToBeVisibleAsync();

        await page.GotoAsync($"{scene.Host.Address}/min-anmalan/{second.Token}");
        await Expect(page.GetByText(DoorCode.Shown(code))).ToBeVisibleAsync();
        await Expect(page.Locator(".place-code svg.qr")).ToBeVisibleAsync();
        await Pictures.TakeAsync(page, "min-plats-kod", "390");
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task A_door_helper_finds_their_door_and_nothing_else()
    {
        await using var scene = await Scene.StartAsync(DatabaseKind.Sqlite, new());
        await scene.SignUpAsync();
        scene.Clock.Now = new DateTime(2027, 1, 25, 12, 0, 0, DateTimeKind.Utc);
        var page = await OpenAsync(scene);
        await DeskVisit.GoAsync(page, scene.Host, "/arrangor/dorren");
        await PeopleJourneyTests.LookAsync(page, "dorrar");
        await page.GetByRole(AriaRole.Link, new() { Name = "Frukostseminarium" }).ClickAsync();
        await Expect(page.GetByText("0 av 1 har kommit")).ToBeVisibleAsync();
        await DeskVisit.GoAsync(page, scene.Host, $"/arrangor/evenemang/{scene.DateSlug(0)}/anmalningar");
        await Expect(page.GetByText("Listan finns inte")).ToBeVisibleAsync();
        await page.GotoAsync($"{scene.Host.Address}/arrangor/evenemang/{scene.DateSlug(0)}/anmalningar/utskrift/dorrlista");
        await Expect(page.GetByText("Listan finns inte")).ToBeVisibleAsync();
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task A_tap_from_another_site_is_refused()
    {
        await using var scene = await Scene.StartAsync(DatabaseKind.Sqlite, new());
        var person = await scene.SignUpAsync();
        var page = await OpenAsync(scene);
        var answer = await page.APIRequest.PostAsync(
            $"{scene.Host.Address}/arrangor/dorren/{scene.DateSlug(0)}/tryck",
            new() { DataObject = new { id = Guid.NewGuid(), registrationId = person.Id, mark = "attended", dropIns = 0 } });
        Assert.Equal(419, answer.Status);
        Assert.Equal(Attendance.Unknown, (await scene.RowAsync(person)).Attendance);
        await page.Context.DisposeAsync();
    }

    private async Task<IPage> OpenAsync(Scene scene, string? script = null)
    {
        await DeskVisit.AccountAsync(scene.Host, Address, OrganiserRole.Door, new Grant(GrantKind.Door, scene.SeriesId, scene.OccurrenceId));
        var page = await DeskVisit.OpenAsync(chromium, scene.Host, Address, "/arrangor/dorren", 390, 844);
        if (script is not null) await page.AddInitScriptAsync(script);
        await DeskVisit.GoAsync(page, scene.Host, $"/arrangor/dorren/{scene.DateSlug(0)}");
        return page;
    }

    private static ILocator Person(IPage page, string name) => page.Locator(".door-person").Filter(new() { HasText = name });

    private static async Task<string> CodeAsync(Scene scene, RegisterOutcome.Registered who) =>
        (await scene.Verb<FindDoor>().RunAsync(scene.DateSlug(0), Scene.Organiser, CancellationToken.None))!.People.Single(person => person.Id == who.Id).Code;

    /// <summary>A camera that shows a grey picture, and a reader that finds the code in it.</summary>
    private static string Camera(string code) => $$"""
        Object.defineProperty(navigator, "mediaDevices", { value: { getUserMedia: async () => {
          const canvas = document.createElement("canvas"); canvas.getContext("2d").fillRect(0, 0, 10, 10); return canvas.captureStream(5); } } });
        window.BarcodeDetector = class { async detect() { return [{ rawValue: "{{code}}" }]; } };
        """;
}
