using System.Globalization;
using System.Net.Mail;

namespace Evenemang.Shared.Registrations;

/// <summary>
/// Which e-mail addresses we take: one plain mailbox that any mail server would take. Quoted local parts, comments, address literals and local
/// parts outside ASCII (which need SMTPUTF8, RFC 6531) are turned away; a domain outside ASCII must be a valid internationalised name.
/// </summary>
public static class EmailAddress
{
    /// <summary>Longest local part, in octets (RFC 5321 section 4.5.3.1.1).</summary>
    public const int MaxLocalPartLength = 64;

    private const int MaxLabelLength = 63;

    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    /// <summary>Says what is wrong with an address.</summary>
    /// <param name="address">The address, trimmed, without control characters.</param>
    /// <param name="field">The field to put in the error.</param>
    /// <returns>The first thing wrong, or null when there is nothing.</returns>
    public static RegistrationError? Check(string address, string field)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        if (at < 0) return new(field, RegistrationErrorCode.EmailWithoutAt);
        if (at == 0) return new(field, RegistrationErrorCode.EmailWithoutLocalPart);
        if (at == address.Length - 1) return new(field, RegistrationErrorCode.EmailWithoutDomain);
        if (address.IndexOf('@', at + 1) >= 0) return new(field, RegistrationErrorCode.EmailSeveralAt);
        var local = address[..at];
        var domain = address[(at + 1)..];
        foreach (var letter in local)
        {
            if (!IsAtomText(letter) && letter != '.') return new(field, RegistrationErrorCode.EmailCharacter, letter.ToString());
        }
        foreach (var letter in domain)
        {
            if (!char.IsLetterOrDigit(letter) && letter is not ('-' or '.')) return new(field, RegistrationErrorCode.EmailCharacter, letter.ToString());
        }
        if (!domain.Contains('.', StringComparison.Ordinal)) return new(field, RegistrationErrorCode.EmailDomainWithoutDot, domain);
        if (address.Length > Registration.MaxEmailLength || local.Length > MaxLocalPartLength)
        {
            return new(field, RegistrationErrorCode.TooLong, Registration.MaxEmailLength.ToString(CultureInfo.InvariantCulture));
        }
        return HasEmptyPart(local) || !IsDomain(domain) || !IsTakenWhole(address) ? new(field, RegistrationErrorCode.EmailMalformed) : null;
    }

    // RFC 5322 section 3.2.3, atext.
    private static bool IsAtomText(char letter) => char.IsAsciiLetterOrDigit(letter) || "!#$%&'*+-/=?^_`{|}~".Contains(letter, StringComparison.Ordinal);

    private static bool HasEmptyPart(string local) =>
        local.StartsWith('.') || local.EndsWith('.') || local.Contains("..", StringComparison.Ordinal);

    private static bool IsDomain(string domain)
    {
        try
        {
            var labels = Idn.GetAscii(domain).Split('.');
            return labels.All(label => label.Length is > 0 and <= MaxLabelLength) && !labels[^1].All(char.IsAsciiDigit);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // The base library's parser is loose ("a@x, b@y" becomes b@y), so what it understood must be all that was written.
    private static bool IsTakenWhole(string address) =>
        MailAddress.TryCreate(address, out var parsed) && parsed.DisplayName.Length == 0 && string.Equals(parsed.Address, address, StringComparison.Ordinal);
}
