using System.Text.RegularExpressions;

namespace Evenemang.Shared.Calendars;

/// <summary>Markdown as plain text, for calendars and other places that show signs as they stand.</summary>
public static partial class PlainText
{
    /// <summary>The words without emphasis, heading and quote signs; links as "words (address)", list signs as dashes. Null for nothing.</summary>
    public static string? FromMarkdown(string? markdown)
    {
        if (string.IsNullOrWhiteSpace(markdown))
        {
            return null;
        }

        var text = markdown.ReplaceLineEndings("\n");
        text = Link().Replace(text, match => Same(match.Groups["words"].Value, match.Groups["address"].Value));
        text = Address().Replace(text, "${address}");
        text = LineStart().Replace(text, "");
        text = Bullet().Replace(text, "${indent}- ");
        text = Strong().Replace(text, "${words}");
        text = Emphasis().Replace(text, "${words}");
        text = Escaped().Replace(text, "${sign}");
        return ManyBreaks().Replace(text, "\n\n").Trim();
    }

    private static string Same(string words, string address) => words == address || words.Length == 0 ? address : $"{words} ({address})";

    [GeneratedRegex(@"!?\[(?<words>[^\[\]\n]{0,500})\]\((?<address>[^()\s]{1,2000})(?:\s+""[^""\n]{0,500}"")?\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex("<(?<address>(?:https?://|mailto:)[^<>\\s]{1,2000})>", RegexOptions.ExplicitCapture)]
    private static partial Regex Address();

    [GeneratedRegex("^(?:#{1,6} +|> ?)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex LineStart();

    [GeneratedRegex("^(?<indent> *)[*+-] +", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"(?<sign>\*\*|__)(?<words>\S(?:[^*_\n]{0,1000}\S)?)\k<sign>", RegexOptions.ExplicitCapture)]
    private static partial Regex Strong();

    [GeneratedRegex(@"(?<![\w*\\])(?<sign>[*_])(?<words>[^\s*_](?:[^*_\n]{0,1000}[^\s*_])?)\k<sign>(?![\w*])", RegexOptions.ExplicitCapture)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\\(?<sign>[\\`*_{}\[\]()#+.!>-])", RegexOptions.ExplicitCapture)]
    private static partial Regex Escaped();

    [GeneratedRegex(@"\n{3,}", RegexOptions.ExplicitCapture)]
    private static partial Regex ManyBreaks();
}
