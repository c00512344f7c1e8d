using Evenemang.Server.Accounts;
using Evenemang.Shared.Accounts;
using Evenemang.Tests.Browser;
using Evenemang.Tests.Desk;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Evenemang.Tests.Accounts;

/// <summary>Somebody sees to their own account: details, password, code, passkeys, sessions.</summary>
[Collection(BrowserJourneys.Name)]
public sealed class OwnAccountJourney(Chromium chromium)
{
    private const string Address = "samordnaren@exempel.se";

    [NeedsFact(Tool.Chromium)]
    public async Task The_code_is_set_up_and_asked_for_and_a_recovery_code_works_once()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await DeskVisit.AccountAsync(host, Address, OrganiserRole.Organiser);
        var page = await DeskVisit.OpenAsync(chromium, host, Address, "/arrangor");
        await page.GotoAsync($"{host.Address}/arrangor/konto/kod");
        await page.PressAsync("Sätt upp koden");
        var key = await page.Locator("code.secret").InnerTextAsync();
        await DeskLook.CheckAsync(page, "code-set-up");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Kod", Exact = true }).FillAsync("000000");
        await page.PressAsync("Slå på koden");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("stämmer inte");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Kod", Exact = true }).FillAsync(OneTimeCode.Of(key));
        await page.PressAsync("Slå på koden");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Koden är på");
        var recovery = await page.Locator(".codes code").AllInnerTextsAsync();
        Assert.Equal(10, recovery.Distinct().Count());
        await DeskLook.CheckAsync(page, "recovery-codes");
        await page.ReloadAsync();

        await AskedForCodeAsync(page, host, OneTimeCode.Of(key));
        await page.WaitForURLAsync($"{host.Address}/arrangor", new() { WaitUntil = WaitUntilState.Commit });
        await AskedForCodeAsync(page, host, recovery[0].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));
        await page.WaitForURLAsync($"{host.Address}/arrangor", new() { WaitUntil = WaitUntilState.Commit });
        await AskedForCodeAsync(page, host, recovery[0]);
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("stämmer inte");
        await DeskLook.CheckAsync(page, "second-step");
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task Where_the_code_is_required_nothing_is_open_before_it_is_set_up()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite, settings: new Dictionary<string, string> { ["Accounts:RequireSecondFactor"] = "true" });
        await DeskVisit.AccountAsync(host, Address, OrganiserRole.Administrator);
        var page = await chromium.OpenAsync(script: true, 1280, 900);
        await SignInAsync(page, host);
        await page.WaitForURLAsync($"{host.Address}/arrangor/konto/kod", new() { WaitUntil = WaitUntilState.Commit });
        foreach (var path in new[] { "/arrangor", "/arrangor/konton", "/arrangor/konto", "/arrangor/logg", "/arrangor/konto/api-nycklar" })
        {
            await page.GotoAsync(host.Address + path);
            Assert.Equal($"{host.Address}/arrangor/konto/kod", page.Url);
        }
        await page.PressAsync("Sätt upp koden");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Kod", Exact = true }).FillAsync(OneTimeCode.Of(await page.Locator("code.secret").InnerTextAsync()));
        await page.PressAsync("Slå på koden");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Koden är på");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Stäng av koden" })).ToHaveCountAsync(0);
        await DeskVisit.GoAsync(page, host, "/arrangor/konton");
        await Expect(page.GetByRole(AriaRole.Table)).ToContainTextAsync(Address);
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task A_passkey_is_added_signs_in_and_is_removed()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await DeskVisit.AccountAsync(host, Address, OrganiserRole.Organiser);
        // Passkeys belong to a name, never to a number.
        var home = host.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        var page = await chromium.OpenAsync(script: true, 1280, 900);
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
        await SignInAsync(page, host, home);
        await page.WaitForURLAsync($"{home}/arrangor", new() { WaitUntil = WaitUntilState.Commit });
        await page.GotoAsync($"{home}/arrangor/konto/passnycklar");
        await page.GetByLabel("Passnyckelns namn").FillAsync("Jobbdatorn");
        await page.PressAsync("Lägg till en passnyckel");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Jobbdatorn är klar");
        await DeskLook.CheckAsync(page, "passkeys");

        await page.PressAsync("Logga ut");
        await page.GotoAsync($"{home}/arrangor/logga-in?till=%2Farrangor%2Fkonto%2Finloggningar");
        await DeskLook.CheckAsync(page, "sign-in");
        await page.PressAsync("Använd passnyckel");
        await page.WaitForURLAsync($"{home}/arrangor/konto/inloggningar", new() { WaitUntil = WaitUntilState.Commit });
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "den här" })).ToContainTextAsync("Passnyckel");

        await page.GotoAsync($"{home}/arrangor/konto/passnycklar");
        await page.PressAsync("Ta bort Jobbdatorn");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("borttagen");
        await page.PressAsync("Logga ut");
        await page.GotoAsync($"{home}/arrangor/logga-in");
        await page.PressAsync("Använd passnyckel");
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("hör inte till något konto");
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task A_session_is_ended_from_another_and_all_of_them_at_once()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await DeskVisit.AccountAsync(host, Address, OrganiserRole.Organiser);
        var (one, other) = (await DeskVisit.OpenAsync(chromium, host, Address, "/arrangor"), await DeskVisit.OpenAsync(chromium, host, Address, "/arrangor"));
        await one.GotoAsync($"{host.Address}/arrangor/konto/inloggningar");
        await Expect(one.GetByRole(AriaRole.Row)).ToHaveCountAsync(3);
        await DeskLook.CheckAsync(one, "sessions");
        await one.GetByRole(AriaRole.Table).GetByRole(AriaRole.Button).ClickAsync();
        await Expect(one.GetByRole(AriaRole.Status)).ToContainTextAsync("utloggad");
        await other.GotoAsync($"{host.Address}/arrangor/konto");
        await other.WaitForURLAsync(url => url.Contains("/arrangor/logga-in", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });

        var third = await DeskVisit.OpenAsync(chromium, host, Address, "/arrangor");
        await one.PressAsync("Logga ut överallt");
        await one.WaitForURLAsync($"{host.Address}/arrangor/logga-in", new() { WaitUntil = WaitUntilState.Commit });
        await third.GotoAsync($"{host.Address}/arrangor/konto");
        await third.WaitForURLAsync(url => url.Contains("/arrangor/logga-in", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
        Assert.All(await host.ReadAsync(db => db.Set<OrganiserSession>().ToListAsync()), session => Assert.NotNull(session.EndedAt));
        foreach (var page in new[] { one, other, third }) await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task Details_and_password_are_changed_and_a_key_is_made_shown_once_and_taken_back()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await DeskVisit.AccountAsync(host, Address, OrganiserRole.Organiser);
        var other = await DeskVisit.OpenAsync(chromium, host, Address, "/arrangor");
        var page = await DeskVisit.OpenAsync(chromium, host, Address, "/arrangor");
        await page.GotoAsync($"{host.Address}/arrangor/konto");
        await page.GetByLabel("Telefon").FillAsync("inte ett nummer");
        await page.PressAsync("Spara");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Telefonnumret");
        await page.GetByLabel("Telefon").FillAsync("070-174 06 05");
        await page.GetByLabel("Namn").FillAsync("Samordnaren");
        await page.PressAsync("Spara");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("sparade");
        await DeskLook.CheckAsync(page, "my-account");

        await page.GotoAsync($"{host.Address}/arrangor/konto/losenord");
        await page.GetByLabel("Nuvarande lösenord").FillAsync("något annat helt");
        await page.GetByLabel("Nytt lösenord").FillAsync("en ny lång mening här");
        await page.PressAsync("Spara lösenordet");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("nuvarande");
        await page.GetByLabel("Nuvarande lösenord").FillAsync(DeskVisit.Password);
        await page.GetByLabel("Nytt lösenord").FillAsync("en ny lång mening här");
        await page.PressAsync("Spara lösenordet");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("bytt");
        await DeskLook.CheckAsync(page, "password");
        await other.GotoAsync($"{host.Address}/arrangor/konto");
        await other.WaitForURLAsync(url => url.Contains("/arrangor/logga-in", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });

        await page.GotoAsync($"{host.Address}/arrangor/konto/api-nycklar");
        await page.GetByLabel("Vad nyckeln är till").FillAsync("Stadens webb");
        await page.PressAsync("Skapa nyckeln");
        var key = await page.Locator("code.secret").InnerTextAsync();
        await DeskLook.CheckAsync(page, "api-keys");
        await page.GotoAsync($"{host.Address}/arrangor/konto/api-nycklar");
        Assert.DoesNotContain(key, await page.ContentAsync(), StringComparison.Ordinal);
        var api = new Api.ApiClient(host.Http, key);
        (await api.GetAsync("series")).Expect(System.Net.HttpStatusCode.OK);
        (await api.PostAsync("series", """{ "kind": "other", "title": "Ny" }""")).Expect(System.Net.HttpStatusCode.Forbidden);
        await page.PressAsync("Dra in Stadens webb");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("gäller inte längre");
        (await api.GetAsync("audit")).Expect(System.Net.HttpStatusCode.Unauthorized);
        await other.Context.DisposeAsync();
        await page.Context.DisposeAsync();
    }

    private static async Task AskedForCodeAsync(IPage page, TestHost host, string code)
    {
        await page.GotoAsync($"{host.Address}/arrangor/konto");
        if (!page.Url.Contains("logga-in", StringComparison.Ordinal)) await page.PressAsync("Logga ut");
        await SignInAsync(page, host);
        await page.WaitForURLAsync(url => url.Contains("/arrangor/logga-in/kod", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Kod", Exact = true }).FillAsync(code);
        await page.PressAsync("Logga in");
    }

    private static async Task SignInAsync(IPage page, TestHost host, string? home = null)
    {
        await page.GotoAsync($"{home ?? host.Address}/arrangor/logga-in");
        await page.GetByLabel("E-postadress").FillAsync(Address);
        await page.GetByLabel("Lösenord").FillAsync(DeskVisit.Password);
        await page.PressAsync("Logga in");
    }
}
