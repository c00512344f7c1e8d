namespace Evenemang.Shared.Notices;

/// <summary>When a message that the mail server would not take now is tried again.</summary>
public static class NoticeRetry
{
    /// <summary>Tries before a message that is put off again and again is given up; together with the delays that is about two days.</summary>
    public const int MaxAttempts = 14;

    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(2),
        TimeSpan.FromHours(4), TimeSpan.FromHours(6),
    ];

    /// <summary>A full mailbox is not emptied within minutes: its first try comes after half an hour.</summary>
    private const int FullMailboxSkips = 3;

    /// <summary>
    /// The next try of one message after the server put it off; null to give up. Greylisting servers let a message through when it comes back after one to fifteen
    /// minutes, so the first tries lie there.
    /// </summary>
    /// <param name="attempts">Tries so far, 1 or more.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="code">The server's codes, such as "450 4.2.0"; empty when there are none.</param>
    public static DateTime? AfterDeferral(int attempts, DateTime now, string code = "")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        ArgumentNullException.ThrowIfNull(code);
        if (attempts >= MaxAttempts) return null;
        var step = attempts - 1 + (IsFullMailbox(code) ? FullMailboxSkips : 0);
        return now + Delays[Math.Min(step, Delays.Length - 1)];
    }

    /// <summary>RFC 3463 section 3.3: x.2.2 is a full mailbox; 452 is the old word for it (RFC 5321).</summary>
    private static bool IsFullMailbox(string code) =>
        code.Contains("4.2.2", StringComparison.Ordinal) || string.Equals(code, "452", StringComparison.Ordinal);

    /// <summary>How long to leave a mail server alone that took nothing at all. Never gives up: no recipient is to blame.</summary>
    /// <param name="failures">Failures in a row, 1 or more.</param>
    public static TimeSpan AfterOutage(int failures)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(failures, 1);
        return TimeSpan.FromSeconds(Math.Min(300, 5 * Math.Pow(2, Math.Min(failures, 10) - 1)));
    }
}
