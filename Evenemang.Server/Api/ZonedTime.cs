using Evenemang.Shared.Events;

namespace Evenemang.Server.Api;

/// <summary>Times as the API writes and reads them: with the offset that clocks on the wall of the series' zone have then.</summary>
internal static class ZonedTime
{
    /// <summary>A wall-clock time with its offset. A time in the gap of spring comes out as the later time it stands for.</summary>
    public static DateTimeOffset FromLocal(DateTime local, string zone) => FromUtc(WallClock.ToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), zone), zone);

    /// <inheritdoc cref="FromLocal(DateTime, string)"/>
    public static DateTimeOffset? FromLocal(DateTime? local, string zone) => local is { } time ? FromLocal(time, zone) : null;

    /// <summary>An instant with the offset of the zone.</summary>
    public static DateTimeOffset FromUtc(DateTime utc, string zone)
    {
        var local = WallClock.ToLocal(utc, zone);
        return new(local, local - DateTime.SpecifyKind(utc, DateTimeKind.Unspecified));
    }

    /// <summary>What clocks on the wall show at the instant that a caller named, whatever offset they named it with.</summary>
    public static DateTime ToLocal(DateTimeOffset instant, string zone) => WallClock.ToLocal(instant.UtcDateTime, zone);

    /// <inheritdoc cref="ToLocal(DateTimeOffset, string)"/>
    public static DateTime? ToLocal(DateTimeOffset? instant, string zone) => instant is { } time ? ToLocal(time, zone) : null;
}
