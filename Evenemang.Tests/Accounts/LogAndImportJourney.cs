using System.Text;
using Evenemang.Server.Events;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Tests.Api;
using Evenemang.Tests.Browser;
using Evenemang.Tests.Desk;
using Evenemang.Tests.Events;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Evenemang.Tests.Accounts;

/// <summary>The log as people read it, and files brought in at the desk.</summary>
[Collection(BrowserJourneys.Name)]
public sealed class LogAndImportJourney(Chromium chromium)
{
    [NeedsFact(Tool.Chromium)]
    public async Task The_log_tells_in_sentences_who_did_what_and_is_filtered_and_turned()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await SampleEvents.AddAsync(host);
        await DeskVisit.AccountAsync(host, "admin@exempel.se", OrganiserRole.Administrator);
        for (var time = 0; time < 60; time++)
        {
            host.Clock.Advance(TimeSpan.FromMinutes(1));
            await host.Services.GetRequiredService<EditSeries>().RunAsync("frukostar", new() { Summary = $"Kort {time}" }, null, new("Kontaktpersonen"), default);
        }
        await host.Services.GetRequiredService<CancelOccurrence>().RunAsync("frukost", "Sjukdom", null, new("api:Stadens webb"), default);
        await host.Store.WriteAsync(
            (db, cancel) =>
            {
                db.AuditEntries.Add(new() { Id = Guid.CreateVersion7(), At = host.Clock.Now.AddMinutes(1), Actor = "system", Action = "moon.landed" });
                return db.SaveChangesAsync(cancel);
            },
            default);
        var page = await DeskVisit.OpenAsync(chromium, host, "admin@exempel.se", "/arrangor/logg");
        await Expect(page.GetByText("API-nyckeln Stadens webb ställde in Frukostseminarium 12 februari 2027.")).ToBeVisibleAsync();
        await Expect(page.GetByText("Systemet: moon.landed")).ToBeVisibleAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(50);
        await DeskLook.CheckAsync(page, "log");
        await page.GetByRole(AriaRole.Link, new() { Name = "Äldre" }).ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(13);
        await page.Locator("body[data-live]").WaitForAsync();
        await page.GetByLabel("Vem").SelectOptionAsync("api:Stadens webb");
        await page.PressAsync("Visa");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.Locator("body[data-live]").WaitForAsync();
        await page.GetByLabel("Från och med").FillAsync("2028-01-01");
        await page.PressAsync("Visa");
        await Expect(page.GetByText("Inget i loggen passar in")).ToBeVisibleAsync();
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task A_calendar_and_a_table_are_shown_before_anything_is_done()
    {
        await using var host = await TestHost.StartAsync(DatabaseKind.Sqlite);
        await SampleEvents.AddAsync(host);
        var series = await host.ReadAsync(db => db.Series.Select(row => row.Id).SingleAsync());
        await DeskVisit.AccountAsync(host, "samordnaren@exempel.se", OrganiserRole.Organiser, new Grant(GrantKind.Organiser, series));
        var page = await DeskVisit.OpenAsync(chromium, host, "samordnaren@exempel.se", "/arrangor/serier/frukostar/importera");
        await page.GetByLabel("Kalenderfil").SetInputFilesAsync(new FilePayload { Name = "kalender.ics", MimeType = "text/calendar", Buffer = Encoding.UTF8.GetBytes(ImportOccurrencesTests.File) });
        await Expect(page.GetByText("3 nya utkast, 0 finns redan, 1 tas inte med.")).ToBeVisibleAsync();
        await page.GetByLabel("Tabell", new() { Exact = true }).SetInputFilesAsync(new FilePayload
        {
            Name = "lista.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("namn;e-post;antal;sko\nDeltagare A;a@exempel.se;2;38\nDeltagare B;b@;1;39\n"),
        });
        await Expect(page.GetByText("De här kolumnerna läses inte: sko.")).ToBeVisibleAsync();
        await DeskLook.CheckAsync(page, "import");
        Assert.Equal(1, await host.ReadAsync(db => db.Occurrences.CountAsync()));

        await page.PressAsync("Lägg till utkasten");
        await Expect(page.GetByText("3 utkast är tillagda")).ToHaveCountAsync(2);
        await page.PressAsync("Anmäl dem utan att skicka något");
        await Expect(page.GetByText("1 av 2 rader är anmälda.")).ToBeVisibleAsync();
        Assert.Equal((4, 1, 0), await host.ReadAsync(async db => (await db.Occurrences.CountAsync(), await db.Registrations.CountAsync(), await db.Notices.CountAsync())));
        await page.Context.DisposeAsync();
    }
}
