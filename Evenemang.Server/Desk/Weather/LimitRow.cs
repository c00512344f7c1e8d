using System.Globalization;
using Evenemang.Shared.Weather;
using static Evenemang.Server.Desk.WeatherPages.WeatherTexts;

namespace Evenemang.Server.Desk.WeatherPages;

/// <summary>One limit with the worst that the forecast gives for it.</summary>
/// <param name="What">What is measured, with its unit.</param>
/// <param name="Forecast">The worst of the day; null where the forecast does not say.</param>
/// <param name="Watch">From where it is kept an eye on; null for never.</param>
/// <param name="CallOff">From where it is called off; null for never.</param>
/// <param name="Level">What was reached.</param>
internal sealed record LimitRow(string What, string? Forecast, string? Watch, string? CallOff, WeatherLevel Level)
{
    /// <summary>Every limit that is set, with the forecast where there is one.</summary>
    /// <param name="limits">The limits in force.</param>
    /// <param name="reading">The last reading; null before the first.</param>
    public static IReadOnlyList<LimitRow> Of(WeatherLimits limits, WeatherReading? reading)
    {
        ArgumentNullException.ThrowIfNull(limits);
        var slots = reading?.Slots ?? [];
        var findings = reading?.Verdict.Findings ?? [];
        List<LimitRow> rows = [];
        Add(WeatherRule.Gust, limits.Gust, slots.Max(slot => slot.Gust));
        Add(WeatherRule.Wind, limits.Wind, slots.Max(slot => slot.Wind));
        Add(WeatherRule.Rain, limits.Rain, slots.Max(slot => slot.RainPerHour));
        if (limits.Rain.IsSet) rows.Add(Row("RainProbability", limits.RainProbability, slots.Max(slot => slot.RainProbability), WeatherLevel.Fine));
        Add(WeatherRule.RainTotal, limits.RainTotal, Found(WeatherRule.RainTotal)?.Value ?? (slots.Any(slot => slot.RainTotal is not null) ? slots.Sum(slot => slot.RainTotal) : null));
        if (limits.RainWithWind) rows.Add(RainAndWind(reading is null ? null : Found(WeatherRule.RainAndWind) is not null));
        Add(WeatherRule.Thunder, limits.Thunder, slots.Max(slot => slot.ThunderProbability));
        Add(WeatherRule.Heat, limits.Heat, slots.Max(slot => slot.Temperature));
        Add(WeatherRule.Cold, limits.Cold, slots.Min(slot => slot.Temperature is { } degrees ? FeltTemperature.Of(degrees, slot.Wind) : (double?)null));
        if ((limits.WarningWatch ?? limits.WarningCallOff) is not null) rows.Add(Warnings());
        return rows;

        WeatherFinding? Found(WeatherRule rule) => findings.FirstOrDefault(finding => finding.Rule == rule);

        void Add(WeatherRule rule, Limit limit, double? worst)
        {
            if (limit.IsSet) rows.Add(Row(rule.ToString(), limit, worst, Found(rule)?.Level ?? WeatherLevel.Fine));
        }

        LimitRow Warnings()
        {
            var worst = reading?.Warnings.Where(warning => warning.Decides).Select(warning => (WarningLevel?)warning.Level).Max();
            var unread = reading is null || reading.Verdict.Certainty.Unread.Contains(WeatherRule.Warning);
            return new(T["Rule_Warning"], Colour(worst) ?? (unread ? null : T["NoWarning"]), Colour(limits.WarningWatch), Colour(limits.WarningCallOff), Found(WeatherRule.Warning)?.Level ?? WeatherLevel.Fine);
        }
    }

    private static LimitRow RainAndWind(bool? reached) => new(
        T["Rule_RainAndWind"], reached switch { null => null, true => T["Yes"], _ => T["No"] }, null, T["BothAtWatch"], reached is true ? WeatherLevel.CallOff : WeatherLevel.Fine);

    private static LimitRow Row(string name, Limit limit, double? worst, WeatherLevel level) => new(T["Rule_" + name], Text(worst), Text(limit.Watch), Text(limit.CallOff), level);

    private static string? Text(double? value) => value is { } number ? Number(number) : null;

    private static string? Colour(WarningLevel? level) => level is { } colour ? WeatherWords.Level(colour, CultureInfo.CurrentUICulture) : null;
}
