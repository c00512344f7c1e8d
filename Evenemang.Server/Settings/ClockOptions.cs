using System.Globalization;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Settings;

/// <summary>Settings under <c>Clock</c>, for Development only.</summary>
public sealed class ClockOptions
{
    public const string Section = "Clock";

    /// <summary>
    /// The moment at which the application believes it starts; its clock runs on from there. With an offset, or without one as wall-clock time in <c>Site:TimeZone</c>.
    /// </summary>
    public string? StartAt { get; set; }

    /// <summary>The clock these settings ask for.</summary>
    /// <exception cref="SettingException">Not a moment, or set outside Development: a server that lies about the time must not meet people.</exception>
    internal static TimeProvider Read(IConfiguration configuration, IHostEnvironment environment, string timeZone)
    {
        var text = configuration.Read<ClockOptions>(Section).StartAt;
        if (string.IsNullOrWhiteSpace(text)) return TimeProvider.System;
        const string Key = $"{Section}:{nameof(StartAt)}";
        if (!environment.IsDevelopment())
        {
            throw new SettingException(Key, text, $"may be set in Development only, and this is {environment.EnvironmentName}");
        }
        return Moment(text, timeZone) is { } start
            ? new ShiftedClock(start - TimeProvider.System.GetUtcNow())
            : throw new SettingException(Key, text, "must be a moment such as 2027-05-15T18:00 or 2027-05-15T16:00:00Z");
    }

    private static DateTimeOffset? Moment(string text, string timeZone)
    {
        string[] wallClock = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];
        if (DateTime.TryParseExact(text, wallClock, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return new(WallClock.ToUtc(local, timeZone));
        }
        string[] withOffset = ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK"];
        return DateTimeOffset.TryParseExact(text, withOffset, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant) ? instant : null;
    }
}

/// <summary>The machine's clock, put forward or back by a fixed time. It runs on, so reminders and sweeps can be watched.</summary>
/// <param name="shift">How far ahead of the machine it goes.</param>
public sealed class ShiftedClock(TimeSpan shift) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;
}
