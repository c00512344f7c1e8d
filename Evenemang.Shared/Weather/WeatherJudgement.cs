namespace Evenemang.Shared.Weather;

/// <summary>Holds a forecast against limits. The worst of every step that touches the time counts, because a long step does not say when in it the worst comes.</summary>
public static class WeatherJudgement
{
    /// <summary>The verdict; null when the forecast does not reach the day at all.</summary>
    /// <param name="day">When, and by which limits.</param>
    /// <param name="forecast">For its place.</param>
    /// <param name="warnings">In force for its place.</param>
    public static WeatherVerdict? Of(WeatherDay day, Forecast forecast, IReadOnlyList<WeatherWarning> warnings)
    {
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(forecast);
        return Of(day, forecast.Within(day.From, day.To), forecast.IssuedAt, warnings);
    }

    /// <summary>The same from the steps that were kept of an earlier forecast.</summary>
    /// <param name="day">When, and by which limits.</param>
    /// <param name="slots">The steps that touch the day.</param>
    /// <param name="issuedAt">UTC instant at which the forecast was made.</param>
    /// <param name="warnings">In force for its place.</param>
    public static WeatherVerdict? Of(WeatherDay day, IReadOnlyList<ForecastSlot> slots, DateTime issuedAt, IReadOnlyList<WeatherWarning> warnings)
    {
        ArgumentNullException.ThrowIfNull(day);
        ArgumentNullException.ThrowIfNull(slots);
        ArgumentNullException.ThrowIfNull(warnings);
        if (slots.Count == 0) return null;
        var findings = Findings(day.From, day.To, day.Limits, slots, warnings);
        var items = day.Items.Select(item =>
        {
            var own = Findings(item.From, item.To, item.Limits, [.. slots.Where(slot => slot.Overlaps(item.From, item.To))], warnings);
            return new ItemVerdict(item.Id, item.Title, Worst(own), own);
        }).ToList();
        var level = Worst(findings);
        if (level is WeatherLevel.Fine && items.Exists(item => item.Level > WeatherLevel.Fine)) level = WeatherLevel.Watch;
        var covered = slots.Sum(slot => slot.HoursWithin(day.From, day.To));
        return new(level, findings, items, new WeatherCertainty(
            Math.Max(0, (day.From - issuedAt).TotalHours),
            slots.Any(slot => slot.IsCoarse),
            covered + (1.0 / 60) < (day.To - day.From).TotalHours,
            slots.Max(slot => slot.RainProbability),
            Unread(day.Limits, slots)));
    }

    private static WeatherLevel Worst(IEnumerable<WeatherFinding> findings) => findings.Select(finding => finding.Level).DefaultIfEmpty(WeatherLevel.Fine).Max();

    private static List<WeatherFinding> Findings(DateTime from, DateTime to, WeatherLimits limits, IReadOnlyList<ForecastSlot> slots, IReadOnlyList<WeatherWarning> warnings)
    {
        var readings = slots.SelectMany(slot => WeatherReadings.Of(slot, limits));
        if (WeatherReadings.Total(from, to, limits, slots) is { } total) readings = readings.Append(total);
        readings = readings.Concat(warnings.Where(warning => warning.Decides && warning.Overlaps(from, to)).Select(warning => WeatherReadings.Of(warning, limits)).OfType<WeatherFinding>());
        // One finding a rule: the worst, and of those alike the first.
        return [.. readings.GroupBy(finding => finding.Rule)
            .Select(rule => rule.OrderByDescending(finding => finding.Level).ThenByDescending(finding => finding.Rule is WeatherRule.Cold ? -finding.Value : finding.Value).ThenBy(finding => finding.From).First())
            .OrderByDescending(finding => finding.Level).ThenBy(finding => finding.Rule)];
    }

    private static List<WeatherRule> Unread(WeatherLimits limits, IReadOnlyList<ForecastSlot> slots)
    {
        List<WeatherRule> unread = [];
        if (limits.Gust.IsSet && slots.Any(slot => slot.Gust is null)) unread.Add(WeatherRule.Gust);
        if (limits.Wind.IsSet && slots.Any(slot => slot.Wind is null)) unread.Add(WeatherRule.Wind);
        if (limits.Rain.IsSet && slots.Any(slot => slot.RainTotal is null)) unread.Add(WeatherRule.Rain);
        if (limits.Thunder.IsSet && slots.All(slot => slot.ThunderProbability is null && slot.Sky is null)) unread.Add(WeatherRule.Thunder);
        if (limits.Heat.IsSet && slots.Any(slot => slot.Temperature is null)) unread.Add(WeatherRule.Heat);
        return unread;
    }
}
