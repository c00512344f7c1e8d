using System.Collections.Concurrent;

namespace Evenemang.Shared.Events;

/// <summary>
/// Turns what an organiser meant (a wall-clock time in a place) into an instant and back. The one home of the two awkward hours of the year.
/// </summary>
/// <remarks>
/// <para>A time in the gap of spring (Europe/Stockholm 2026-03-29 02:30) does not exist: it is moved forward by the length of the gap, so it
/// becomes 03:30 summer time, 01:30 UTC.</para>
/// <para>A time in the double hour of autumn (Europe/Stockholm 2026-10-25 02:30) exists twice: the first of the two is meant, 00:30 UTC.</para>
/// </remarks>
public static class WallClock
{
    private static readonly ConcurrentDictionary<string, TimeZoneInfo> Zones = new(StringComparer.Ordinal);

    /// <summary>The instant at which a clock on the wall in the zone shows the local time.</summary>
    /// <param name="local">Wall-clock time; its <see cref="DateTime.Kind"/> is Unspecified.</param>
    /// <param name="zone">IANA name, for example <c>Europe/Stockholm</c>.</param>
    /// <returns>The instant, Kind Utc.</returns>
    /// <exception cref="ArgumentException">The zone is unknown, or the local time claims to be an instant (Kind Utc or Local).</exception>
    public static DateTime ToUtc(DateTime local, string zone)
    {
        if (local.Kind is not DateTimeKind.Unspecified)
        {
            throw new ArgumentException("A wall-clock time has Kind Unspecified.", nameof(local));
        }

        return DateTime.SpecifyKind(local - OffsetAt(local, Zone(zone)), DateTimeKind.Utc);
    }

    /// <summary>What a clock on the wall in the zone shows at the instant.</summary>
    /// <param name="utc">An instant, Kind Utc.</param>
    /// <param name="zone">IANA name, for example <c>Europe/Stockholm</c>.</param>
    /// <returns>The wall-clock time, Kind Unspecified.</returns>
    /// <exception cref="ArgumentException">The zone is unknown, or the instant is not Kind Utc.</exception>
    public static DateTime ToLocal(DateTime utc, string zone)
    {
        if (utc.Kind is not DateTimeKind.Utc)
        {
            throw new ArgumentException("An instant has Kind Utc.", nameof(utc));
        }

        return DateTime.SpecifyKind(TimeZoneInfo.ConvertTimeFromUtc(utc, Zone(zone)), DateTimeKind.Unspecified);
    }

    /// <summary>The distance from UTC that <see cref="ToUtc"/> uses for the wall-clock time: for the gap the one before it, for the double hour the earlier instant's.</summary>
    /// <param name="local">Wall-clock time; its <see cref="DateTime.Kind"/> is Unspecified.</param>
    /// <param name="zone">IANA name.</param>
    /// <exception cref="ArgumentException">The zone is unknown, or the local time claims to be an instant.</exception>
    public static TimeSpan Offset(DateTime local, string zone) => local - DateTime.SpecifyKind(ToUtc(local, zone), DateTimeKind.Unspecified);

    /// <summary>Whether the name is an IANA time zone this machine has data for. Windows names are not IANA names.</summary>
    public static bool IsKnownZone(string? zone)
        => !string.IsNullOrWhiteSpace(zone)
            && (Zones.ContainsKey(zone) || (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId));

    private static TimeSpan OffsetAt(DateTime local, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(local))
        {
            // The offset before the gap moves the time forward by exactly the gap; a day back is before any gap.
            return zone.GetUtcOffset(local.AddDays(-1));
        }

        return zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
    }

    private static TimeZoneInfo Zone(string zone)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(zone);
        if (Zones.TryGetValue(zone, out var known))
        {
            return known;
        }

        return IsKnownZone(zone)
            ? Zones.GetOrAdd(zone, TimeZoneInfo.FindSystemTimeZoneById(zone))
            : throw new ArgumentException($"'{zone}' is not a known IANA time zone.", nameof(zone));
    }
}
