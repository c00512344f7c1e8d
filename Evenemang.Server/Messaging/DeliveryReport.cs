using System.Text.RegularExpressions;

namespace Evenemang.Server.Messaging;

/// <summary>
/// What a mail server reports about a letter it had taken (RFC 3464, in a multipart/report of RFC 6522). Read strictly: whatever is not of that form is no report. Our letters have
/// one recipient each, so one failed recipient is all of them.
/// </summary>
/// <param name="ReturnedTo">Addresses the report may have been sent to, as its headers name them; the most certain first.</param>
/// <param name="HasFailed">Whether the letter will never be delivered. False for a delay, and for good news.</param>
/// <param name="Status">RFC 3463 code such as "5.1.1"; null when there is none.</param>
public sealed partial record DeliveryReport(IReadOnlyList<string> ReturnedTo, bool HasFailed, string? Status)
{
    /// <summary>Octets read of a report at most: it carries the letter back, of which nothing is needed.</summary>
    public const int MaxLength = 256 * 1024;

    private const int MaxAddresses = 20;

    /// <summary>Headers that say where a report was sent to: as the delivering server writes it, and as the reporting server addressed it.</summary>
    private static readonly string[] Receivers = ["X-Original-To", "Delivered-To", "Envelope-To", "To"];

    /// <summary>Reads a message.</summary>
    /// <param name="message">Each octet as one character (Latin-1); may be cut off at <see cref="MaxLength"/>.</param>
    /// <returns>Null when it is no delivery report.</returns>
    public static DeliveryReport? Read(string message)
    {
        var (head, body) = Cut(message.ReplaceLineEndings("\n"));
        var type = Values(head, "Content-Type").FirstOrDefault() ?? "";
        if (!Report().IsMatch(type) || Boundary().Match(type) is not { Success: true } boundary) return null;
        var parts = $"\n{body}".Split($"\n--{boundary.Groups["quoted"].Value}{boundary.Groups["bare"].Value}").Skip(1);
        // The rest of the line after a boundary is blank, except for the last one's two hyphens.
        var status = parts.TakeWhile(part => !part.StartsWith("--", StringComparison.Ordinal)).Select(part => Cut(part[(part.IndexOf('\n', StringComparison.Ordinal) + 1)..])).FirstOrDefault(IsStatus).Body;
        if (status is null) return null;
        var recipients = status.Split("\n\n").Where(block => Values(block, "Final-Recipient").Any()).Select(block => (Action: Values(block, "Action").FirstOrDefault(), Block: block)).Where(block => block.Action is not null).ToList();
        if (recipients.Count == 0) return null;
        var failed = recipients.Find(block => block.Action!.Equals("failed", StringComparison.OrdinalIgnoreCase));
        return new(
            [.. Receivers.SelectMany(name => Values(head, name)).SelectMany(value => Address().Matches(value)).Take(MaxAddresses).Select(found => found.Value)],
            failed.Block is not null,
            failed.Block is null ? null : Values(failed.Block, "Status").Select(value => StatusCode().Match(value)).FirstOrDefault(found => found.Success)?.Value);
    }

    private static bool IsStatus((string Head, string Body) part) =>
        Values(part.Head, "Content-Type").Any(type => StatusPart().IsMatch(type)) && !Values(part.Head, "Content-Transfer-Encoding").Any(encoding => Encoded().IsMatch(encoding));

    private static (string Head, string Body) Cut(string text) =>
        text.StartsWith('\n') ? ("", text[1..]) : text.IndexOf("\n\n", StringComparison.Ordinal) is >= 0 and var at ? (text[..at], text[(at + 2)..]) : (text, "");

    /// <summary>Values of a field, folded lines joined, in order.</summary>
    private static IEnumerable<string> Values(string fields, string name) => Fold().Replace(fields, " ").Split('\n')
        .Where(line => line.Length > name.Length && line[name.Length] == ':' && line.StartsWith(name, StringComparison.OrdinalIgnoreCase)).Select(line => line[(name.Length + 1)..].Trim());

    [GeneratedRegex(@"\n[ \t]+")]
    private static partial Regex Fold();

    [GeneratedRegex(@"\Amultipart/report\s*;.*report-type\s*=\s*""?(global-)?delivery-status""?", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Report();

    [GeneratedRegex(@"boundary\s*=\s*(""(?<quoted>[^""]{1,200})""|(?<bare>[^\s;""]{1,200}))", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Boundary();

    [GeneratedRegex(@"\Amessage/(global-)?delivery-status\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex StatusPart();

    [GeneratedRegex("base64|quoted-printable", RegexOptions.IgnoreCase)]
    private static partial Regex Encoded();

    [GeneratedRegex(@"[^\s<>,;:""()]{1,64}@[^\s<>,;:""()]{1,190}")]
    private static partial Regex Address();

    [GeneratedRegex(@"\A[245]\.\d{1,3}\.\d{1,3}\b")]
    private static partial Regex StatusCode();
}
