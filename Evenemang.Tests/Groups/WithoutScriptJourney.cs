using Deque.AxeCore.Playwright;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Tests.Browser;
using Evenemang.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Evenemang.Tests.Groups.GroupScene;
using static Microsoft.Playwright.Assertions;

namespace Evenemang.Tests.Groups;

/// <summary>A member's own page on an old telephone that runs no script: what meetings are called in their calendar, and a word to the group's contact.</summary>
[Collection(BrowserJourneys.Name)]
public sealed class WithoutScriptJourney(Chromium chromium)
{
    [NeedsFact(Tool.Chromium)]
    public async Task A_member_names_the_meetings_and_writes_to_the_contact()
    {
        await using var scene = await GroupScene.StartAsync(DatabaseKind.Sqlite);
        await scene.FillAsync();
        await scene.AskAsync("Lodjuret");
        await scene.HandOverAsync("2030-04-24", "Ekorren");
        scene.Room.Desk.SetClock("2030-04-24T16:00");
        var phone = await chromium.OpenAsync(script: false);
        await phone.GotoAsync($"{scene.Host.Address}/min-anmalan/{scene["Räven"].Token}");
        Assert.Contains("SUMMARY:Träff kl. 13.30", await FeedAsync(scene), StringComparison.Ordinal);

        await NameAsync("");
        await Expect(phone.GetByRole(AriaRole.Status)).ToHaveTextAsync("Skriv ett eget namn med högst 60 tecken.");
        await NameAsync("Bokcirkel");
        await Expect(phone.GetByRole(AriaRole.Status)).ToHaveTextAsync("Namnet är bytt. Det syns nästa gång din kalender hämtar.");
        await phone.GetByText("Vad träffarna heter i din kalender").ClickAsync();
        await Expect(phone.GetByLabel("Mina egna ord")).ToBeCheckedAsync();
        await Expect(phone.GetByLabel("Egna ord", new() { Exact = true })).ToHaveValueAsync("Bokcirkel");
        Assert.Contains("SUMMARY:Bokcirkel", await FeedAsync(scene), StringComparison.Ordinal);
        await Pictures.TakeAsync(phone, "utan-skript-kalendernamn", "390");

        await phone.GetByText("Skriv till kontaktpersonen").ClickAsync();
        await phone.GetByLabel("Vad vill du säga?").FillAsync("Jag kan inte vara värd.");
        await Pictures.TakeAsync(phone, "utan-skript-skriv", "390");
        await phone.GetByRole(AriaRole.Button, new() { Name = "Skicka", Exact = true }).ClickAsync();
        await Expect(phone.GetByRole(AriaRole.Status)).ToHaveTextAsync("Brevet är på väg till kontaktpersonen.");
        await phone.Context.DisposeAsync();

        // The contact, who has a request to answer as well.
        phone = await chromium.OpenAsync(script: true);
        await phone.GotoAsync($"{scene.Host.Address}/min-anmalan/{scene["Ekorren"].Token}/grupp");
        await Expect(phone.GetByRole(AriaRole.Heading, new() { Name = "Vill vara med" })).ToBeVisibleAsync();
        await Pictures.TakeAsync(phone, "kontakt-svara", "390");
        Assert.Equal([], (await phone.RunAxe()).Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}")));
        await phone.GetByRole(AriaRole.Button, new() { Name = "Säg ja till Lodjuret" }).ClickAsync();
        await Expect(phone.GetByText("Du har sagt ja. Personen är med och får ett brev.")).ToBeVisibleAsync();
        await phone.GotoAsync($"{scene.Host.Address}/min-anmalan/{scene["Räven"].Token}");
        Assert.Equal([], (await phone.RunAxe()).Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}")));
        await phone.Context.DisposeAsync();

        async Task NameAsync(string words)
        {
            await phone.GetByText("Vad träffarna heter i din kalender").ClickAsync();
            await phone.GetByLabel("Mina egna ord").CheckAsync();
            await phone.GetByLabel("Egna ord", new() { Exact = true }).FillAsync(words);
            await phone.GetByRole(AriaRole.Button, new() { Name = "Spara namnet" }).ClickAsync();
        }
    }

    private static async Task<string> FeedAsync(GroupScene scene)
    {
        var token = CalendarTokens.For(scene.Host.Services.GetRequiredService<Secrets>(), await scene.RowAsync("Räven"));
        return await scene.Host.Http.GetStringAsync($"/kalender/min/{token}.ics");
    }
}
