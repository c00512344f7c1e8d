namespace Evenemang.Server.Accounts;

/// <summary>What a browser calls itself, in two words that its owner recognises. What it lies about is not worth keeping.</summary>
internal static class DeviceWords
{
    // The order matters: nearly all say Safari, most say Chrome.
    private static readonly (string Mark, string Word)[] Browsers =
        [("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari")];

    private static readonly (string Mark, string Word)[] Systems =
        [("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("Mac OS", "Mac"), ("CrOS", "Chromebook"), ("Linux", "Linux")];

    /// <returns>"Firefox, Windows"; empty when nothing is recognised.</returns>
    public static string Of(string? userAgent) => string.Join(", ", new[] { First(Browsers, userAgent), First(Systems, userAgent) }.OfType<string>());

    private static string? First((string Mark, string Word)[] marks, string? userAgent) =>
        userAgent is null ? null : marks.FirstOrDefault(mark => userAgent.Contains(mark.Mark, StringComparison.Ordinal)).Word;
}
