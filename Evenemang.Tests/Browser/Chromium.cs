using Evenemang.Tests.Support;
using Microsoft.Playwright;

namespace Evenemang.Tests.Browser;

/// <summary>One real browser for all journeys of a collection, and one noticeboard for those that only look.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private const float PatienceMilliseconds = 60_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private Noticeboard? _board;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>The board that nobody changes; started with the first page that asks for it.</summary>
    public async Task<Noticeboard> BoardAsync() => _board ??= await Noticeboard.StartAsync();

    /// <summary>A fresh page without cookies or memory, on a telephone unless told otherwise.</summary>
    public async Task<IPage> OpenAsync(bool script, int width = 390, int height = 844, string language = "sv-SE")
    {
        _playwright ??= await Playwright.CreateAsync();
        _browser ??= await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Tools.Path(Tool.Chromium), Args = Flags });
        var context = await _browser.NewContextAsync(new() { JavaScriptEnabled = script, ViewportSize = new() { Width = width, Height = height }, Locale = language });
        // The machine is shared: patience, not speed, is what these tests need.
        context.SetDefaultTimeout(PatienceMilliseconds);
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
        return await context.NewPageAsync();
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_board is not null) await _board.DisposeAsync();
    }
}

/// <summary>The journeys on the public pages share a browser and therefore run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserJourneys : ICollectionFixture<Chromium>
{
    public const string Name = "browser";
}

/// <summary>The same at the desk, in a browser of their own.</summary>
[CollectionDefinition(Name)]
public sealed class DeskJourneys : ICollectionFixture<Chromium>
{
    public const string Name = "desk";
}
