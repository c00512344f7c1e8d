using Evenemang.Server.Accounts;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Tests.Browser;
using Evenemang.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Evenemang.Tests.Desk;

/// <summary>Somebody at the desk, in a real browser over a real circuit.</summary>
internal static class DeskVisit
{
    public const string Password = "en lång mening att minnas";

    /// <summary>Makes an account with its grants.</summary>
    public static async Task<Guid> AccountAsync(TestHost host, string address, OrganiserRole role, params Grant[] grants)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var outcome = await scope.ServiceProvider.GetRequiredService<CreateOrganiser>()
            .RunAsync(new(address, $"Prov {role}", role) { Password = Password, Grants = grants }, Actor.System, default);
        return Assert.IsType<CreateOrganiserOutcome.Created>(outcome).Id;
    }

    /// <summary>Signs in through the page and opens a page of the desk, ready to be clicked.</summary>
    public static async Task<IPage> OpenAsync(Chromium chromium, TestHost host, string address, string path, int width = 1280, int height = 900)
    {
        var page = await chromium.OpenAsync(script: true, width, height);
        await page.GotoAsync($"{host.Address}/arrangor/logga-in");
        await page.GetByLabel("E-postadress").FillAsync(address);
        await page.GetByLabel("Lösenord").FillAsync(Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Logga in" }).ClickAsync();
        await page.WaitForURLAsync($"{host.Address}/arrangor", new() { WaitUntil = WaitUntilState.Commit });
        await GoAsync(page, host, path);
        return page;
    }

    /// <summary>Opens a page of the desk and waits for its circuit.</summary>
    public static async Task GoAsync(IPage page, TestHost host, string path)
    {
        await page.GotoAsync(host.Address + path);
        await page.Locator("body[data-live]").WaitForAsync();
    }
}
