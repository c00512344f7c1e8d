using Evenemang.Server.Events;
using Evenemang.Server.Messaging;
using Evenemang.Server.Notices;
using Evenemang.Shared.Events;
using Evenemang.Tests.Browser;
using Evenemang.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Evenemang.Tests.Desk;

/// <summary>What is done to one occurrence, with the letter that people get.</summary>
[Collection(DeskJourneys.Name)]
public sealed class OccurrenceJourneyTests(Chromium chromium)
{
    private const string February = "frukostseminarier-2027-02-12";
    private const string Reason = "Föreläsaren är sjuk. Vi återkommer med en ny dag.";

    [NeedsFact(Tool.Chromium)]
    public async Task A_date_is_decided_among_candidates_and_those_signed_up_are_told()
    {
        await using var desk = await EventsDesk.OpenAsync();
        var series = await desk.BreakfastsAsync();
        var slug = await desk.AddAsync(series, new() { Date = new DateEdit(Decision.Undecided, Candidates: [Candidate(14), Candidate(21)]) });
        await desk.SignUpAsync(slug, "Alva", "alva@exempel.se");
        var page = await desk.VisitAsync(chromium, $"/arrangor/evenemang/{slug}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Datumet är inte bestämt" }).ClickAsync();
        await page.GetByLabel("Fredag 21 maj kl. 8.15–10").CheckAsync();
        await Expect(page.Locator(".letter")).ToContainTextAsync("fredag 21 maj");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bestäm och meddela 1 person" }).ClickAsync();
        await Expect(page.GetByText("Datumet är bestämt. 1 får brev. 0 behöver ringas.")).ToBeVisibleAsync();
        Assert.Equal(new DateTime(2027, 5, 21, 8, 15, 0), (await desk.RowAsync(slug)).Summary.Start);
        await page.Context.DisposeAsync();

        static CandidateEdit Candidate(int day) => new(new(2027, 5, day, 8, 15, 0), new(2027, 5, day, 10, 0, 0));
    }

    [NeedsFact(Tool.Chromium)]
    public async Task An_occurrence_is_moved_with_its_doors_and_the_letter_is_seen_first()
    {
        await using var desk = await EventsDesk.OpenAsync();
        await desk.BreakfastsAsync();
        await desk.SignUpAsync(February, "Alva", "alva@exempel.se");
        await desk.SignUpAsync(February, "Bo", null, "070-174 06 05");
        var page = await desk.VisitAsync(chromium, $"/arrangor/evenemang/{February}/flytta");
        await page.GetByLabel("Börjar").FillAsync("2027-02-19T09:15");
        await page.GetByLabel("Börjar").BlurAsync();
        await Expect(page.GetByLabel("Slutar")).ToHaveValueAsync("2027-02-19T11:00");
        await Expect(page.Locator(".letter")).ToContainTextAsync("fredag 19 februari");
        await Expect(page.GetByText("1 person behöver ringas")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Flytta och meddela 2 personer" }).ClickAsync();
        await Expect(page.GetByText("Tillfället är flyttat. 1 får brev. 1 behöver ringas.")).ToBeVisibleAsync();
        var moved = (await desk.RowAsync(February)).Summary;
        Assert.Equal((new DateTime(2027, 2, 19, 9, 15, 0), new DateTime(2027, 2, 19, 8, 45, 0)), (moved.Start!.Value, moved.Doors!.Value));
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task An_occurrence_is_cancelled_and_the_letter_that_comes_is_the_one_that_was_shown()
    {
        await using var desk = await EventsDesk.OpenAsync();
        await desk.BreakfastsAsync();
        await desk.SignUpAsync(February, "Alva", "alva@exempel.se");
        await desk.Get<NoticeSweep>().RunAsync(default);
        var page = await desk.VisitAsync(chromium, $"/arrangor/evenemang/{February}/stall-in");
        var button = page.GetByRole(AriaRole.Button, new() { Name = "Ställ in och meddela 1 person" });
        await button.ClickAsync();
        await Expect(page.Locator(".error")).ToHaveTextAsync("Det här fältet behövs.");
        Assert.Equal(OccurrenceState.Confirmed, (await desk.RowAsync(February)).Summary.State);

        await page.GetByLabel("Varför ställs det in").FillAsync(Reason);
        await Expect(page.Locator(".letter")).ToContainTextAsync(Reason);
        var shown = await page.Locator(".letter").InnerTextAsync();
        await button.ClickAsync();
        await Expect(page.GetByText("Tillfället är inställt. 1 får brev. 0 behöver ringas.")).ToBeVisibleAsync();
        await Expect(page.GetByText(Reason)).ToBeVisibleAsync();

        await desk.Get<NoticeSweep>().RunAsync(default);
        var mail = new MailFolder(desk.Host.MailFolder).List().Single(file => file.Message.Header("Subject")!.Contains("nställ", StringComparison.Ordinal));
        Assert.Equal(Words(shown), Words(mail.Message.TextOf("text/plain")!));

        await page.GetByRole(AriaRole.Link, new() { Name = "Återuppta" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Återuppta och meddela 1 person" }).ClickAsync();
        await Expect(page.GetByText("Tillfället är återupptaget.")).ToBeVisibleAsync();
        await page.Context.DisposeAsync();

        // Each reader has links of their own.
        static IEnumerable<string> Words(string letter) => letter.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word => !word.StartsWith("http", StringComparison.Ordinal));
    }

    [NeedsFact(Tool.Chromium)]
    public async Task The_agenda_is_written_and_put_in_order_by_keyboard_alone()
    {
        await using var desk = await EventsDesk.OpenAsync();
        await desk.BreakfastsAsync();
        var page = await desk.VisitAsync(chromium, $"/arrangor/evenemang/{February}/innehall");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lägg till en punkt" }).FocusAsync();
        foreach (var text in new[] { "Övriga frågor", "Välkomna", "Kaffe" })
        {
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator("[id^=agenda-][id$=-first]:focus")).ToHaveValueAsync("");
            await page.Keyboard.TypeAsync(text);
            // To the tick box, and past it to the button that adds the next one.
            await page.Keyboard.PressAsync("Tab");
            await page.Keyboard.PressAsync("Tab");
        }

        await page.Locator("#agenda-0-down").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#agenda-1-down")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#agenda-2-up")).ToBeFocusedAsync();
        await Expect(page.GetByText("Punkt står nu på plats 3.")).ToBeAttachedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ta bort Punkt 2" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Ångra borttagningen" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        var save = page.GetByRole(AriaRole.Button, new() { Name = "Spara", Exact = true });
        // Without waiting for the answer: the list leaves the focus alone once it has gone on.
        await save.FocusAsync();
        await Expect(page.GetByText("Punkt 2 är tillbaka.")).ToBeAttachedAsync();
        await page.EvaluateAsync("desk.focusInList('agenda-add')");
        await Expect(save).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByText("Sparat.")).ToBeVisibleAsync();
        Assert.Equal(["1 Välkomna", "2 Kaffe", "3 Övriga frågor"], (await desk.RowAsync(February)).Agenda.Select(item => $"{item.Number} {item.Text}"));
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task Minutes_are_seen_as_they_will_be_published_with_one_press_and_taken_back()
    {
        await using var desk = await EventsDesk.OpenAsync();
        await desk.BreakfastsAsync();
        var page = await desk.VisitAsync(chromium, $"/arrangor/evenemang/{February}/minnesanteckningar");
        await page.GetByLabel("Text", new() { Exact = true }).FillAsync("Vi var **tolv**.");
        await Expect(page.Locator(".markdown strong")).ToHaveTextAsync("tolv");
        await page.GetByRole(AriaRole.Button, new() { Name = "Publicera", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Minnesanteckningarna är publicerade.")).ToBeVisibleAsync();
        Assert.NotNull((await desk.RowAsync(February)).MinutesPublishedAt);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ångra" }).ClickAsync();
        await Expect(page.GetByText("Minnesanteckningarna är ett utkast igen.")).ToBeVisibleAsync();
        var row = await desk.RowAsync(February);
        Assert.Equal(("Vi var **tolv**.", null), (row.Minutes, row.MinutesPublishedAt));
        await page.Context.DisposeAsync();
    }
}
