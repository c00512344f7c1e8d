namespace Evenemang.Server.Desk.Account;

/// <summary>Codes as people type them: with spaces, hyphens and small letters where they like.</summary>
internal static class CodeText
{
    private const int AppDigits = 6;

    public static string Clean(string? typed) => new([.. (typed ?? "").Where(char.IsAsciiLetterOrDigit)]);

    public static bool IsFromApp(string code) => code.Length == AppDigits && code.All(char.IsAsciiDigit);

    /// <summary>A recovery code as the library keeps it: five letters, a hyphen, five letters.</summary>
    public static string Recovery(string code) => code.Length == 10 ? $"{code[..5]}-{code[5..]}".ToUpperInvariant() : code;
}
