using Evenemang.Shared.Events;
using Evenemang.Tests.Browser;
using Evenemang.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Evenemang.Tests.Desk;

/// <summary>Files at the desk: taken, served so that they do no harm, refused with a sentence.</summary>
[Collection(DeskJourneys.Name)]
public sealed class UploadJourneyTests(Chromium chromium)
{
    private const string February = "frukostseminarier-2027-02-12";

    [NeedsFact(Tool.Chromium)]
    public async Task Files_are_taken_or_refused_with_a_sentence_each()
    {
        await using var desk = await EventsDesk.OpenAsync();
        await desk.BreakfastsAsync(publish: false);
        var page = await desk.VisitAsync(chromium, $"/arrangor/evenemang/{February}/dokument");
        await page.GetByLabel("Ladda upp filer").SetInputFilesAsync(
        [
            File("Handlingsplan.pdf", "%PDF-1.7 %%EOF"u8.ToArray()),
            File("tom.pdf", []),
            File("program.exe", "MZ"u8.ToArray()),
            File("tvetydig.pdf", "%PDF-1.7 <script>alert(1)</script> %%EOF"u8.ToArray()),
            File("stor.pdf", new byte[Document.MaxLength + 1]),
        ]);
        await Expect(page.GetByText("Uppladdat: Handlingsplan.pdf.")).ToBeVisibleAsync();
        var refused = page.GetByRole(AriaRole.Alert);
        await Expect(refused).ToContainTextAsync("tom.pdf: Filen är tom.");
        await Expect(refused).ToContainTextAsync("program.exe: Vi kan inte ta emot den sortens fil.");
        await Expect(refused).ToContainTextAsync("tvetydig.pdf: Filen är skadad eller kan innehålla något farligt.");
        await Expect(refused).ToContainTextAsync("stor.pdf: Filen är för stor. Den får vara högst 10 megabyte.");

        // A whole gigabyte is refused by what the browser says of it; none of it is read.
        var huge = Path.Combine(desk.Host.Folder, "gigabyte.pdf");
        await using (var empty = new FileStream(huge, FileMode.CreateNew)) empty.SetLength(1L << 30);
        await page.GetByLabel("Ladda upp filer").SetInputFilesAsync(huge);
        await Expect(refused).ToContainTextAsync("gigabyte.pdf: Filen är för stor.");

        var document = Assert.Single((await desk.RowAsync(February)).Documents);
        var served = await page.APIRequest.GetAsync($"{desk.Host.Address}/arrangor/evenemang/{February}/filer/{document.Id}");
        Assert.Equal(("nosniff", "default-src 'none'; sandbox"), (served.Headers["x-content-type-options"], served.Headers["content-security-policy"]));
        Assert.StartsWith("attachment", served.Headers["content-disposition"], StringComparison.Ordinal);
        using var anonymous = await desk.Host.Http.GetAsync(new Uri($"/arrangor/evenemang/{February}/filer/{document.Id}", UriKind.Relative));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, anonymous.StatusCode);

        await page.GetByRole(AriaRole.Button, new() { Name = "Ta bort Handlingsplan.pdf" }).ClickAsync();
        await Expect(page.GetByText("Inga dokument än.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ångra borttagningen" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Handlingsplan.pdf" })).ToBeVisibleAsync();
        await page.Context.DisposeAsync();
    }

    private static FilePayload File(string name, byte[] content) => new() { Name = name, MimeType = "application/pdf", Buffer = content };
}
