using System.Globalization;
using System.Text;

namespace Evenemang.Server.Messaging;

/// <summary>RFC 2045, 6.7: text that stays readable in the raw message, in ASCII lines of at most 76 characters.</summary>
internal static class QuotedPrintable
{
    private const int MaxLineLength = 76;

    /// <summary>The text with CRLF line ends and a final CRLF.</summary>
    public static string Encode(string text)
    {
        var result = new StringBuilder(text.Length + (text.Length / 8));
        foreach (var line in text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n'))
        {
            EncodeLine(line, result);
            result.Append("\r\n");
        }
        return result.ToString();
    }

    private static void EncodeLine(string line, StringBuilder result)
    {
        var octets = Encoding.UTF8.GetBytes(line);
        var column = 0;
        for (var i = 0; i < octets.Length; i++)
        {
            var octet = octets[i];
            var isLast = i == octets.Length - 1;
            // A space at the end of a line would be lost on the way, so it is written out.
            var isLiteral = octet is >= (byte)'!' and <= (byte)'~' and not (byte)'=' || octet is (byte)' ' && !isLast;
            var width = isLiteral ? 1 : 3;
            if (column + width > MaxLineLength - (isLast ? 0 : 1))
            {
                result.Append("=\r\n");
                column = 0;
            }
            if (isLiteral)
                result.Append((char)octet);
            else
                result.Append('=').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
            column += width;
        }
    }
}
