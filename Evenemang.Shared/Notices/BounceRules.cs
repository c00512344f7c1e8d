using System.Text.RegularExpressions;

namespace Evenemang.Shared.Notices;

/// <summary>Decides from the letters that did not arrive whether an address is written to any more. For followers only: who has signed up is owed every letter, and is called.</summary>
public static partial class BounceRules
{
    /// <summary>Letters refused or returned since somebody said yes, after which we stop. A full mailbox or a server that misjudges us one day is forgiven twice.</summary>
    public const int MaxReturned = 3;

    /// <summary>Whether the other side says that there is no such mailbox, or that the domain takes no mail: no letter will ever arrive (RFC 3463: 5.1.1, 5.1.2, 5.1.3, 5.1.6, 5.2.1; RFC 7505: 5.1.10).</summary>
    /// <param name="failure">As on the row of the notice, such as "bounced 5.1.1" or "refused 550 5.1.1"; null for none.</param>
    public static bool IsGone(string? failure) => failure is not null && IsReturned(failure) && Gone().IsMatch(failure);

    /// <summary>Whether the letter was refused, or came back, for good: not one that we gave up on ourselves.</summary>
    /// <param name="failure">As on the row of the notice; null for none.</param>
    public static bool IsReturned(string? failure) =>
        failure is not null && (failure.StartsWith("refused ", StringComparison.Ordinal) || failure.StartsWith(Notice.Bounced, StringComparison.Ordinal));

    /// <summary>Whether the address is not written to any more.</summary>
    /// <param name="failures">Of the letters to it that failed since its owner said yes.</param>
    public static bool Ends(IEnumerable<string?> failures)
    {
        ArgumentNullException.ThrowIfNull(failures);
        List<string?> returned = [.. failures.Where(IsReturned)];
        return returned.Count >= MaxReturned || returned.Exists(IsGone);
    }

    [GeneratedRegex(@"\b5\.(1\.(1|2|3|6|10)|2\.1)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Gone();
}
