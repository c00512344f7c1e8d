using System.Text.RegularExpressions;
using Evenemang.Server.Accounts;
using Evenemang.Server.Messaging;
using Evenemang.Shared.Accounts;
using Evenemang.Tests.Api;
using Evenemang.Tests.Browser;
using Evenemang.Tests.Desk;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Evenemang.Tests.Accounts;

/// <summary>From an administrator's invitation to the invited person's desk, and what administrators do afterwards.</summary>
[Collection(BrowserJourneys.Name)]
public sealed partial class InvitationJourney(Chromium chromium)
{
    [NeedsFact(Tool.Chromium)]
    public async Task An_administrator_invites_and_the_invited_person_signs_in_by_the_letters_link_once()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await SampleEvents.AddAsync(host);
        await DeskVisit.AccountAsync(host, "admin@exempel.se", OrganiserRole.Administrator);
        var page = await DeskVisit.OpenAsync(chromium, host, "admin@exempel.se", "/arrangor/konton");
        await page.GetByLabel("Namn").FillAsync("Kontaktpersonen");
        await page.GetByLabel("E-postadress").FillAsync("kontakt@exempel.se");
        await page.GetByLabel("Serie", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Frukostseminarium" });
        await page.PressAsync("Lägg till serien");
        await Expect(page.GetByText("Frukostseminarium, Arrangör")).ToBeVisibleAsync();
        await DeskLook.CheckAsync(page, "accounts");
        await page.PressAsync("Skicka inbjudan");
        await Expect(page.GetByText("Kontaktpersonen är inbjuden")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Kontaktpersonen" })).ToContainTextAsync("inbjuden");

        var link = await LetterLinkAsync(host);
        var invited = await chromium.OpenAsync(script: true, 1280, 900);
        await invited.GotoAsync(host.Address + link);
        await invited.GetByLabel("Nytt lösenord").FillAsync(DeskVisit.Password);
        await invited.PressAsync("Spara lösenordet");
        await Expect(invited.GetByRole(AriaRole.Status)).ToContainTextAsync("Nu kan du logga in");
        await invited.GotoAsync(host.Address + link);
        await invited.GetByLabel("Nytt lösenord").FillAsync("en annan lång mening");
        await invited.PressAsync("Spara lösenordet");
        await Expect(invited.GetByRole(AriaRole.Alert)).ToContainTextAsync("Länken gäller inte längre");
        await invited.Context.DisposeAsync();

        var desk = await DeskVisit.OpenAsync(chromium, host, "kontakt@exempel.se", "/arrangor/serier/frukostar/dela");
        await Expect(desk.GetByRole(AriaRole.Row, new() { Name = "Kontaktpersonen" })).ToContainTextAsync("Arrangör");
        await DeskLook.CheckAsync(desk, "share");

        await page.GetByRole(AriaRole.Link, new() { Name = "Kontaktpersonen" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Kontaktpersonen");
        await DeskLook.CheckAsync(page, "account");
        await page.PressAsync("Stäng kontot");
        await Expect(page.GetByText("är stängt")).ToBeVisibleAsync();
        await desk.GotoAsync($"{host.Address}/arrangor/konto");
        await desk.WaitForURLAsync(url => url.Contains("/arrangor/logga-in", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.Commit });
        await page.PressAsync("Öppna kontot igen");
        await Expect(page.GetByText("är öppet igen")).ToBeVisibleAsync();
        await page.PressAsync("Stäng kontot");
        await Expect(page.GetByText("är stängt")).ToBeVisibleAsync();
        await page.PressAsync("Radera kontot");
        await Expect(page.GetByText("Det går inte att ångra")).ToBeVisibleAsync();
        await DeskLook.CheckAsync(page, "account-erase");
        await page.PressAsync("Ja, radera kontot");
        await Expect(page.GetByText("är raderat")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Konton" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Kontaktpersonen" })).ToHaveCountAsync(0);
        await desk.Context.DisposeAsync();
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task Who_has_forgotten_the_password_gets_a_letter_and_nobody_learns_who_has_an_account()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await DeskVisit.AccountAsync(host, "samordnaren@exempel.se", OrganiserRole.Organiser);
        var page = await chromium.OpenAsync(script: true, 1280, 900);
        List<string> answers = [];
        foreach (var address in new[] { "ingen@exempel.se", "samordnaren@exempel.se", "samordnaren@exempel.se" })
        {
            await page.GotoAsync($"{host.Address}/arrangor/logga-in");
            await page.GetByRole(AriaRole.Link, new() { Name = "Glömt lösenordet" }).ClickAsync();
            // Both pages ask for an address; the one to fill in is the second.
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Glömt lösenordet");
            await page.GetByLabel("E-postadress").FillAsync(address);
            await page.PressAsync("Skicka länken");
            await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
            answers.Add(await page.Locator("main").InnerTextAsync());
        }
        Assert.Single(answers.Distinct());
        await DeskLook.CheckAsync(page, "forgot");
        // Asked for twice within minutes: one letter.
        Assert.Equal(AccountLetterKind.PasswordReset, (await host.ReadAsync(db => db.Set<AccountLetter>().SingleAsync())).Kind);
        await page.GotoAsync(host.Address + await LetterLinkAsync(host));
        await page.GetByLabel("Nytt lösenord").FillAsync("kort");
        await page.PressAsync("Spara lösenordet");
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("för kort");
        await page.Context.DisposeAsync();
    }

    /// <summary>Sends what is due, and reads the link in the letter.</summary>
    private static async Task<string> LetterLinkAsync(TestHost host)
    {
        Assert.Equal(1, await host.Services.GetRequiredService<AccountLetterSweep>().RunAsync(default));
        Assert.Equal(0, await host.Services.GetRequiredService<AccountLetterSweep>().RunAsync(default));
        var text = Assert.Single(new MailFolder(host.MailFolder).List()).Message.TextOf("text/plain")!;
        return Link().Match(text).Groups["path"].Value;
    }

    [GeneratedRegex(@"https?://[^/\s]+(?<path>/arrangor/valj-losenord\?\S+)")]
    private static partial Regex Link();
}
