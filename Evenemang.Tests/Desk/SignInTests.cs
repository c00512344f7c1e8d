using Deque.AxeCore.Playwright;
using Evenemang.Shared.Accounts;
using Evenemang.Tests.Browser;
using Evenemang.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Evenemang.Tests.Desk;

/// <summary>The way in and out.</summary>
[Collection(DeskJourneys.Name)]
public sealed class SignInTests(Chromium chromium)
{
    [NeedsFact(Tool.Chromium)]
    public async Task Somebody_signs_in_and_out_and_a_wrong_password_is_told_in_a_sentence()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await DeskVisit.AccountAsync(host, "samordnaren@exempel.se", OrganiserRole.Organiser);
        var page = await chromium.OpenAsync(script: true);
        await page.GotoAsync($"{host.Address}/arrangor");
        Assert.StartsWith($"{host.Address}/arrangor/logga-in", page.Url, StringComparison.Ordinal);
        await page.GetByLabel("E-postadress").FillAsync("samordnaren@exempel.se");
        await page.GetByLabel("Lösenord").FillAsync("något annat helt");
        await page.GetByRole(AriaRole.Button, new() { Name = "Logga in" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("hör inte ihop");
        Assert.Empty((await page.RunAxe()).Violations);

        await page.GetByLabel("Lösenord").FillAsync(DeskVisit.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Logga in" }).ClickAsync();
        await page.WaitForURLAsync($"{host.Address}/arrangor", new() { WaitUntil = WaitUntilState.Commit });
        await DeskVisit.GoAsync(page, host, "/arrangor");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("I dag");
        Assert.Empty((await page.RunAxe()).Violations);

        await page.GetByRole(AriaRole.Button, new() { Name = "Logga ut" }).ClickAsync();
        await page.GotoAsync($"{host.Address}/arrangor");
        Assert.StartsWith($"{host.Address}/arrangor/logga-in", page.Url, StringComparison.Ordinal);
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task The_desk_speaks_English_under_its_own_address_and_its_circuit_too()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await DeskVisit.AccountAsync(host, "samordnaren@exempel.se", OrganiserRole.Organiser);
        var page = await DeskVisit.OpenAsync(chromium, host, "samordnaren@exempel.se", "/en/arrangor");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Today");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Sign out" })).ToBeVisibleAsync();
        await page.Context.DisposeAsync();
    }
}
