using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Mail;

namespace Evenemang.Server.Messaging;

/// <summary>
/// An address that may be written into a header and an SMTP command as it stands: ASCII only, one @, no quoting, no comment.
/// The only ways to get one are the parsers here, so what holds a Mailbox needs no further check.
/// </summary>
public sealed record Mailbox
{
    /// <summary>RFC 5321, 4.5.3.1.3: a path has at most 256 octets with its angle brackets.</summary>
    public const int MaxAddressLength = 254;

    private const int MaxLocalPartLength = 64;

    // A local part may hold these besides letters and digits (RFC 5322 atext); quoted local parts are refused.
    private const string AtomPunctuation = "!#$%&'*+-/=?^_`{|}~.";

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private Mailbox(string? name, string localPart, string host)
    {
        Name = name;
        LocalPart = localPart;
        Host = host;
    }

    /// <summary>What a person sees beside the address, or null.</summary>
    public string? Name { get; }

    /// <summary>What stands before the @.</summary>
    public string LocalPart { get; }

    /// <summary>The host in the form mail servers read (xn-- for names outside ASCII).</summary>
    public string Host { get; }

    /// <summary>user@host, ASCII.</summary>
    public string Address => $"{LocalPart}@{Host}";

    /// <summary>The same address under another name; null or blank leaves the name out.</summary>
    public Mailbox Named(string? name) => new(string.IsNullOrWhiteSpace(name) ? null : name.Trim(), LocalPart, Host);

    /// <summary>Accepts a bare address, exactly as typed: no display name, no second address, nothing before or after.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Mailbox? mailbox)
    {
        mailbox = null;
        // MailAddress parses loosely ("a@x, b@y" becomes b@y): what it understood must be what was written.
        if (text is null || text.Length > MaxAddressLength || text.Any(char.IsControl)
            || !MailAddress.TryCreate(text, out var parsed)
            || parsed.DisplayName.Length > 0 || !string.Equals(parsed.Address, text, StringComparison.Ordinal))
        {
            return false;
        }
        if (!IsLocalPart(parsed.User) || AsciiHostOrNull(parsed.Host) is not { } host || parsed.User.Length + 1 + host.Length > MaxAddressLength)
            return false;
        mailbox = new Mailbox(null, parsed.User, host);
        return true;
    }

    /// <summary>Accepts what a setting holds: a bare address or "Name &lt;address&gt;".</summary>
    public static bool TryParseNamed([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Mailbox? mailbox)
    {
        mailbox = null;
        if (text is null || text.Any(char.IsControl))
            return false;
        var trimmed = text.Trim();
        var open = trimmed.LastIndexOf('<');
        if (open < 0)
            return TryParse(trimmed, out mailbox);
        if (!trimmed.EndsWith('>') || !TryParse(trimmed[(open + 1)..^1], out var bare))
            return false;
        mailbox = bare.Named(trimmed[..open].Trim().Trim('"'));
        return true;
    }

    private static bool IsLocalPart(string text) =>
        text.Length is > 0 and <= MaxLocalPartLength
        && !text.StartsWith('.') && !text.EndsWith('.') && !text.Contains("..", StringComparison.Ordinal)
        && text.All(c => char.IsAsciiLetterOrDigit(c) || AtomPunctuation.Contains(c, StringComparison.Ordinal));

    private static string? AsciiHostOrNull(string text)
    {
        // A host without a dot is a slip of the hand; an address literal ([127.0.0.1]) is nobody's mailbox.
        if (!text.Contains('.', StringComparison.Ordinal) || text.StartsWith('[') || text.EndsWith('.'))
            return null;
        try
        {
            return Idn.GetAscii(text);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Name is null ? Address : $"{Name} <{Address}>";
}
