using Evenemang.Shared.Accounts;
using Evenemang.Tests.Browser;
using Evenemang.Tests.Registrations;
using Evenemang.Tests.Support;
using Evenemang.Tests.Surveys;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Evenemang.Tests.Desk;

/// <summary>From the questions to the answers and back to the organiser.</summary>
[Collection(DeskJourneys.Name)]
public sealed class SurveyJourneyTests(Chromium chromium)
{
    private const string Address = "samordnaren@exempel.se";

    [NeedsFact(Tool.Chromium)]
    public async Task Questions_are_written_answered_without_script_and_read()
    {
        await using var scene = await Scene.StartAsync(DatabaseKind.Sqlite, new());
        await DeskVisit.AccountAsync(scene.Host, Address, OrganiserRole.Organiser, new Grant(GrantKind.Organiser, scene.SeriesId));
        var tokens = await SurveyTests.AskAsync(scene, people: 4);
        var desk = await DeskVisit.OpenAsync(chromium, scene.Host, Address, $"/arrangor/serier/{scene.SeriesSlug}/enkat");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Lägg till en fråga" }).ClickAsync();
        await desk.GetByLabel("Fråga 5", new() { Exact = true }).First.FillAsync("Hörde du allt som sades?");
        await desk.GetByRole(AriaRole.Button, new() { Name = "Spara" }).ClickAsync();
        await Expect(desk.GetByText("Frågorna är sparade.")).ToBeVisibleAsync();
        await PeopleJourneyTests.LookAsync(desk, "enkat-redigera");

        var phone = await chromium.OpenAsync(script: false);
        foreach (var (token, number) in tokens.Take(3).Zip([7, 8, 10]))
        {
            await phone.GotoAsync($"{scene.Host.Address}/enkat/{token}");
            await phone.GetByRole(AriaRole.Group, new() { Name = "Hur bra var det som helhet?" }).GetByLabel(number.ToString(System.Globalization.CultureInfo.InvariantCulture), new() { Exact = true }).CheckAsync();
            await phone.GetByLabel("Kanske").CheckAsync();
            await phone.GetByLabel("Vad kan bli bättre?").FillAsync($"=Mer kaffe {number}");
            await phone.GetByRole(AriaRole.Button, new() { Name = "Skicka svaren" }).ClickAsync();
            await Expect(phone.GetByText("Tack för dina svar")).ToBeVisibleAsync();
        }
        await phone.GotoAsync($"{scene.Host.Address}/enkat/{tokens[0]}");
        await Expect(phone.GetByText("Länken är använd")).ToBeVisibleAsync();
        await phone.GotoAsync($"{scene.Host.Address}/en/enkat/{tokens[3]}");
        await Expect(phone.GetByText("Your answers are anonymous.")).ToBeVisibleAsync();
        await phone.GetByRole(AriaRole.Button, new() { Name = "Send the answers" }).ClickAsync();
        await Expect(phone.GetByRole(AriaRole.Alert)).ToContainTextAsync("Answer at least one question");
        await phone.Context.DisposeAsync();

        var reader = await chromium.OpenAsync(script: true);
        await reader.GotoAsync($"{scene.Host.Address}/enkat/{tokens[3]}");
        await PeopleJourneyTests.LookAsync(reader, "enkat");
        await reader.Context.DisposeAsync();

        await DeskVisit.GoAsync(desk, scene.Host, $"/arrangor/evenemang/{scene.DateSlug(0)}/enkat");
        await Expect(desk.GetByText("3 av 4 har svarat.")).ToBeVisibleAsync();
        await Expect(desk.GetByText("I snitt 8,3 av 10.")).ToBeVisibleAsync();
        await Expect(desk.GetByText("100 procent svarade Kanske.")).ToBeVisibleAsync();
        await PeopleJourneyTests.LookAsync(desk, "enkat-svar");
        var csv = await desk.APIRequest.GetAsync($"{scene.Host.Address}/arrangor/evenemang/{scene.DateSlug(0)}/enkat.csv");
        Assert.Contains("'=Mer kaffe 7", await csv.TextAsync(), StringComparison.Ordinal);
        await desk.Context.DisposeAsync();
    }
}
