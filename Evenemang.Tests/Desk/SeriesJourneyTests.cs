using Evenemang.Server.Accounts;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Tests.Browser;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Evenemang.Tests.Desk;

/// <summary>From a template to a published year, in a real browser.</summary>
[Collection(DeskJourneys.Name)]
public sealed class SeriesJourneyTests(Chromium chromium)
{
    [NeedsFact(Tool.Chromium)]
    public async Task A_breakfast_series_is_made_from_its_template_and_its_dates_are_seen_before_it_is_saved()
    {
        await using var desk = await EventsDesk.OpenAsync();
        await desk.BreakfastsAsync("Andra frukostar");
        var page = await desk.VisitAsync(chromium, "/arrangor/serier");
        await page.GetByRole(AriaRole.Link, new() { Name = "Ny serie" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Frukostseminarium" }).ClickAsync();
        await Expect(page.GetByText("10 tillfällen")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("Antal platser")).ToHaveValueAsync("40");

        await Expect(page.GetByText("När någon avanmäler sig får nästa platsen direkt.")).ToBeVisibleAsync();
        await page.GetByLabel("Timmar att svara på ett erbjudande").FillAsync("48");
        await page.GetByLabel("Timmar att svara på ett erbjudande").BlurAsync();
        await Expect(page.GetByText("får 48 timmar på sig att tacka ja till en ledig plats")).ToBeVisibleAsync();
        await PeopleJourneyTests.LookAsync(page, "serie-erbjudande");

        // The first Saturday in May is a holiday, and the rule says to move a week.
        await page.GetByLabel("Vilken i månaden").SelectOptionAsync("First");
        await page.GetByLabel("Veckodag").SelectOptionAsync("Saturday");
        await Expect(page.GetByText("Flyttat från 1 maj: första maj")).ToBeVisibleAsync();
        await page.GetByLabel("Vilken i månaden").SelectOptionAsync("Second");
        await page.GetByLabel("Veckodag").SelectOptionAsync("Friday");
        await page.GetByLabel("Platsens namn").FillAsync("Träffpunkt Linden");
        await page.GetByLabel("Rum").FillAsync("Sal Björken");
        await page.GetByLabel("Rum").BlurAsync();
        await Expect(page.GetByText("Krockar med Andra frukostar på Träffpunkt Linden")).ToHaveCountAsync(3);

        await page.GetByRole(AriaRole.Button, new() { Name = "Spara som utkast" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Namn: Det här fältet behövs.");
        await page.GetByLabel("Namn", new() { Exact = true }).FillAsync("Frukost och forskning");
        await page.GetByRole(AriaRole.Button, new() { Name = "Spara som utkast" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Frukost och forskning");
        await Expect(page.GetByText("Serien är skapad som utkast.")).ToBeVisibleAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(10);

        Assert.Equal(48, await desk.Host.ReadAsync(async db => (await db.Series.SingleAsync(row => row.Slug == "frukost-och-forskning")).Registration.OfferHours));
        var grant = await desk.Host.ReadAsync(db => db.Set<SeriesGrant>().SingleAsync(row => db.Series.Any(series => series.Id == row.SeriesId && series.Slug == "frukost-och-forskning")));
        Assert.Equal((desk.Organiser.OrganiserId, GrantKind.Organiser), (grant.OrganiserId, grant.Kind));

        await page.GetByRole(AriaRole.Button, new() { Name = "Publicera", Exact = true }).ClickAsync();
        await Expect(page.GetByText("Serien är publicerad.")).ToBeVisibleAsync();
        Assert.Equal(10, await desk.Host.ReadAsync(db => db.Occurrences.CountAsync(row => row.Series.Slug == "frukost-och-forskning" && row.State == OccurrenceState.Confirmed)));
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task A_changed_rule_shows_what_moves_and_what_was_changed_by_hand_stays_unless_it_is_chosen()
    {
        await using var desk = await EventsDesk.OpenAsync();
        var series = await desk.BreakfastsAsync();
        await desk.EditAsync("frukostseminarier-2027-03-12", new() { Theme = "Sömn" });
        await desk.SignUpAsync("frukostseminarier-2027-02-12", "Alva", "alva@exempel.se");
        var page = await desk.VisitAsync(chromium, $"/arrangor/serier/{series}/datum");
        await Expect(page.GetByText("Inget tillfälle ändras.")).ToBeVisibleAsync();
        await page.GetByLabel("Veckodag").SelectOptionAsync("Thursday");

        await Expect(page.GetByText("3 ändras, 0 kommer till, 0 försvinner.")).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "12 mars" })).Not.ToBeCheckedAsync();
        await Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "12 februari" })).ToBeCheckedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ändra och meddela 1 person" }).ClickAsync();
        await Expect(page.GetByText("Datumen är ändrade")).ToBeVisibleAsync();

        var starts = await desk.Host.ReadAsync(db => db.Occurrences.OrderBy(row => row.Start).Select(row => row.Start!.Value).ToListAsync());
        Assert.Equal([new(2027, 2, 11, 8, 15, 0), new(2027, 3, 12, 8, 15, 0), new DateTime(2027, 4, 8, 8, 15, 0)], starts);
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task A_series_is_copied_to_a_new_year_as_drafts()
    {
        await using var desk = await EventsDesk.OpenAsync();
        var series = await desk.BreakfastsAsync();
        var page = await desk.VisitAsync(chromium, $"/arrangor/serier/{series}/kopiera");
        await Expect(page.GetByLabel("Den nya börjar")).ToHaveValueAsync("2028-02-01");
        // The second Friday of April 2028 is Good Friday, and the page says so.
        await Expect(page.GetByText("2 tillfällen")).ToBeVisibleAsync();
        await Expect(page.GetByText("långfredagen")).ToBeVisibleAsync();
        await page.GetByLabel("Namn", new() { Exact = true }).FillAsync("Frukostseminarier 2028");
        await page.GetByRole(AriaRole.Button, new() { Name = "Skapa kopian" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Frukostseminarier 2028");
        var copies = await desk.Host.ReadAsync(db => db.Occurrences.Where(row => row.Series.Slug == "frukostseminarier-2028").OrderBy(row => row.Start).Select(row => new { row.State, row.Start }).ToListAsync());
        Assert.Equal([new DateOnly(2028, 2, 11), new DateOnly(2028, 3, 10)], copies.Select(copy => DateOnly.FromDateTime(copy.Start!.Value)));
        Assert.All(copies, copy => Assert.Equal(OccurrenceState.Draft, copy.State));
        await page.Context.DisposeAsync();
    }
}
