using System.Text.Json.Serialization;

namespace Evenemang.Shared.Weather;

/// <summary>
/// One step of a forecast, whichever service it came from. The near days come hour by hour; further ahead a step is 2 to 12 hours long. What the
/// service did not say is null, never a number that stands for nothing.
/// </summary>
/// <param name="From">UTC instant the step begins, inclusive.</param>
/// <param name="To">UTC instant the step ends, exclusive; after <paramref name="From"/>.</param>
public sealed record ForecastSlot(DateTime From, DateTime To)
{
    /// <summary>Air at 2 m, °C.</summary>
    public double? Temperature { get; init; }

    /// <summary>Mean wind at 10 m, m/s.</summary>
    public double? Wind { get; init; }

    /// <summary>Gusts at 10 m, m/s: the highest of the step.</summary>
    public double? Gust { get; init; }

    /// <summary>Rain or snow of the whole step, mm.</summary>
    public double? RainTotal { get; init; }

    /// <summary>Probability that anything falls in the step, percent.</summary>
    public double? RainProbability { get; init; }

    /// <summary>Probability of thunder, percent.</summary>
    public double? ThunderProbability { get; init; }

    /// <summary>The service's own summary.</summary>
    public Sky? Sky { get; init; }

    /// <summary>Length, hours.</summary>
    [JsonIgnore]
    public double Hours => (To - From).TotalHours;

    /// <summary>Mean intensity, mm/h: the services give amounts, so that a long step's must be divided by its hours.</summary>
    [JsonIgnore]
    public double? RainPerHour => RainTotal / Hours;

    /// <summary>Whether it is longer than an hour, so that nobody knows when in it the worst comes.</summary>
    [JsonIgnore]
    public bool IsCoarse => Hours > 1;

    /// <summary>Whether any of it lies between the two instants.</summary>
    /// <param name="from">UTC, inclusive.</param>
    /// <param name="to">UTC, exclusive.</param>
    public bool Overlaps(DateTime from, DateTime to) => From < to && To > from;

    /// <summary>How much of it lies between the two instants, hours; 0 when none.</summary>
    /// <param name="from">UTC, inclusive.</param>
    /// <param name="to">UTC, exclusive.</param>
    public double HoursWithin(DateTime from, DateTime to) =>
        Overlaps(from, to) ? ((To < to ? To : to) - (From > from ? From : from)).TotalHours : 0;
}
