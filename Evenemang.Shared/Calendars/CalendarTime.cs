using Evenemang.Shared.Events;

namespace Evenemang.Shared.Calendars;

/// <summary>A moment as a calendar says it: a wall-clock time in a named zone, a UTC time, a floating time or a whole day.</summary>
/// <param name="Local">The wall-clock time, Kind Unspecified, whole seconds (RFC 5545 section 3.3.5 knows no fractions).</param>
/// <param name="Zone">An IANA zone, <see cref="UtcZone"/>, or null for a floating time and for a date.</param>
/// <param name="IsDate">True for a whole day; <paramref name="Local"/> is then its midnight.</param>
public readonly record struct CalendarTime(DateTime Local, string? Zone, bool IsDate)
{
    /// <summary>The zone of times written with a closing Z.</summary>
    public const string UtcZone = "UTC";

    /// <summary>True for a time that the clocks of its zone show twice, when summer time ends.</summary>
    internal bool IsDoubled => Zone is not null && !IsDate && TimeZoneInfo.FindSystemTimeZoneById(Zone).IsAmbiguousTime(Local);

    /// <summary>A wall-clock time in <paramref name="zone"/> (IANA); one that falls into a spring gap moves forward by the gap's length, as clocks do.</summary>
    /// <exception cref="ArgumentException">The zone is not known here.</exception>
    public static CalendarTime At(DateTime local, string zone)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(zone);
        return new(WallClock.ToLocal(WallClock.ToUtc(WholeSeconds(local), zone), zone), zone, IsDate: false);
    }

    /// <summary>A UTC instant.</summary>
    public static CalendarTime AtUtc(DateTime utc) => new(WholeSeconds(utc), UtcZone, IsDate: false);

    /// <summary>A time that means the reader's own wall clock, wherever that hangs.</summary>
    public static CalendarTime Floating(DateTime local) => new(WholeSeconds(local), Zone: null, IsDate: false);

    /// <summary>A whole day. As an end it is exclusive: the first day after.</summary>
    public static CalendarTime On(DateOnly date) => new(date.ToDateTime(TimeOnly.MinValue), Zone: null, IsDate: true);

    /// <summary>The same kind of moment, later by <paramref name="length"/> on the clock face (not on the stop watch).</summary>
    public CalendarTime Plus(TimeSpan length) => this with { Local = Local + length };

    /// <summary>
    /// The instant (Kind Utc). Of a doubled autumn hour the first is meant; dates and floating times are read in <paramref name="floatingZone"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The zone is not known here.</exception>
    public DateTime ToUtc(string floatingZone) => string.Equals(Zone, UtcZone, StringComparison.Ordinal)
        ? DateTime.SpecifyKind(Local, DateTimeKind.Utc)
        : WallClock.ToUtc(Local, Zone ?? floatingZone);

    private static DateTime WholeSeconds(DateTime time) =>
        DateTime.SpecifyKind(new DateTime(time.Ticks - (time.Ticks % TimeSpan.TicksPerSecond)), DateTimeKind.Unspecified);
}
