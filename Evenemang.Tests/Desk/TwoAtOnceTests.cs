using Evenemang.Tests.Browser;
using Evenemang.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Evenemang.Tests.Desk;

/// <summary>Others are at the desk too, and connections break: nothing that was typed is lost.</summary>
[Collection(DeskJourneys.Name)]
public sealed class TwoAtOnceTests(Chromium chromium)
{
    private const string February = "frukostseminarier-2027-02-12";

    [NeedsFact(Tool.Chromium)]
    public async Task Whoever_saves_second_is_told_who_was_first_and_keeps_what_is_typed()
    {
        await using var desk = await EventsDesk.OpenAsync();
        await desk.BreakfastsAsync();
        var page = await desk.VisitAsync(chromium, $"/arrangor/evenemang/{February}/innehall");
        await page.Locator("#theme").FillAsync("Mitt tema");
        await page.GetByLabel("Beskrivning").FillAsync("En lång text som ingen vill skriva två gånger.");
        await desk.EditAsync(February, new() { Theme = "Kollegans tema", DressCode = "Kollegans klädsel" });

        await page.GetByRole(AriaRole.Button, new() { Name = "Spara", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Prov Organiser hann före och sparade kl. 9");
        await Expect(page.GetByLabel("Beskrivning")).ToHaveValueAsync("En lång text som ingen vill skriva två gånger.");
        Assert.Equal("Kollegans tema", (await desk.RowAsync(February)).Summary.Theme);

        await page.GetByRole(AriaRole.Button, new() { Name = "Behåll det jag har skrivit" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Sparat.")).ToBeVisibleAsync();
        Assert.Equal("Mitt tema", (await desk.RowAsync(February)).Summary.Theme);
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task Whoever_saves_second_may_take_what_the_first_has_saved()
    {
        await using var desk = await EventsDesk.OpenAsync();
        await desk.BreakfastsAsync();
        var page = await desk.VisitAsync(chromium, $"/arrangor/evenemang/{February}/innehall");
        await page.Locator("#theme").FillAsync("Mitt tema");
        await desk.EditAsync(February, new() { Theme = "Kollegans tema" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Visa det som är sparat" }).ClickAsync();
        await Expect(page.Locator("#theme")).ToHaveValueAsync("Kollegans tema");
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task A_connection_that_breaks_and_comes_back_loses_nothing()
    {
        await using var desk = await EventsDesk.OpenAsync();
        await desk.BreakfastsAsync();
        var page = await desk.VisitAsync(chromium, "/arrangor");
        List<IWebSocketRoute> sockets = [];
        TaskCompletionSource cameBack = new(TaskCreationOptions.RunContinuationsAsynchronously);
        await page.RouteWebSocketAsync(url => url.Contains("/_blazor", StringComparison.Ordinal), socket =>
        {
            sockets.Add(socket);
            sockets.Add(socket.ConnectToServer());
            if (sockets.Count > 2) cameBack.TrySetResult();
        });
        await DeskVisit.GoAsync(page, desk.Host, $"/arrangor/evenemang/{February}/innehall");
        await page.Locator("#theme").FillAsync("Skrivet före avbrottet");
        await page.Locator("#theme").BlurAsync();
        foreach (var side in sockets.ToList()) await side.CloseAsync();
        await cameBack.Task.WaitAsync(TimeSpan.FromSeconds(60));
        await page.WaitForFunctionAsync("() => { const modal = document.getElementById('components-reconnect-modal'); return !modal || getComputedStyle(modal).display === 'none' || modal.className.includes('hide'); }");

        await Expect(page.Locator("#theme")).ToHaveValueAsync("Skrivet före avbrottet");
        await page.GetByLabel("Klädsel").FillAsync("Skrivet efter avbrottet");
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Sparat.")).ToBeVisibleAsync();
        var row = await desk.RowAsync(February);
        Assert.Equal(("Skrivet före avbrottet", "Skrivet efter avbrottet"), (row.Summary.Theme, row.DressCode));
        await page.Context.DisposeAsync();
    }
}
