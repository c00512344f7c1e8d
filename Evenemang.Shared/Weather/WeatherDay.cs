using Evenemang.Shared.Events;

namespace Evenemang.Shared.Weather;

/// <summary>When people are outdoors, and by which limits that is judged.</summary>
/// <param name="From">UTC instant the first of them come.</param>
/// <param name="To">UTC instant it ends.</param>
/// <param name="Limits">For the day.</param>
/// <param name="Items">Programme items with limits of their own.</param>
public sealed record WeatherDay(DateTime From, DateTime To, WeatherLimits Limits, IReadOnlyList<WeatherDayItem> Items)
{
    /// <summary>The day as it is planned; null when the date is not settled enough to have times.</summary>
    /// <param name="occurrence">With its series loaded.</param>
    /// <param name="plan">The plan in force.</param>
    /// <param name="programme">Its programme; dropped items do not count.</param>
    public static WeatherDay? Of(Occurrence occurrence, WeatherPlan plan, IEnumerable<ProgrammeItem> programme)
    {
        ArgumentNullException.ThrowIfNull(occurrence);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(programme);
        if (occurrence is not { StartUtc: { } start, EndUtc: { } end }) return null;
        var zone = occurrence.Series.TimeZone;
        var items = programme.Where(item => item is { Weather: not null, DroppedAt: null }).Select(item => new WeatherDayItem(
            item.Id,
            item.Title,
            item.Start is { } from ? WallClock.ToUtc(from, zone) : start,
            item.End is { } to ? WallClock.ToUtc(to, zone) : end,
            item.Weather!.EffectiveLimits));
        return new(occurrence.DoorsUtc ?? start, end, plan.EffectiveLimits, [.. items.Where(item => item.To > item.From)]);
    }
}

/// <summary>A programme item that the weather hits harder than the day.</summary>
/// <param name="Id">The item.</param>
/// <param name="Title">What it is called.</param>
/// <param name="From">UTC instant it begins.</param>
/// <param name="To">UTC instant it ends; the day's end when it has none of its own.</param>
/// <param name="Limits">Its own.</param>
public sealed record WeatherDayItem(Guid Id, string Title, DateTime From, DateTime To, WeatherLimits Limits);
