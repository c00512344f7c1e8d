using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Evenemang.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Evenemang.Tests.Browser;

/// <summary>Every page a visitor can meet: nothing for axe to say, light and dark, and nothing to scroll sideways for.</summary>
[Collection(BrowserJourneys.Name)]
public sealed class EveryPageTests(Chromium chromium)
{
    /// <summary>Doubles the 112.5 % that the style sheet begins with.</summary>
    private const string DoubleText = "document.documentElement.style.fontSize = '225%'";

    /// <summary>How far the page reaches beyond the window, in CSS pixels.</summary>
    private const string Overflow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

    /// <summary>What lies over something else, as text.</summary>
    private const string Overlaps = """
        (() => {
          const shown = [...document.querySelectorAll("main h1, main h2, main h3, main p, main .button, main .input, main summary")]
            .map(one => ({ one, box: one.getBoundingClientRect() })).filter(({ one, box }) => one.checkVisibility() && box.width > 2 && box.height > 2);
          const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
          return shown.flatMap((a, at) => shown.slice(at + 1)
            .filter(b => !a.one.contains(b.one) && !b.one.contains(a.one) && meet(a.box, b.box))
            .map(b => `${a.one.innerText} / ${b.one.innerText}`));
        })()
        """;

    private static readonly AxeRunOptions ContrastOnly = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast"] } };

    private static readonly string[] AllNames =
    [
        "start", "start-en", "series", "occurrence", "occurrence-cancelled", "sheet", "sheet-cancelled", "question", "question-closed", "subscribe", "accessibility", "privacy", "not-found",
        "form", "form-en", "form-waitlist", "form-request", "form-one-click", "form-series", "form-team", "form-undecided",
        "closed-cancelled", "closed-not-open", "closed-closed", "closed-full", "closed-just-come", "closed-whole-series",
        "place", "place-en", "place-waiting", "place-requested", "place-anonymous", "place-withdrawn", "place-cancelled", "place-moved", "place-series", "place-erased",
        "place-unknown", "place-said", "change", "withdraw", "renew", "erase",
        "follow", "follow-en", "follow-all", "follow-sent", "follow-confirm", "follow-confirm-en", "follow-following", "follow-stop", "follow-unknown",
        "ask-links", "ask-links-en", "ask-links-sent", "ask-links-erased", "address", "address-renewed", "address-erase", "series-discreet", "place-secret",
        "place-offered", "place-offered-en", "place-lapsed", "form-waitlist-offers",
    ];

    public static TheoryData<string> Names => [.. AllNames];

    [NeedsTheory(Tool.Chromium), MemberData(nameof(Names))]
    public async Task A_page_leaves_nobody_out(string name)
    {
        var board = await (await chromium.BoardAsync()).WithPlacesAsync();
        var page = await chromium.OpenAsync(script: true);
        await page.GotoAsync(board.Host.Address + board.Pages[name]);
        await CheckAsync(page, name);
        await page.Context.DisposeAsync();
    }

    [NeedsFact(Tool.Chromium)]
    public async Task A_form_with_mistakes_leaves_nobody_out_and_takes_the_reader_to_them()
    {
        var board = await (await chromium.BoardAsync()).WithPlacesAsync();
        var page = await chromium.OpenAsync(script: true);
        await page.GotoAsync(board.Host.Address + board.Pages["form"]);
        await page.GetByLabel("E-postadress").FillAsync("kim@");
        await page.GetByRole(AriaRole.Button, new() { Name = "Anmäl mig" }).ClickAsync();

        await Expect(page.Locator("#errors")).ToBeFocusedAsync();
        await Expect(page.GetByLabel("E-postadress")).ToHaveValueAsync("kim@");
        await page.GetByRole(AriaRole.Link, new() { Name = "Adressen saknar något efter @" }).ClickAsync();
        await Expect(page.Locator("#email")).ToBeFocusedAsync();
        await CheckAsync(page, "form-errors");
        await page.Context.DisposeAsync();
    }

    [Fact]
    public async Task The_list_of_pages_is_whole()
    {
        var board = await (await chromium.BoardAsync()).WithPlacesAsync();
        Assert.Equal(board.Pages.Keys.Order(StringComparer.Ordinal), AllNames.Order(StringComparer.Ordinal));
    }

    private static async Task CheckAsync(IPage page, string name)
    {
        Assert.Equal([], Said(await page.RunAxe()));
        await Pictures.TakeAsync(page, name, "light");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Assert.Equal([], Said(await page.RunAxe(ContrastOnly)));
        await Pictures.TakeAsync(page, name, "dark");
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(320, 844);
        Assert.Equal(0, await page.EvaluateAsync<int>(Overflow));
        await page.SetViewportSizeAsync(1280, 900);
        await Pictures.TakeAsync(page, name, "wide");
        var overlaps = await page.EvaluateAsync<string[]>(Overlaps);
        Assert.Empty(overlaps);
        await page.EvaluateAsync(DoubleText);
        Assert.Equal(0, await page.EvaluateAsync<int>(Overflow));
        await page.SetViewportSizeAsync(390, 844);
        Assert.Equal(0, await page.EvaluateAsync<int>(Overflow));
    }

    private static IEnumerable<string> Said(AxeResult result) =>
        result.Violations.Select(violation => $"{violation.Id}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}");
}
