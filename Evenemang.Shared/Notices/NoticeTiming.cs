namespace Evenemang.Shared.Notices;

/// <summary>When what has happened to an occurrence is told.</summary>
public static class NoticeTiming
{
    /// <summary>Minutes during which further changes join a letter that waits.</summary>
    public const int CoalesceMinutes = 10;

    /// <summary>Hours before the start from which on time, place and being on or off cannot wait until morning.</summary>
    public const int UrgentHours = 36;

    /// <summary>Whether it is told at any hour, and to followers at once.</summary>
    /// <param name="kind">What is told.</param>
    /// <param name="earliestStartUtc">The earlier of the start told before and the start now (UTC); null when there is none.</param>
    /// <param name="now">UTC instant.</param>
    public static bool IsUrgent(NoticeKind kind, DateTime? earliestStartUtc, DateTime now) =>
        kind is NoticeKind.OccurrenceCancelled or NoticeKind.OccurrenceMoved or NoticeKind.OccurrenceReinstated or NoticeKind.WeatherAllClear
        && earliestStartUtc is { } start && start > now && start <= now.AddHours(UrgentHours);

    /// <summary>When a letter about a change goes out: being on or off at once, the rest after a while in which more may change.</summary>
    /// <param name="kind">What is told.</param>
    /// <param name="isUrgent">Whether quiet hours are passed over.</param>
    /// <param name="waitingSince">Due time of the letter that this one replaces unsent; null for none.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="zone">IANA zone.</param>
    public static DateTime DueAt(NoticeKind kind, bool isUrgent, DateTime? waitingSince, DateTime now, string zone)
    {
        var waits = kind is NoticeKind.OccurrenceMoved or NoticeKind.OccurrenceChanged;
        var due = !waits ? now : waitingSince is { } earlier ? (earlier > now ? earlier : now) : now.AddMinutes(CoalesceMinutes);
        return isUrgent ? due : QuietHours.NextAllowed(due, zone);
    }
}
