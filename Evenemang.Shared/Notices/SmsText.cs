using System.Text;

namespace Evenemang.Shared.Notices;

/// <summary>How a text is carried.</summary>
public enum SmsEncoding
{
    /// <summary>Seven bits a character: 160 in one part, 153 in each of several.</summary>
    Gsm7,

    /// <summary>UTF-16: 70 units in one part, 67 in each of several. One character outside GSM-7 is enough.</summary>
    Ucs2,
}

/// <summary>What a text costs.</summary>
/// <param name="Encoding">How it is carried.</param>
/// <param name="Units">Septets (an extension character counts two) or UTF-16 units.</param>
/// <param name="Parts">Messages it is sent as, 1 or more; each is paid for.</param>
public sealed record SmsSize(SmsEncoding Encoding, int Units, int Parts);

/// <summary>Writes texts so that they fit in few SMS, and counts how many. 3GPP TS 23.038 section 6.2.1 (alphabet) and TS 23.040 section 9.2.3.24.1 (parts).</summary>
public static class SmsText
{
    /// <summary>Septets in a text of one part.</summary>
    public const int SinglePartSeptets = 160;

    private const int PartSeptets = 153;
    private const int SinglePartUnits = 70;
    private const int PartUnits = 67;

    private const string Basic =
        "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    private const string Extension = "\f^{}\\[~]|€";

    /// <summary>Replaces what looks well in letters but would more than double the price here: dashes, curly quotes, the ellipsis and special spaces. Controls go.</summary>
    /// <param name="text">Any text.</param>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize())
        {
            clean.Append(letter switch
            {
                >= '\u2010' and <= '\u2015' or '\u2212' or '\u2022' => "-",
                '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u00AB' or '\u00BB' or '\u2033' => "\"",
                '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u2032' or '\u00B4' or '`' => "'",
                '\u2026' => "...",
                '\u00A0' or '\u202F' or '\t' or (>= '\u2000' and <= '\u200A') => " ",
                '\n' => "\n",
                '\u00AD' or (>= '\u200B' and <= '\u200F') or '\uFEFF' => "",
                _ when char.IsControl(letter) => "",
                _ => letter.ToString(),
            });
        }
        return clean.ToString().Trim();
    }

    /// <summary>Counts a text as it stands; <see cref="Clean"/> it first.</summary>
    /// <param name="text">Any text.</param>
    public static SmsSize Count(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.All(letter => Septets(letter) > 0)
            ? Size(SmsEncoding.Gsm7, [.. text.Select(Septets)], SinglePartSeptets, PartSeptets)
            : Size(SmsEncoding.Ucs2, [.. text.EnumerateRunes().Select(rune => rune.Utf16SequenceLength)], SinglePartUnits, PartUnits);
    }

    /// <summary>1, 2 for the extension table, 0 for what GSM-7 cannot carry.</summary>
    private static int Septets(char letter) => Basic.Contains(letter, StringComparison.Ordinal) ? 1 : Extension.Contains(letter, StringComparison.Ordinal) ? 2 : 0;

    // Neither an escaped pair nor a surrogate pair may be torn, so a part may end one unit early.
    private static SmsSize Size(SmsEncoding encoding, IReadOnlyList<int> costs, int single, int part)
    {
        var units = costs.Sum();
        if (units <= single) return new(encoding, units, 1);
        var (parts, used) = (1, 0);
        foreach (var cost in costs)
        {
            if (used + cost > part) (parts, used) = (parts + 1, 0);
            used += cost;
        }
        return new(encoding, units, parts);
    }
}
