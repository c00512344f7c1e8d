using System.Text;
using System.Text.RegularExpressions;

namespace Evenemang.Server.Messaging;

/// <summary>One part of a message that has been read back.</summary>
/// <param name="MediaType">Lower case, without parameters.</param>
/// <param name="Headers">Name (any case) to decoded value.</param>
/// <param name="Text">The decoded body of a leaf.</param>
/// <param name="Parts">The parts of a multipart.</param>
public sealed record MimePart(string MediaType, IReadOnlyDictionary<string, string> Headers, string Text, IReadOnlyList<MimePart> Parts)
{
    /// <summary>This part and all parts within it, outermost first.</summary>
    public IEnumerable<MimePart> All => Parts.SelectMany(part => part.All).Prepend(this);

    /// <summary>A header's value, or an empty text.</summary>
    public string Header(string name) => Headers.GetValueOrDefault(name, "");

    /// <summary>The text of the first leaf of a media type, or null.</summary>
    public string? TextOf(string mediaType) => All.FirstOrDefault(part => part.MediaType == mediaType)?.Text;
}

/// <summary>
/// Reads what <see cref="MimeWriter"/> writes, for the development page. It is no general mail parser: other people's messages never come here.
/// </summary>
public static partial class MimeReader
{
    /// <summary>Reads a message of ours.</summary>
    public static MimePart Read(string message)
    {
        var cut = message.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var head = cut < 0 ? message : message[..cut];
        var body = cut < 0 ? "" : message[(cut + 4)..];
        var headers = ReadHeaders(head);
        var type = headers.GetValueOrDefault("Content-Type", "text/plain");
        var mediaType = type.Split(';')[0].Trim().ToLowerInvariant();
        return Boundary().Match(type) is { Success: true } boundary
            ? new MimePart(mediaType, headers, "", [.. Split(body, boundary.Groups[1].Value).Select(Read)])
            : new MimePart(mediaType, headers, Decode(body, headers.GetValueOrDefault("Content-Transfer-Encoding", "7bit")), []);
    }

    private static Dictionary<string, string> ReadHeaders(string head)
    {
        var unfolded = head.Replace("\r\n ", " ", StringComparison.Ordinal);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in unfolded.Split("\r\n"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                headers[line[..colon]] = DecodeWords(line[(colon + 1)..].Trim());
        }
        return headers;
    }

    private static string DecodeWords(string value) =>
        EncodedWord().Replace(
            BetweenWords().Replace(value, "?==?"),
            match => Encoding.UTF8.GetString(Convert.FromBase64String(match.Groups[1].Value)));

    private static IEnumerable<string> Split(string body, string boundary) =>
        body.Split($"--{boundary}").Skip(1).TakeWhile(part => !part.StartsWith("--", StringComparison.Ordinal)).Select(part => part[2..]);

    private static string Decode(string body, string encoding) => encoding switch
    {
        "base64" => Encoding.UTF8.GetString(Convert.FromBase64String(body.ReplaceLineEndings(""))),
        "quoted-printable" => Encoding.UTF8.GetString(
            [.. Quoted().Matches(body.Replace("=\r\n", "", StringComparison.Ordinal)).Select(ToOctet)]),
        _ => body,
    };

    private static byte ToOctet(Match match) =>
        match.Groups[1].Success ? Convert.FromHexString(match.Groups[1].ValueSpan)[0] : (byte)match.ValueSpan[0];

    [GeneratedRegex("boundary=\"([^\"]+)\"")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"=\?utf-8\?B\?([A-Za-z0-9+/=]*)\?=")]
    private static partial Regex EncodedWord();

    // White space between two encoded words is no part of the text (RFC 2047, 6.2).
    [GeneratedRegex(@"\?= +=\?")]
    private static partial Regex BetweenWords();

    [GeneratedRegex("=([0-9A-F]{2})|[\\s\\S]")]
    private static partial Regex Quoted();
}
