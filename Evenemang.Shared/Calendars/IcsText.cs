using System.Text;

namespace Evenemang.Shared.Calendars;

/// <summary>The TEXT value of RFC 5545 section 3.3.11.</summary>
public static class IcsText
{
    /// <summary>
    /// What is left of <paramref name="text"/> in a calendar: every kind of line break is a line feed, control characters but tab are gone,
    /// half a surrogate pair is U+FFFD. Writing and reading give exactly this back.
    /// </summary>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !IsDropped(rune))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }

    /// <summary>The text behind an escaped value. A backslash before any other character stands for that character.</summary>
    public static string Unescape(ReadOnlySpan<char> value)
    {
        if (!value.Contains('\\'))
        {
            return value.ToString();
        }

        var text = new StringBuilder(value.Length);
        for (var index = 0; index < value.Length; index++)
        {
            var character = value[index];
            if (character == '\\' && index + 1 < value.Length)
            {
                character = value[++index] is 'n' or 'N' ? '\n' : value[index];
            }

            text.Append(character);
        }

        return text.ToString();
    }

    /// <summary>The values of a list such as CATEGORIES, split at unescaped commas.</summary>
    public static IReadOnlyList<string> UnescapeList(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        List<string> parts = [];
        var start = 0;
        for (var index = 0; index <= value.Length; index++)
        {
            if (index == value.Length || value[index] == ',')
            {
                parts.Add(Unescape(value.AsSpan(start, index - start)));
                start = index + 1;
            }
            else if (value[index] == '\\')
            {
                index++;
            }
        }

        return parts;
    }

    /// <summary>C0 and C1 control characters and DEL have no place in a content line (section 3.1, CONTROL).</summary>
    internal static bool IsDropped(Rune rune) => rune.Value is < 0x20 or (>= 0x7F and <= 0x9F);
}
