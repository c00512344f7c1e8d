using System.Globalization;
using System.Text.RegularExpressions;

namespace Evenemang.Server.Messaging;

/// <summary>A server's answer to one command.</summary>
/// <param name="Code">Three digits (RFC 5321, 4.2).</param>
/// <param name="Lines">The text of each line, codes cut off.</param>
internal sealed partial record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    private const int MaxTextLength = 500;

    /// <summary>"5.7.1" and the like (RFC 3463), or null.</summary>
    public string? EnhancedCode => Lines.Select(line => Enhanced().Match(line)).FirstOrDefault(match => match.Success)?.Value;

    /// <summary>Both codes, safe to log.</summary>
    public string Codes => EnhancedCode is { } enhanced ? $"{Code} {enhanced}" : Code.ToString(CultureInfo.InvariantCulture);

    /// <summary>The whole answer on one line, of bounded length.</summary>
    public string Text
    {
        get
        {
            var text = HeaderText.Clean($"{Code} {string.Join(' ', Lines)}");
            return text.Length <= MaxTextLength ? text : text[..MaxTextLength];
        }
    }

    public bool IsPositive => Code is >= 200 and < 300;

    public bool IsTransient => Code is >= 400 and < 500;

    [GeneratedRegex(@"\A[245]\.\d{1,3}\.\d{1,3}(?= |\z)")]
    private static partial Regex Enhanced();
}
