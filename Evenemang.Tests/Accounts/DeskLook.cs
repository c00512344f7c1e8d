using Deque.AxeCore.Playwright;
using Evenemang.Tests.Browser;
using Microsoft.Playwright;

namespace Evenemang.Tests.Accounts;

/// <summary>A page of the desk as people with all kinds of eyes and screens meet it.</summary>
internal static class DeskLook
{
    /// <summary>Nothing for axe to say in light or dark, nothing to scroll sideways for on a telephone; takes pictures on the way.</summary>
    public static async Task CheckAsync(IPage page, string name)
    {
        foreach (var (width, look, read) in new[] { (1280, "wide", ColorScheme.Light), (390, "narrow", ColorScheme.Dark) })
        {
            await page.SetViewportSizeAsync(width, 900);
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await page.EmulateMediaAsync(new() { ColorScheme = scheme });
                await Pictures.TakeAsync(page, name, $"{look}-{scheme}".ToLowerInvariant());
                // What is on a page depends on the width, its colours on the scheme: each is read once.
                if (scheme != read) continue;
                var said = (await page.RunAxe()).Violations.SelectMany(violation => violation.Nodes.Select(node => $"{violation.Id}: {node.Html}"));
                Assert.Equal([], said);
            }
            Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0, $"{name} must be scrolled sideways at {width}.");
        }
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(1280, 900);
    }

    public static Task PressAsync(this IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
