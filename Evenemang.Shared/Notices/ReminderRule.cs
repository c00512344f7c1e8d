using System.Globalization;
using Evenemang.Shared.Events;

namespace Evenemang.Shared.Notices;

/// <summary>What a rule counts in.</summary>
public enum ReminderUnit
{
    /// <summary>Whole days before, at the hour of the start unless a time is given.</summary>
    Days,

    /// <summary>Hours before the start, by the clock that never jumps: 24 hours are 24 hours in the nights when summer time begins and ends, too.</summary>
    Hours,
}

/// <summary>When something goes out before an occurrence: "2 days before", "3 hours before", "the day before at 15.00".</summary>
/// <param name="Unit">What <paramref name="Amount"/> counts.</param>
/// <param name="Amount">1 to <see cref="MaxAmount"/>.</param>
/// <param name="At">Local wall-clock time on that day; with days only. Null for the hour of the start.</param>
public sealed record ReminderRule(ReminderUnit Unit, int Amount, TimeOnly? At = null)
{
    /// <summary>Most days or hours before.</summary>
    public const int MaxAmount = 60;

    /// <summary>Names the rule in keys, so that one person hears of one occurrence once by it.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{(Unit is ReminderUnit.Days ? 'd' : 'h')}{Amount}{At:HHmm}");

    /// <summary>The moment the rule means, before quiet hours are looked at.</summary>
    /// <param name="start">Local wall-clock start of the occurrence.</param>
    /// <param name="zone">IANA zone.</param>
    /// <returns>UTC instant.</returns>
    public DateTime DueAt(DateTime start, string zone)
    {
        if (Unit is ReminderUnit.Hours) return WallClock.ToUtc(start, zone).AddHours(-Amount);
        var day = start.Date.AddDays(-Amount);
        return WallClock.ToUtc(day + (At?.ToTimeSpan() ?? start.TimeOfDay), zone);
    }
}
