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

    /// <summary>The next try of one message after the server put it off (greylisting, a full mailbox); null to give up.</summary>
    /// <param name="attempts">Tries so far, 1 or more.</param>
    /// <param name="now">UTC instant.</param>
    public static DateTime? AfterDeferral(int attempts, DateTime now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(attempts, 1);
        return attempts >= MaxAttempts ? null : now + Delays[Math.Min(attempts, Delays.Length) - 1];
    }

    /// <summary>How long to leave a mail server alone that took nothing at all. Never gives up: no recipient is to blame.</summary>
    /// <param name="failures">Failures in a row, 1 or more.</param>
    public static TimeSpan AfterOutage(int failures)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(failures, 1);
        return TimeSpan.FromSeconds(Math.Min(300, 5 * Math.Pow(2, Math.Min(failures, 10) - 1)));
    }
}
