namespace Evenemang.Shared.Registrations;

/// <summary>How long somebody who waits has to say yes to a seat.</summary>
public static class SeatOffer
{
    /// <summary>Most hours to answer in: a week.</summary>
    public const int MaxHours = 168;

    /// <summary>With less time than this nobody is offered anything: staff see the free seat instead, as after the cut-off.</summary>
    public static readonly TimeSpan LeastTime = TimeSpan.FromHours(1);

    /// <summary>Until when an offer can be answered: so many hours after they hear of it, on a whole minute, and never after the cut-off, so that the next in line can still be asked.</summary>
    /// <param name="hours">Hours to answer in, 1 or more.</param>
    /// <param name="toldAtUtc">When the person is told: now, or after the quiet hours.</param>
    /// <param name="startUtc">Start; null while undecided, and then there is no cut-off.</param>
    /// <param name="cutoffHours">Hours before the start after which nobody is moved up.</param>
    /// <returns>UTC instant, exclusive; null when too little time is left.</returns>
    public static DateTime? EndsAt(int hours, DateTime toldAtUtc, DateTime? startUtc, int cutoffHours)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hours, 1);
        var endsAt = WholeMinute(toldAtUtc.AddHours(hours));
        if (startUtc?.AddHours(-cutoffHours) is { } cutoff && cutoff < endsAt) endsAt = cutoff;
        return endsAt - toldAtUtc >= LeastTime ? endsAt : null;
    }

    /// <summary>Until when an offer that stands can be answered after the day was moved: not after the new cut-off, but nobody is left with less than <see cref="LeastTime"/> as long as the day itself is further off.</summary>
    /// <param name="endsAtUtc">Until when it was.</param>
    /// <param name="startUtc">The new start; null when it is undecided again.</param>
    /// <param name="cutoffHours">Hours before the start after which nobody is moved up.</param>
    /// <param name="now">UTC instant.</param>
    public static DateTime AfterMove(DateTime endsAtUtc, DateTime? startUtc, int cutoffHours, DateTime now)
    {
        if (startUtc is not { } start) return endsAtUtc;
        var least = WholeMinute(now + LeastTime);
        var last = start.AddHours(-cutoffHours);
        if (last < least) last = least < start ? least : start;
        return endsAtUtc < last ? endsAtUtc : last;
    }

    private static DateTime WholeMinute(DateTime at) => at.Ticks % TimeSpan.TicksPerMinute == 0 ? at : at.AddTicks(TimeSpan.TicksPerMinute - (at.Ticks % TimeSpan.TicksPerMinute));
}
