using Evenemang.Shared.Events;

namespace Evenemang.Shared.Notices;

/// <summary>Good news waits until morning: nothing is sent between 21 and 07 local time unless it cannot wait.</summary>
public static class QuietHours
{
    /// <summary>Local hour at which the quiet begins.</summary>
    public const int BeginsAtHour = 21;

    /// <summary>Local hour at which the quiet ends.</summary>
    public const int EndsAtHour = 7;

    /// <summary>The first moment at or after the instant that is not within the quiet hours.</summary>
    /// <param name="utc">UTC instant.</param>
    /// <param name="zone">IANA zone of the person, which is the series'.</param>
    public static DateTime NextAllowed(DateTime utc, string zone)
    {
        var local = WallClock.ToLocal(utc, zone);
        if (local.Hour is >= EndsAtHour and < BeginsAtHour) return utc;
        var morning = local.Date.AddHours(EndsAtHour);
        return WallClock.ToUtc(local.Hour >= BeginsAtHour ? morning.AddDays(1) : morning, zone);
    }
}
