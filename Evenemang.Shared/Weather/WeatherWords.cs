using System.Globalization;
using System.Resources;
using Evenemang.Shared.Events;

namespace Evenemang.Shared.Weather;

/// <summary>The weather in plain words, Swedish and English. Anything but "en" is answered in Swedish.</summary>
public static class WeatherWords
{
    private static readonly ResourceManager Texts = new("Evenemang.Shared.Weather.WeatherText", typeof(WeatherWords).Assembly);

    /// <summary>"Prognosen visar regn och vindbyar upp till 14 meter per sekund, och på Gröningen finns inget vindskydd."</summary>
    /// <param name="findings">What was reached; those that call off, when there are any.</param>
    /// <param name="place">Name of the place when it gives no shelter from the wind; null when it does.</param>
    /// <param name="culture">Language.</param>
    public static string Reason(IReadOnlyCollection<WeatherFinding> findings, string? place, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(findings);
        IReadOnlyCollection<WeatherFinding> deciding = findings.Any(finding => finding.Level is WeatherLevel.CallOff) ? [.. findings.Where(finding => finding.Level is WeatherLevel.CallOff)] : findings;
        var phrases = Phrases(deciding, culture).ToList();
        List<string> sentences = [];
        if (phrases.Count > 0)
        {
            var blows = deciding.Any(finding => finding.Rule is WeatherRule.Gust or WeatherRule.Wind or WeatherRule.RainAndWind);
            sentences.Add(blows && place is not null ? Text("ReasonNoShelter", culture, Joined(phrases, culture), place) : Text("ReasonForecast", culture, Joined(phrases, culture)));
        }

        sentences.AddRange(deciding.Where(finding => finding.Warning is not null).Select(finding => Text("ReasonWarning", culture, Level(finding.Warning!.Level, culture), What(finding.Warning, culture))));
        return sentences.Count > 0 ? string.Join(' ', sentences) : Text("ReasonUnknown", culture);
    }

    /// <summary>One finding as a sentence for organisers: the value, when, and their limit.</summary>
    /// <param name="finding">What was reached.</param>
    /// <param name="zone">IANA zone of the series.</param>
    /// <param name="culture">Language.</param>
    public static string Finding(WeatherFinding finding, string zone, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(finding);
        ArgumentNullException.ThrowIfNull(culture);
        if (finding.Warning is { } warning) return Text("Finding_Warning", culture, Level(warning.Level, culture), What(warning, culture));
        var times = DateWords.Times(TimeOnly.FromDateTime(WallClock.ToLocal(finding.From, zone)), TimeOnly.FromDateTime(WallClock.ToLocal(finding.To, zone)), culture);
        return Text($"Finding_{finding.Rule}", culture, Number(finding.Value, culture), Number(finding.Limit, culture), Number(Math.Round(finding.Probability ?? 0), culture), times);
    }

    /// <summary>"Vi ställer in Våryran. Prognosen visar …", as those concerned are told; organisers may write something else.</summary>
    /// <param name="choice">What is decided.</param>
    /// <param name="title">What the day is called.</param>
    /// <param name="reason">From <see cref="Reason"/>.</param>
    /// <param name="to">The new date in words, or the name of the new place; for the two that move it.</param>
    /// <param name="culture">Language.</param>
    public static string Announcement(WeatherChoice choice, string title, string reason, string? to, CultureInfo culture) => choice switch
    {
        WeatherChoice.GoAhead => Text("AllClear", culture, title),
        _ => Text(choice.ToString(), culture, title, reason, to ?? ""),
    };

    /// <summary>"Den här programpunkten utgår. Prognosen visar …".</summary>
    public static string Dropped(string reason, CultureInfo culture) => Text("Dropped", culture, reason);

    /// <summary>"Vi bevakar vädret".</summary>
    public static string Level(WeatherLevel level, CultureInfo culture) => Text($"Level_{level}", culture);

    /// <summary>Whose forecast it is, as their terms ask for.</summary>
    public static string Credit(ForecastSource source, CultureInfo culture) => Text($"Credit_{source}", culture);

    /// <summary>"lätt regn".</summary>
    public static string Sky(Sky sky, CultureInfo culture) => Text($"Sky_{sky}", culture);

    /// <summary>"gul"; "a yellow warning".</summary>
    public static string Level(WarningLevel level, CultureInfo culture) => Text($"Warning_{level}", culture);

    private static IEnumerable<string> Phrases(IReadOnlyCollection<WeatherFinding> findings, CultureInfo culture)
    {
        double? Worst(params WeatherRule[] rules) => findings.Where(finding => rules.Contains(finding.Rule)).Select(finding => (double?)finding.Value).Max();
        if (Worst(WeatherRule.Rain, WeatherRule.RainTotal, WeatherRule.RainAndWind) is not null) yield return Text("PhraseRain", culture);
        if (Worst(WeatherRule.Gust, WeatherRule.RainAndWind) is { } gust) yield return Text("PhraseGusts", culture, Whole(gust, culture));
        else if (Worst(WeatherRule.Wind) is { } wind) yield return Text("PhraseWind", culture, Whole(wind, culture));
        if (Worst(WeatherRule.Thunder) is not null) yield return Text("PhraseThunder", culture);
        if (Worst(WeatherRule.Heat) is { } heat) yield return Text("PhraseHeat", culture, Whole(heat, culture));
        if (Worst(WeatherRule.Cold) is { } cold) yield return Text("PhraseCold", culture, Whole(cold, culture));
    }

    private static string Joined(List<string> phrases, CultureInfo culture) =>
        phrases.Count == 1 ? phrases[0] : Text("And", culture, string.Join(", ", phrases[..^1]), phrases[^1]);

    private static string What(WeatherWarning warning, CultureInfo culture)
    {
        var what = culture.TwoLetterISOLanguageName == "en" ? warning.English : warning.Swedish;
        return what.Length > 0 ? char.ToLower(what[0], culture) + what[1..] : what;
    }

    private static string Whole(double value, CultureInfo culture) => Math.Round(value, MidpointRounding.AwayFromZero).ToString("0", culture);

    private static string Number(double value, CultureInfo culture) => value.ToString("0.#", culture);

    private static string Text(string key, CultureInfo culture, params object[] values)
    {
        ArgumentNullException.ThrowIfNull(culture);
        var text = Texts.GetString(key, culture) ?? throw new InvalidOperationException($"WeatherText has no '{key}'.");
        return values.Length == 0 ? text : string.Format(culture, text, values);
    }
}
