using System.Text.RegularExpressions;
using Evenemang.Server.Messaging;
using Evenemang.Server.Notices;
using Evenemang.Server.Registrations;
using Evenemang.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Evenemang.Tests.Browser;

/// <summary>What people do from beginning to end, in a real browser, with the letters they get.</summary>
[Collection(BrowserJourneys.Name)]
public sealed partial class JourneyTests(Chromium chromium)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [NeedsFact(Tool.Chromium)]
    public async Task On_a_phone_without_script_somebody_finds_a_breakfast_signs_up_reads_the_letter_and_leaves_it_to_the_next()
    {
        await using var board = await Noticeboard.StartAsync();
        var first = await chromium.OpenAsync(script: false);
        await first.GotoAsync(board.Host.Address);
        await first.GetByRole(AriaRole.Link, new() { Name = "Frukostseminarium" }).First.ClickAsync();
        await first.GotoAsync(board.Host.Address + "/evenemang/frukost-full");
        await first.GetByRole(AriaRole.Link, new() { Name = "Anmäl dig" }).First.ClickAsync();
        await FillAsync(first, "Alva", "alva@exempel.se", heads: 2);
        await first.GetByRole(AriaRole.Button, new() { Name = "Anmäl mig" }).ClickAsync();
        await Expect(first.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Ni har 2 platser");

        var second = await chromium.OpenAsync(script: false);
        await second.GotoAsync(board.Host.Address + "/evenemang/frukost-full/anmalan");
        await Expect(second.GetByText("Fullbokat. Du kan ställa dig på väntelistan.")).ToBeVisibleAsync();
        await FillAsync(second, "Bo", "bo@exempel.se", heads: 1);
        await second.GetByRole(AriaRole.Button, new() { Name = "Ställ mig på väntelistan" }).ClickAsync();
        await Expect(second.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Du står på plats 1 i väntelistan");

        var letter = await LetterAsync(board, "alva@exempel.se", "Du har 2 platser");
        await first.GotoAsync(board.Host.Address + PlaceLink().Match(letter.Message.TextOf("text/plain")!).Value);
        await first.GetByRole(AriaRole.Link, new() { Name = "Avanmäl mig" }).ClickAsync();
        await first.GetByRole(AriaRole.Button, new() { Name = "Ja, avanmäl mig" }).ClickAsync();
        await Expect(first.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Du är avanmäld");

        await LetterAsync(board, "bo@exempel.se", "Du har fått en plats");
        await second.ReloadAsync();
        await Expect(second.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Du har en plats");
        await LetterAsync(board, "alva@exempel.se", "Du är avanmäld");
        await first.Context.DisposeAsync();
        await second.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task In_English_with_script_somebody_finds_a_breakfast_signs_up_changes_it_and_gets_a_letter_in_English()
    {
        await using var board = await Noticeboard.StartAsync();
        var page = await chromium.OpenAsync(script: true, width: 1280, height: 900, language: "en-GB");
        await page.GotoAsync(board.Host.Address);
        await page.GetByRole(AriaRole.Link, new() { Name = "In English" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Frukostseminarium" }).First.ClickAsync();
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await page.GotoAsync(board.Host.Address + "/en/evenemang/frukost-1/anmalan");
        await page.GetByLabel("Name").FillAsync("Alex");
        await page.GetByLabel("E-mail address").FillAsync("alex@example.se");
        await page.GetByLabel("Kommun").CheckAsync();
        await page.GetByLabel("No", new() { Exact = true }).CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign me up" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("You have a place");
        await LetterAsync(board, "alex@example.se", "You have a place");

        await page.GetByRole(AriaRole.Link, new() { Name = "Change my sign-up" }).ClickAsync();
        await Expect(page.GetByLabel("E-mail address")).ToHaveValueAsync("alex@example.se");
        await page.GetByLabel("How many are coming").FillAsync("2");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the changes" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("You have 2 places");
        await Expect(page.GetByRole(AriaRole.Status).First).ToHaveTextAsync("The change is saved.");
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task Without_script_somebody_who_waited_says_yes_another_no_and_a_third_too_late()
    {
        await using var board = await Noticeboard.StartAsync();
        await NoticeboardSamples.PutUpOffersAsync(board.Host);
        List<RegisterOutcome.Registered> people = [];
        foreach (var email in (string[])["a@exempel.se", "b@exempel.se", "ja@exempel.se", "nej@exempel.se", "sen@exempel.se"])
            people.Add(await board.SignUpAsync(new SignUpTo.Occurrence("skrivarkurs-1"), email: email));
        var withdraw = board.Host.Services.GetRequiredService<Withdraw>();
        foreach (var leaving in people.Take(2)) await withdraw.RunAsync(new RegistrationReference.ByToken(leaving.Token), default);

        var page = await chromium.OpenAsync(script: false);
        var letter = await LetterAsync(board, "ja@exempel.se", "Svara om du vill ha platsen");
        Assert.Contains("Svara senast onsdag 13 januari kl. 9.", letter.Message.TextOf("text/plain")!.ReplaceLineEndings(" "), StringComparison.Ordinal);
        await page.GotoAsync(board.Host.Address + PlaceLink().Match(letter.Message.TextOf("text/plain")!).Value);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Vill du ha platsen?");
        await Expect(page.GetByText("Svara senast onsdag 13 januari kl. 9.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, jag kommer" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Du har en plats");
        var confirmed = await LetterAsync(board, "ja@exempel.se", "Du har en plats");
        Assert.NotNull(confirmed.Message.TextOf("text/calendar"));

        await page.GotoAsync(board.Host.Address + $"/min-anmalan/{people[3].Token}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Nej tack" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Du är avanmäld");

        await LetterAsync(board, "sen@exempel.se", "Svara om du vill ha platsen");
        board.Host.Clock.Advance(TimeSpan.FromHours(48));
        await page.GotoAsync(board.Host.Address + $"/min-anmalan/{people[4].Token}");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Tiden att svara är slut");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Ja, jag kommer" })).ToHaveCountAsync(0);
        Assert.Equal(1, await board.Host.Services.GetRequiredService<LapseOffers>().RunAsync(default));
        await LetterAsync(board, "sen@exempel.se", "Tiden att svara är slut");
        await page.ReloadAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ställ mig i kön igen" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Du har en plats");
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task A_member_of_a_series_cannot_come_once_and_then_can_after_all()
    {
        await using var board = await Noticeboard.StartAsync();
        var page = await chromium.OpenAsync(script: false);
        await page.GotoAsync(board.Host.Address + "/serier/sjalvhjalp/anmalan");
        await page.GetByLabel("Namn").FillAsync("Kim");
        await page.GetByLabel("Telefonnummer").FillAsync("070-174 06 05");
        await page.GetByRole(AriaRole.Button, new() { Name = "Anmäl mig" }).ClickAsync();
        await Expect(page.GetByText("Vi ringer 070-174 06 05 om något ändras.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Jag kan inte komma onsdag 24 februari" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Tack för att du sa till. Din plats i serien är kvar.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Jag kan komma ändå" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Jag kan inte komma" })).ToHaveCountAsync(3);
        await page.Context.DisposeAsync();
    }

    private static async Task FillAsync(IPage page, string name, string email, int heads)
    {
        await page.GetByLabel("Namn").FillAsync(name);
        await page.GetByLabel("E-postadress").FillAsync(email);
        await page.GetByLabel("Hur många kommer").FillAsync($"{heads}");
        await page.GetByLabel("Kommun").CheckAsync();
        await page.GetByLabel("Nej").CheckAsync();
    }

    /// <summary>Waits until the letter lies in the folder. The sweep is run here, because test hosts run no jobs of their own.</summary>
    private static async Task<MailFile> LetterAsync(Noticeboard board, string to, string subject)
    {
        var folder = new MailFolder(board.Host.MailFolder);
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            await board.Host.Services.GetRequiredService<NoticeSweep>().RunAsync(patience.Token);
            var found = folder.List().FirstOrDefault(file =>
                file.Message.Header("To")!.Contains(to, StringComparison.Ordinal) && file.Message.Header("Subject")!.Contains(subject, StringComparison.Ordinal));
            if (found is not null) return found;
            await Task.Delay(50, patience.Token);
        }
    }

    [GeneratedRegex(@"/min-anmalan/[\w-]{22}")]
    private static partial Regex PlaceLink();
}
