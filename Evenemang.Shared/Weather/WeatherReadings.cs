namespace Evenemang.Shared.Weather;

/// <summary>What one step of a forecast, or one warning, reaches of the limits.</summary>
internal static class WeatherReadings
{
    public static IEnumerable<WeatherFinding> Of(ForecastSlot slot, WeatherLimits limits)
    {
        if (slot.Gust is { } gust && Found(slot, WeatherRule.Gust, limits.Gust.From(gust), gust, limits.Gust) is { } gusts) yield return gusts;
        if (slot.Wind is { } wind && Found(slot, WeatherRule.Wind, limits.Wind.From(wind), wind, limits.Wind) is { } winds) yield return winds;
        var rainLevel = Rain(slot, limits);
        if (slot.RainPerHour is { } rain)
        {
            if (Found(slot, WeatherRule.Rain, rainLevel, rain, limits.Rain) is { } rains) yield return rains with { Probability = slot.RainProbability };
            if (limits.RainWithWind && slot.Gust is { } with && rainLevel > WeatherLevel.Fine && limits.Gust.From(with) > WeatherLevel.Fine)
                yield return new(WeatherRule.RainAndWind, WeatherLevel.CallOff, with, limits.Gust.Watch ?? limits.Gust.CallOff ?? with, slot.From, slot.To) { Rain = rain, Probability = slot.RainProbability };
        }
        if (Thunder(slot, limits.Thunder) is { } thunder) yield return thunder;
        if (slot.Temperature is { } temperature)
        {
            if (Found(slot, WeatherRule.Heat, limits.Heat.From(temperature), temperature, limits.Heat) is { } heat) yield return heat;
            var felt = FeltTemperature.Of(temperature, slot.Wind);
            if (Found(slot, WeatherRule.Cold, limits.Cold.Below(felt), felt, limits.Cold) is { } cold) yield return cold;
        }
    }

    /// <summary>All rain between the two instants. Of a step that is only partly within, its share counts.</summary>
    public static WeatherFinding? Total(DateTime from, DateTime to, WeatherLimits limits, IReadOnlyList<ForecastSlot> slots)
    {
        var total = slots.Sum(slot => slot.RainPerHour * slot.HoursWithin(from, to) ?? 0);
        var level = limits.RainTotal.From(total);
        return level is WeatherLevel.Fine
            ? null
            : new(WeatherRule.RainTotal, level, total, limits.RainTotal.Of(level)!.Value, from, to) { Probability = slots.Max(slot => slot.RainProbability) };
    }

    public static WeatherFinding? Of(WeatherWarning warning, WeatherLimits limits)
    {
        var level = warning.Level >= limits.WarningCallOff ? WeatherLevel.CallOff
            : warning.Level >= limits.WarningWatch || warning.Level is WarningLevel.Message ? WeatherLevel.Watch
            : WeatherLevel.Fine;
        if (level is WeatherLevel.Fine || (limits.WarningWatch is null && level is WeatherLevel.Watch)) return null;
        var limit = level is WeatherLevel.CallOff ? limits.WarningCallOff!.Value : warning.Level is WarningLevel.Message ? WarningLevel.Message : limits.WarningWatch!.Value;
        return new(WeatherRule.Warning, level, (double)warning.Level, (double)limit, warning.From, warning.To ?? warning.From) { Warning = warning };
    }

    /// <summary>Both the amount and its probability must reach the level. Where the service gives no probability, the amount alone is kept an eye on and calls nothing off.</summary>
    private static WeatherLevel Rain(ForecastSlot slot, WeatherLimits limits)
    {
        if (slot.RainPerHour is not { } rain) return WeatherLevel.Fine;
        var byAmount = limits.Rain.From(rain);
        if (slot.RainProbability is not { } probability) return byAmount is WeatherLevel.CallOff ? WeatherLevel.Watch : byAmount;
        var byProbability = limits.RainProbability.From(probability);
        return byAmount < byProbability ? byAmount : byProbability;
    }

    private static WeatherFinding? Thunder(ForecastSlot slot, Limit limit)
    {
        if (!limit.IsSet) return null;
        var level = slot.ThunderProbability is { } probability ? limit.From(probability) : WeatherLevel.Fine;
        if (level is WeatherLevel.Fine && slot.Sky is Sky.Thunder)
            return new(WeatherRule.Thunder, WeatherLevel.Watch, slot.ThunderProbability ?? 0, limit.Watch ?? 0, slot.From, slot.To);
        return Found(slot, WeatherRule.Thunder, level, slot.ThunderProbability ?? 0, limit);
    }

    private static WeatherFinding? Found(ForecastSlot slot, WeatherRule rule, WeatherLevel level, double value, Limit limit) =>
        level is WeatherLevel.Fine ? null : new(rule, level, value, limit.Of(level)!.Value, slot.From, slot.To);
}
