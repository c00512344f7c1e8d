using System.Globalization;
using System.Runtime.InteropServices;
using Evenemang.Shared.Weather;

namespace Evenemang.Server.Desk.WeatherPages;

/// <summary>One step of the day in a chart.</summary>
/// <param name="Slot">The step.</param>
/// <param name="Value">In the chart's unit; null where the forecast says nothing.</param>
/// <param name="Level">What it reaches by itself.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ChartPoint(ForecastSlot Slot, double? Value, WeatherLevel Level);

/// <summary>Where the values and limits of a chart lie on its paper, in the units of its drawing. Zero is always on it, and so is every limit.</summary>
internal sealed class ChartScale
{
    public const double Width = 340;
    public const double Height = 150;
    public const double Left = 34;
    public const double Right = 250;
    public const double Top = 12;
    public const double Bottom = 124;

    private readonly double _low;
    private readonly double _high;

    public ChartScale(IReadOnlyCollection<ChartPoint> points, Limit limit)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(limit);
        List<double> all = [0, .. points.Select(point => point.Value).OfType<double>(), .. new[] { limit.Watch, limit.CallOff }.OfType<double>()];
        var (low, high) = (all.Min(), all.Max());
        // Some air above the highest and below the lowest, and something to draw on when all is zero.
        _high = high > 0 ? high * 1.1 : low < 0 ? 0 : 1;
        _low = low < 0 ? low * 1.1 : 0;
    }

    /// <summary>Down from the top.</summary>
    public double Y(double value) => Bottom - ((value - _low) / (_high - _low) * (Bottom - Top));

    /// <summary>Left edge and width of the bar of a step among so many.</summary>
    public static (double X, double Width) Bar(int at, int count)
    {
        var each = (Right - Left) / Math.Max(1, count);
        return (Left + (at * each) + (each * 0.12), each * 0.76);
    }

    /// <summary>Two lines of words are this far apart at least, so that neither covers the other.</summary>
    public double LabelY(double value, double? other)
    {
        var y = Y(value) + 4;
        return other is { } near && Math.Abs(Y(value) - Y(near)) < 13 ? y + (value > near ? -5 : 7) : y;
    }

    /// <summary>A number as drawings want it, whatever the reader's language.</summary>
    public static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
