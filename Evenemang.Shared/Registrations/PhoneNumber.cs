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
}
