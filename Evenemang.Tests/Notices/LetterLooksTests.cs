using Evenemang.Tests.Browser;
using Evenemang.Tests.Support;
using Microsoft.Playwright;

namespace Evenemang.Tests.Notices;

/// <summary>Every letter as it is drawn on a telephone and in a window, light and dark. With EVENEMANG_PICTURES set there are pictures of all of them to look at.</summary>
[Collection(BrowserJourneys.Name)]
public sealed class LetterLooksTests(Chromium chromium)
{
    [NeedsTheory(Tool.Chromium)]
    [InlineData(360, ColorScheme.Light)]
    [InlineData(360, ColorScheme.Dark)]
    [InlineData(700, ColorScheme.Light)]
    [InlineData(700, ColorScheme.Dark)]
    public async Task No_letter_is_wider_than_the_screen_and_none_fetches_anything(int width, ColorScheme scheme)
    {
        var page = await chromium.OpenAsync(script: false, width);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme });
        List<string> fetched = [];
        page.Request += (_, request) => fetched.Add(request.Url);
        List<string> wide = [];
        foreach (var (scene, language) in GoldenMailTests.Scenes.Select(row => ((string)row[0], (string)row[1])))
        {
            await page.SetContentAsync(GoldenMailTests.Mail(scene, language).Html!);
            var drawn = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (drawn > width) wide.Add($"{scene}.{language} {drawn}");
            if (language == "sv") await Pictures.TakeAsync(page, $"letter-{scene}", $"{width}-{scheme}");
        }
        Assert.Equal([], wide);
        Assert.Equal([], fetched);
        await page.Context.CloseAsync();
    }
}
