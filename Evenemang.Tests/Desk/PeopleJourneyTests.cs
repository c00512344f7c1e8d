using System.Net;
using Deque.AxeCore.Playwright;
using Evenemang.Server.Registrations;
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

/// <summary>The list of participants: somebody calls, somebody asks, somebody waits.</summary>
[Collection(DeskJourneys.Name)]
public sealed class PeopleJourneyTests(Chromium chromium)
{
    private const string Address = "samordnaren@exempel.se";

    [NeedsFact(Tool.Chromium)]
    public async Task Somebody_calls_and_is_signed_up_by_keyboard_without_an_address()
    {
        await using var scene = await Scene.StartAsync(DatabaseKind.Sqlite, new() { Capacity = 20, Questions = [Question.Diet()] });
        await AccountAsync(scene);
        var page = await DeskVisit.OpenAsync(chromium, scene.Host, Address, $"/arrangor/evenemang/{scene.DateSlug(0)}/anmalningar");
        await Expect(page.GetByText("Ingen har anmält sig än")).ToBeVisibleAsync();
        await LookAsync(page, "anmalda-tom");
        await page.GetByRole(AriaRole.Link, new() { Name = "Anmäl någon" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("Namn").FillAsync("Växelsamordningsdeltagaren Åhl-Exempelström");
        await page.GetByLabel("Telefon").FillAsync("031-390 06 12");
        await page.GetByLabel("Hur många kommer").FillAsync("2");
        await page.GetByLabel("Kost och allergier").FillAsync("Inga nötter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Anmäl", Exact = true }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Ni har 2 platser.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Vi ringer 031-390 06 12 om något ändras.")).ToBeVisibleAsync();
        var code = await page.Locator(".door-code").TextContentAsync();
        Assert.Matches("^[0-9A-Z]{3} [0-9A-Z]{3}$", code);
        await LookAsync(page, "anmald-kvitto");

        await page.GetByRole(AriaRole.Link, new() { Name = "Till listan" }).ClickAsync();
        await page.GetByLabel("Sök").FillAsync(code!);
        await page.GetByRole(AriaRole.Button, new() { Name = "Växelsamordningsdeltagaren Åhl-Exempelström" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Växelsamordningsdeltagaren Åhl-Exempelström" })).ToBeFocusedAsync();
        await page.GetByText("Vad som har hänt").ClickAsync();
        await Expect(page.GetByText("Anmäld, av Prov Organiser")).ToBeVisibleAsync();
        await LookAsync(page, "anmalda-en");

        await PressAsync(page, "Ändra uppgifter");
        await page.GetByLabel("Telefon").FillAsync("070-174 06 21");
        await page.GetByLabel("Hur många kommer").FillAsync("3");
        await PressAsync(page, "Spara ändringen");
        await Expect(page.GetByText("3 av 20 platser tagna")).ToBeVisibleAsync();
        await Expect(page.GetByText("070-174 06 21")).ToBeVisibleAsync();

        await PressAsync(page, "Avanmäl");
        await Expect(page.GetByText("Växelsamordningsdeltagaren Åhl-Exempelström är avanmäld.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ångra" }).ClickAsync();
        await Expect(page.GetByText("Ångrat. Platsen är kvar.")).ToBeVisibleAsync();
        await Expect(page.GetByText("3 av 20 platser tagna")).ToBeVisibleAsync();
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task Somebody_who_is_offered_a_seat_calls_to_say_yes()
    {
        await using var scene = await Scene.StartAsync(DatabaseKind.Sqlite, new() { Capacity = 1, OfferHours = 24 });
        await AccountAsync(scene);
        var leaving = await scene.SignUpAsync();
        await scene.SignUpAsync();
        await scene.WithdrawAsync(leaving);
        var page = await DeskVisit.OpenAsync(chromium, scene.Host, Address, $"/arrangor/evenemang/{scene.DateSlug(0)}/anmalningar");
        await Expect(page.GetByText("0 av 1 platser tagna, 1 erbjuden")).ToBeVisibleAsync();
        await Expect(page.GetByText("svar senast 12 jan").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Deltagare 2" }).ClickAsync();
        await LookAsync(page, "anmalda-erbjuden");
        await PressAsync(page, "Tackar ja");
        await PressAsync(page, "Tackar ja");
        await Expect(page.GetByText("Deltagare 2 har en plats.")).ToBeVisibleAsync();
        await Expect(page.GetByText("1 av 1 platser tagna")).ToBeVisibleAsync();
        await page.GetByText("Vad som har hänt").ClickAsync();
        await Expect(page.GetByText("Tackade ja till platsen, av Prov Organiser")).ToBeVisibleAsync();
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task A_seat_out_of_order_is_refused_explained_and_then_given_deliberately()
    {
        await using var scene = await Scene.StartAsync(DatabaseKind.Sqlite, new() { Capacity = 2, SkipTooLarge = false });
        await AccountAsync(scene);
        await scene.SignUpAsync();
        await scene.SignUpAsync(heads: 2);
        await scene.SignUpAsync();
        var page = await DeskVisit.OpenAsync(chromium, scene.Host, Address, $"/arrangor/evenemang/{scene.DateSlug(0)}/anmalningar");
        await OpenAsync(page, "Deltagare 2");
        await PressAsync(page, "Ge plats");
        await PressAsync(page, "Ge plats");
        await Expect(page.GetByText("Fler än vad som får plats släpper vi inte in.")).ToBeVisibleAsync();
        await OpenAsync(page, "Deltagare 3");
        await PressAsync(page, "Ge plats");
        await Expect(page.GetByText("Vi skriver till deltagare3@exempel.se så snart du trycker.")).ToBeVisibleAsync();
        await PressAsync(page, "Ge plats");
        await Expect(page.GetByText("En anmälan står före på väntelistan och skulle gås förbi")).ToBeVisibleAsync();
        await LookAsync(page, "anmalda-forbi");
        await PressAsync(page, "Ge plats ändå");
        await Expect(page.GetByText("Deltagare 3 har fått en plats före 1 som väntar. Det står i loggen.")).ToBeVisibleAsync();
        await Expect(page.GetByText("2 av 2 platser tagna, 1 anmälan på väntelistan")).ToBeVisibleAsync();
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task A_request_is_approved_and_another_page_that_is_open_sees_it()
    {
        await using var scene = await Scene.StartAsync(DatabaseKind.Sqlite, new() { Capacity = 5, Approval = true });
        await AccountAsync(scene);
        await scene.SignUpAsync();
        var path = $"/arrangor/evenemang/{scene.DateSlug(0)}/anmalningar";
        var page = await DeskVisit.OpenAsync(chromium, scene.Host, Address, path);
        var other = await page.Context.NewPageAsync();
        await DeskVisit.GoAsync(other, scene.Host, path);
        await Expect(other.GetByText("Väntar på svar", new() { Exact = true })).ToBeVisibleAsync();
        await OpenAsync(page, "Deltagare 1");
        await PressAsync(page, "Säg ja");
        await PressAsync(page, "Säg ja");
        await Expect(page.GetByText("Deltagare 1 har fått en plats.")).ToBeVisibleAsync();
        await Expect(other.GetByText("1 av 5 platser tagna")).ToBeVisibleAsync();
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task Two_hundred_rows_are_read_filtered_printed_and_taken_along()
    {
        await using var scene = await Scene.StartAsync(DatabaseKind.Sqlite, new() { Capacity = 180, Questions = [Question.Diet(), Question.Affiliation()] });
        await AccountAsync(scene);
        for (var number = 0; number < 199; number++)
        {
            var answers = new Dictionary<string, string> { ["tillhorighet"] = number % 2 == 0 ? "Kommun" : "Förening eller brukarorganisation" };
            if (number % 9 == 0) answers["kost"] = number % 18 == 0 ? "Vegetariskt" : "Inga nötter, och inget som har legat bredvid nötter";
            await scene.RegisterAsync(scene.Person() with { Answers = answers });
        }
        await scene.RegisterAsync(new() { Name = "=1+1", Phone = "070-174 06 12", Answers = new Dictionary<string, string> { ["tillhorighet"] = "Annat" } }, source: RegistrationSource.OnBehalf);
        var path = $"/arrangor/evenemang/{scene.DateSlug(0)}/anmalningar";
        var page = await DeskVisit.OpenAsync(chromium, scene.Host, Address, path);
        await Expect(page.GetByText("Visar 200 av 200 anmälningar")).ToBeVisibleAsync();
        await LookAsync(page, "anmalda-200");
        await page.GetByLabel("Svar", new() { Exact = true }).SelectOptionAsync("kost");
        await Expect(page.GetByText("Visar 23 av 200 anmälningar")).ToBeVisibleAsync();

        var csv = await page.APIRequest.GetAsync($"{scene.Host.Address}{path}.csv");
        var octets = await csv.BodyAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], octets[..3]);
        var text = System.Text.Encoding.UTF8.GetString(octets);
        Assert.Contains("'=1+1", text, StringComparison.Ordinal);
        Assert.Contains("Namn;Lag;Läge", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n=1+1", text, StringComparison.Ordinal);
        Assert.NotEqual(HttpStatusCode.OK, (await scene.Host.Http.GetAsync($"{path}.csv")).StatusCode);

        foreach (var sheet in (string[])["dorrlista", "namnskyltar", "kok", "ringlista"])
        {
            await page.GotoAsync($"{scene.Host.Address}{path}/utskrift/{sheet}");
            await Expect(page.Locator(".sheet")).ToBeVisibleAsync();
            Assert.Empty((await page.RunAxe()).Violations);
            await PrintAsync(page, sheet);
        }
        await page.GotoAsync($"{scene.Host.Address}{path}/utskrift/kok");
        Assert.DoesNotContain("Deltagare", await page.Locator(".sheet").TextContentAsync() ?? "", StringComparison.Ordinal);
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Vegetariskt" })).ToBeVisibleAsync();
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task A_message_goes_to_those_who_were_chosen_after_a_look_at_who_they_are()
    {
        await using var scene = await Scene.StartAsync(DatabaseKind.Sqlite, new());
        await AccountAsync(scene);
        var first = await scene.SignUpAsync();
        await scene.SignUpAsync();
        await scene.RegisterAsync(new() { Name = "Deltagare utan adress", Phone = "070-174 06 12" }, source: RegistrationSource.OnBehalf);
        await scene.MarkSentAsync();
        var page = await DeskVisit.OpenAsync(chromium, scene.Host, Address, $"/arrangor/evenemang/{scene.DateSlug(0)}/anmalningar");
        await page.GetByLabel("Välj Deltagare 1", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Välj Deltagare utan adress").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Skriv till dem du har valt" }).ClickAsync();
        await page.GetByLabel("Ämne").FillAsync("Ta med en filt");
        await page.GetByLabel("Text", new() { Exact = true }).FillAsync("Det blir svalt på kvällen.");
        await PressAsync(page, "Se vem som får det");
        await Expect(page.GetByText("1 får mejl.")).ToBeVisibleAsync();
        await Expect(page.GetByText("1 behöver ringas.")).ToBeVisibleAsync();
        await LookAsync(page, "anmalda-skriv");
        await PressAsync(page, "Skicka till 1");
        await Expect(page.GetByText("Meddelandet går till 1 nu.")).ToBeVisibleAsync();
        var owed = await scene.Host.ReadAsync(db => db.Notices.SingleAsync(notice => notice.Kind == NoticeKind.OrganiserMessage));
        Assert.Equal(first.Id, owed.RegistrationId);
        await page.Context.DisposeAsync();
    }

    private static Task<Guid> AccountAsync(Scene scene) =>
        DeskVisit.AccountAsync(scene.Host, Address, OrganiserRole.Organiser, new Grant(GrantKind.Organiser, scene.SeriesId));

    private static Task OpenAsync(IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private static Task PressAsync(IPage page, string name) => page.Locator(".people-panel").GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    /// <summary>No violations in either light, and pictures of both at two widths.</summary>
    internal static async Task LookAsync(IPage page, string name)
    {
        foreach (var (width, look) in ((int, ColorScheme)[])[(1280, ColorScheme.Light), (1280, ColorScheme.Dark), (390, ColorScheme.Light)])
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = look });
            var violations = (await page.RunAxe()).Violations;
            Assert.True(violations.Length == 0, $"{name} {width} {look}: {string.Join("; ", violations.Select(violation => $"{violation.Id}: {string.Join(" ", violation.Nodes.Select(node => node.Html))}"))}");
            await Pictures.TakeAsync(page, name, $"{width}-{look}");
        }
        await page.SetViewportSizeAsync(1280, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    private static async Task PrintAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("EVENEMANG_PICTURES") is not { } folder) return;
        await page.PdfAsync(new() { Path = Path.Combine(folder, $"{name}.pdf"), PreferCSSPageSize = true });
        // The width of an A4 sheet inside its margins, in CSS pixels.
        await page.SetViewportSizeAsync(680, 1009);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-utskrift.png") });
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await page.SetViewportSizeAsync(1280, 900);
    }
}
