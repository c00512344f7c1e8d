using Evenemang.Shared.Accounts;
using Evenemang.Tests.Browser;
using Evenemang.Tests.Desk;
using Evenemang.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Evenemang.Tests.Accounts;

/// <summary>The city's own sign-in opens the accounts there are, and makes none.</summary>
[Collection(BrowserJourneys.Name)]
public sealed class SingleSignOnJourney(Chromium chromium)
{
    [NeedsFact(Tool.Chromium)]
    public async Task The_citys_sign_in_opens_the_account_with_the_address_and_then_knows_the_person()
    {
        await using var city = await CityProvider.StartAsync();
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite, settings: city.Settings);
        await DeskVisit.AccountAsync(host, "samordnaren@exempel.se", OrganiserRole.Organiser);
        var page = await chromium.OpenAsync(script: true, 1280, 900);
        await page.GotoAsync($"{host.Address}/arrangor/logga-in?till=%2Farrangor%2Fkonto");
        await DeskLook.CheckAsync(page, "sign-in-city");
        await page.GetByRole(AriaRole.Link, new() { Name = "Logga in med Staden" }).ClickAsync();
        await Expect(page).ToHaveURLAsync($"{host.Address}/arrangor/konto");
        var login = await host.ReadAsync(db => db.Set<IdentityUserLogin<Guid>>().SingleAsync());
        Assert.Equal("person-1", login.ProviderKey);

        // A new address at the city: still the same person.
        city.UserInformation = """{ "sub": "person-1", "email": "nytt-namn@exempel.se" }""";
        await page.PressAsync("Logga ut");
        await GoAsync(page, host, "//annan.exempel.se");
        await page.WaitForURLAsync($"{host.Address}/arrangor", new() { WaitUntil = WaitUntilState.Commit });

        // Somebody else who got the address does not get the account, and neither does an address that was not checked.
        await page.GotoAsync($"{host.Address}/arrangor/konto");
        await page.PressAsync("Logga ut");
        foreach (var stranger in new[]
        {
            """{ "sub": "person-2", "email": "samordnaren@exempel.se" }""", """{ "sub": "person-3", "email": "ingen@exempel.se" }""", """{ "sub": "person-4" }""", """{ "email": "samordnaren@exempel.se" }""",
            """{ "sub": "person-5", "email": "samordnaren@exempel.se", "email_verified": false }""",
        })
        {
            city.UserInformation = stranger;
            await GoAsync(page, host, "/arrangor");
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("inget konto här");
        }
        Assert.Equal(1, await host.ReadAsync(db => db.Set<Evenemang.Server.Accounts.Organiser>().CountAsync()));
        await page.Context.DisposeAsync();
    }

    private static async Task GoAsync(IPage page, TestHost host, string till)
    {
        await page.GotoAsync($"{host.Address}/arrangor/logga-in?till={Uri.EscapeDataString(till)}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Logga in med Staden" }).ClickAsync();
    }
}
