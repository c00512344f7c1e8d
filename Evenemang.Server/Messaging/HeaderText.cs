using System.Text;

namespace Evenemang.Server.Messaging;

/// <summary>Header values: cleaned, encoded (RFC 2047) and folded (RFC 5322, 2.2.3), so that no value can start a line of its own.</summary>
internal static class HeaderText
{
    // RFC 5322, 2.1.1.
    private const int MaxLineLength = 78;
    private const string WordStart = "=?utf-8?B?";
    private const string WordEnd = "?=";

    // An encoded word has at most 75 characters and its line at most 76 (RFC 2047, 2): beside the longest of our names ("Reply-To: ") and the
    // word's own 12 that leaves whole groups of four characters for 39 octets.
    private const int MaxOctetsInWord = 39;

    /// <summary>One line "Name: value" with CRLF, where the value is free text (a subject).</summary>
    public static string Unstructured(string name, string value)
    {
        var clean = Clean(value);
        return Fold(name, IsPlain(clean) ? clean.Split(' ') : EncodedWords(clean));
    }

    /// <summary>One line for an address.</summary>
    public static string Address(string name, Mailbox mailbox)
    {
        var clean = Clean(mailbox.Name ?? "");
        if (clean.Length == 0)
            return Fold(name, [mailbox.Address]);
        IEnumerable<string> phrase = IsPlain(clean)
            ? [$"\"{clean.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""]
            : EncodedWords(clean);
        return Fold(name, [.. phrase, $"<{mailbox.Address}>"]);
    }

    /// <summary>One line of words that are known to be safe (identifiers, parameters); folded between them.</summary>
    public static string Structured(string name, params IEnumerable<string> words) => Fold(name, words);

    /// <summary>Control characters and line separators become spaces; halves of surrogate pairs become the replacement character.</summary>
    public static string Clean(string value)
    {
        var text = new StringBuilder(value.Length);
        foreach (var rune in value.EnumerateRunes())
        {
            if (Rune.IsControl(rune) || rune.Value is 0x2028 or 0x2029)
                text.Append(' ');
            else
                text.Append(rune.ToString());
        }
        return text.ToString().Trim();
    }

    private static bool IsPlain(string text) =>
        text.All(c => c is >= ' ' and <= '~')
        && !text.Contains("=?", StringComparison.Ordinal)
        && text.Split(' ').All(word => word.Length is > 0 and < MaxLineLength - 20);

    private static IEnumerable<string> EncodedWords(string text)
    {
        // A character is never split between two words (RFC 2047, 5).
        var octets = new List<byte>(MaxOctetsInWord);
        var encoded = new byte[4];
        foreach (var rune in text.EnumerateRunes())
        {
            if (octets.Count + rune.Utf8SequenceLength > MaxOctetsInWord)
            {
                yield return Word(octets);
                octets.Clear();
            }
            octets.AddRange(encoded.AsSpan(0, rune.EncodeToUtf8(encoded)));
        }
        if (octets.Count > 0)
            yield return Word(octets);
    }

    private static string Word(List<byte> octets) => WordStart + Convert.ToBase64String([.. octets]) + WordEnd;

    private static string Fold(string name, IEnumerable<string> words)
    {
        var line = new StringBuilder(name).Append(':');
        var length = line.Length;
        var first = true;
        foreach (var word in words)
        {
            // The first word stays on the line of the name: a line of nothing but the name is obsolete syntax.
            if (!first && length + 1 + word.Length > MaxLineLength)
            {
                line.Append("\r\n");
                length = 0;
            }
            line.Append(' ').Append(word);
            length += 1 + word.Length;
            first = false;
        }
        return line.Append("\r\n").ToString();
    }
}
