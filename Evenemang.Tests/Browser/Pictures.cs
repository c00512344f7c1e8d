using Microsoft.Playwright;

namespace Evenemang.Tests.Browser;

/// <summary>Pictures of the pages for people to look at, where the environment variable EVENEMANG_PICTURES names a folder.</summary>
internal static class Pictures
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("EVENEMANG_PICTURES");

    public static async Task TakeAsync(IPage page, string name, string look)
    {
        if (Folder is null) return;
        await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{look}.png"), FullPage = true });
    }
}
