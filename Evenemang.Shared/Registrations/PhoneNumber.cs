namespace Evenemang.Shared.Registrations;

/// <summary>
/// Which telephone numbers we take: Swedish ("031-390 06 12", "0701740612") and international ("+47 22 00 00 00", "0047 …"), with spaces,
/// hyphens, slashes, points and brackets where people put them.
/// </summary>
public static class PhoneNumber
{
    // E.164 allows 15 digits after the plus; the shortest Swedish number with its area code has 7.
    private const int MaxDigits = 15;
    private const int MinDigits = 7;

    private const string SwedenCode = "46";

    // 070, 072, 073, 076 and 079 with seven digits more (the Swedish numbering plan of PTS).
    private const int SwedishMobileLength = 12;

    /// <summary>Denmark, Norway, Iceland, the Faroes, Finland.</summary>
    private static readonly string[] OtherNordic = ["+45", "+47", "+354", "+298", "+358"];

    /// <summary>Whether the text is a telephone number.</summary>
    /// <param name="number">The number, trimmed.</param>
    public static bool IsValid(string number)
    {
        var isInternational = number.StartsWith('+');
        var digits = 0;
        var openBrackets = 0;
        for (var at = isInternational ? 1 : 0; at < number.Length; at++)
        {
            switch (number[at])
            {
                case >= '0' and <= '9':
                    digits++;
                    break;
                case '(':
                    openBrackets++;
                    break;
                case ')' when openBrackets > 0:
                    openBrackets--;
                    break;
                case ' ' or '\u00A0' or '-' or '\u2011' or '\u2013' or '/' or '.':
                    break;
                default:
                    return false;
            }
        }
        var hasPrefix = isInternational || number.TrimStart('(').StartsWith('0');
        return hasPrefix && openBrackets == 0 && digits is >= MinDigits && digits <= MaxDigits + (isInternational ? 0 : 2);
    }

    /// <summary>The number as the telephone network wants it (ITU-T E.164): a plus, the country and the rest, digits only. A number without country is Swedish.</summary>
    /// <param name="number">As written.</param>
    /// <returns>Null when it is no number.</returns>
    public static string? ToE164(string? number)
    {
        var written = number?.Trim() ?? "";
        if (!IsValid(written)) return null;
        var digits = string.Concat(written.Where(char.IsAsciiDigit));
        var international = written.StartsWith('+') ? digits : digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..] : SwedenCode + digits[1..];
        // "+46 (0)70 …": the zero belongs to calls within Sweden.
        if (international.StartsWith(SwedenCode + "0", StringComparison.Ordinal)) international = SwedenCode + international[3..];
        return international.Length is >= MinDigits and <= MaxDigits && international[0] != '0' ? "+" + international : null;
    }

    /// <summary>
    /// The number in E.164 when an SMS may be sent to it: a Swedish mobile number, or one of another Nordic country. Others are called instead: anyone may sign up with any
    /// number, and texts to far countries and premium numbers are how such forms are milked.
    /// </summary>
    /// <param name="number">As written.</param>
    public static string? MobileOrNull(string? number)
    {
        if (ToE164(number) is not { } e164) return null;
        if (!e164.StartsWith("+" + SwedenCode, StringComparison.Ordinal)) return Array.Exists(OtherNordic, code => e164.StartsWith(code, StringComparison.Ordinal)) ? e164 : null;
        return e164.Length == SwedishMobileLength && e164[3] == '7' && e164[4] is ('0' or '2' or '3' or '6' or '9') ? e164 : null;
    }
}
