using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Evenemang.Server.Events;
using Evenemang.Shared.Events;
using Evenemang.Tests.Browser;
using Evenemang.Tests.Support;
using Microsoft.Playwright;

namespace Evenemang.Tests.Desk;

/// <summary>Every page of the desk about series and occurrences: nothing for axe to say, light and dark, and nothing to scroll sideways for on a telephone.</summary>
[Collection(DeskJourneys.Name)]
public sealed class EveryEventPageTests(Chromium chromium)
{
    private const string Overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    private const string February = "frukostseminarier-2027-02-12";
    private const string March = "frukostseminarier-2027-03-12";

    [NeedsFact(Tool.Chromium)]
    public async Task A_page_at_the_desk_leaves_nobody_out()
    {
        await using var desk = await EventsDesk.OpenAsync();
        var undecided = await FurnishAsync(desk);
        var page = await desk.VisitAsync(chromium, "/arrangor");
        List<string> said = [];
        foreach (var (name, path) in Pages(undecided))
        {
            await DeskVisit.GoAsync(page, desk.Host, path);
            await CheckAsync(page, name, said);
        }

        Assert.Equal([], said);
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task Where_there_is_nothing_yet_the_pages_say_so()
    {
        await using var desk = await EventsDesk.OpenAsync();
        var page = await desk.VisitAsync(chromium, "/arrangor");
        await Assertions.Expect(page.GetByText("Inget väntar på dig.")).ToBeVisibleAsync();
        List<string> said = [];
        await CheckAsync(page, "desk-home-empty", said);
        await DeskVisit.GoAsync(page, desk.Host, "/arrangor/serier");
        await Assertions.Expect(page.GetByText("Här står dina serier när du har skapat en")).ToBeVisibleAsync();
        await CheckAsync(page, "desk-series-empty", said);
        Assert.Equal([], said);
        await page.Context.DisposeAsync();
    }

    private static IEnumerable<(string Name, string Path)> Pages(string undecided)
    {
        yield return ("desk-home", "/arrangor");
        yield return ("desk-year", "/arrangor/ar");
        yield return ("desk-series-list", "/arrangor/serier");
        yield return ("desk-series-kinds", "/arrangor/serier/ny");
        yield return ("desk-series-new", "/arrangor/serier/ny?typ=frukost");
        yield return ("desk-series-new-outdoor", "/en/arrangor/serier/ny?typ=utomhus");
        foreach (var part in new[] { "", "/andra", "/datum", "/kopiera", "/nytt" }) yield return ($"desk-series{part.Replace('/', '-')}", $"/arrangor/serier/frukostseminarier{part}");
        foreach (var part in new[] { "", "/innehall", "/program", "/medverkande", "/dokument", "/minnesanteckningar", "/lankar", "/stall-in", "/flytta" })
        {
            yield return ($"desk-occurrence{part.Replace('/', '-')}", $"/arrangor/evenemang/{February}{part}");
        }

        yield return ("desk-occurrence-bestam", $"/arrangor/evenemang/{undecided}/bestam");
        yield return ("desk-occurrence-datum", $"/arrangor/evenemang/{undecided}/datum");
        yield return ("desk-occurrence-cancelled", $"/arrangor/evenemang/{March}");
        yield return ("desk-occurrence-ateruppta", $"/arrangor/evenemang/{March}/ateruppta");
        yield return ("desk-occurrence-missing", "/arrangor/evenemang/finns-inte");
    }

    private static async Task<string> FurnishAsync(EventsDesk desk)
    {
        var series = await desk.BreakfastsAsync();
        await desk.BreakfastsAsync("Möten om psykiatrisamordningens handlingsplansuppföljning", publish: false);
        foreach (var person in Enumerable.Range(1, 30)) await desk.SignUpAsync(February, $"Person {person}", person % 5 == 0 ? null : $"person{person}@exempel.se", person % 5 == 0 ? "070-174 06 05" : null);
        await desk.Get<AddDocument>().RunAsync(February, new("Handlingsplan.pdf", "%PDF-1.7 %%EOF"u8.ToArray()), desk.Organiser, default);
        var document = (await desk.RowAsync(February)).Documents[0].Id;
        await desk.EditAsync(February, new()
        {
            Theme = "Ensamhet går att mäta, men vad gör vi åt den",
            Agenda = new([new(1, "Välkomna"), new(2, "Handlingsplanen", DocumentIds: [document]), new(3, "Övriga frågor", IsStanding: true)]),
            Contributors = new([new("En sociolog", "föreläser", "Högskolan Exempel"), new("En politiker", null, "Socialnämnden", IsConfirmed: false)]),
            Links = new([new(LinkKind.Stream, "Se direkt", "https://video.example.se/direkt")]),
            Minutes = "## Det här sades\n\n- Ett\n- Två",
            Programme = new(
            [
                new() { Title = "Yoga", Start = new(2027, 2, 12, 8, 30, 0), End = new(2027, 2, 12, 9, 0, 0), Place = "Under träden" },
                new() { Title = "Brännboll", Start = new(2027, 2, 12, 8, 30, 0), EndsWhenDone = true, TakesRegistrations = true, TeamsOnly = true, Capacity = 60 },
                new() { Title = "Boule" },
            ]),
        });
        Assert.IsType<EventOutcome.Done>(await desk.Get<CancelOccurrence>().RunAsync(March, "Salen renoveras. Vi ses i april.", null, desk.Organiser, default));
        return await desk.AddAsync(series, new()
        {
            Date = new DateEdit(Decision.Undecided, Candidates: [new(new(2027, 5, 14, 8, 15, 0), new(2027, 5, 14, 10, 0, 0)), new(new(2027, 5, 21, 8, 15, 0), new(2027, 5, 21, 10, 0, 0))]),
        });
    }

    private static async Task CheckAsync(IPage page, string name, List<string> said)
    {
        await page.Locator("h1").First.WaitForAsync();
        await page.SetViewportSizeAsync(1280, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        said.AddRange(Said(name, await page.RunAxe()));
        await Pictures.TakeAsync(page, name, "wide");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        said.AddRange(Said(name + " dark", await page.RunAxe()));
        await Pictures.TakeAsync(page, name, "dark");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(390, 844);
        await Pictures.TakeAsync(page, name, "phone");
        if (await page.EvaluateAsync<int>(Overflow) is not 0 and var beyond) said.Add($"{name} is {beyond} pixels too wide for a telephone");
    }

    private static IEnumerable<string> Said(string name, AxeResult result) =>
        result.Violations.Select(violation => $"{name} {violation.Id}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}");
}
