using Evenemang.Server.Notices;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Weather;

namespace Evenemang.Tests.Notices;

/// <summary>What has happened in each golden mail about the weather: Våryran on 17 May 2027, the day before.</summary>
internal static class WeatherScenes
{
    private static readonly DateTime Now = new(2027, 5, 16, 10, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Start = new(2027, 5, 17, 9, 0, 0, DateTimeKind.Utc);

    /// <summary>Name of the scene, which is the file's, to the facts in a language.</summary>
    public static IReadOnlyDictionary<string, Func<string, WeatherLetterFacts>> All { get; } = new Dictionary<string, Func<string, WeatherLetterFacts>>(StringComparer.Ordinal)
    {
        ["weather-proposed"] = language => Of(NoticeKind.WeatherProposed, language, Asked()),
        ["weather-no-forecast"] = language => Of(NoticeKind.WeatherNoForecast, language, new() { OpenedAt = Now, RemindAt = Now.AddHours(3), Question = WeatherQuestion.NoForecast }),
        ["weather-reminded"] = language => Of(NoticeKind.WeatherReminded, language, Asked()),
        ["weather-called-off"] = language => Of(NoticeKind.WeatherCalledOff, language, Decided(WeatherChoice.CallOff, "Vi ställer in Våryran. Prognosen visar regn och vindbyar upp till 14 meter per sekund, och på Gröningen finns inget vindskydd.")),
        ["weather-lapsed"] = language => Of(NoticeKind.WeatherLapsed, language, Asked()),
        ["weather-decided"] = language => Of(NoticeKind.WeatherDecided, language, Decided(WeatherChoice.CallOff, "Vi ställer in Våryran. Prognosen visar regn och vindbyar upp till 14 meter per sekund, och på Gröningen finns inget vindskydd.", by: "Samordnaren")),
        ["weather-decided-automatically"] = language => Of(NoticeKind.WeatherDecided, language, Decided(WeatherChoice.CallOff, "Vi ställer in Våryran. Prognosen visar åska.")),
        ["weather-decided-reserve-date"] = language => Of(NoticeKind.WeatherDecided, language, Decided(WeatherChoice.ReserveDate, "Vi flyttar Våryran till måndag 17 maj. Prognosen visar åska.", by: "Samordnaren")),
        ["weather-decided-indoors"] = language => Of(NoticeKind.WeatherDecided, language, Decided(WeatherChoice.Indoors, "Vi flyttar Våryran till Idrottshallen. Prognosen visar åska.", by: "Samordnaren")),
        ["weather-decided-go-ahead"] = language => Of(NoticeKind.WeatherDecided, language, Decided(WeatherChoice.GoAhead, "Våryran blir av som planerat.", by: "Samordnaren")),
        ["weather-all-clear-contributor"] = language => Of(NoticeKind.WeatherAllClear, language, Decided(WeatherChoice.GoAhead, "Våryran blir av som planerat.")) with { Partner = PartnerRole.Contributor },
        ["weather-all-clear-follower"] = language => Of(NoticeKind.WeatherAllClear, language, Decided(WeatherChoice.GoAhead, WeatherWords.Announcement(WeatherChoice.GoAhead, "Våryran", "", null, System.Globalization.CultureInfo.GetCultureInfo("sv-SE")))) with { Following = new("Våryran", $"https://evenemang.exempel.se{(language == "en" ? "/en" : "")}/folj/avsluta/0123456789abcdefABCDEF") },
        ["weather-all-clear"] = language => Of(NoticeKind.WeatherAllClear, language, Decided(WeatherChoice.GoAhead, "Våryran blir av som planerat. Ta på dig något varmt.")),
    };

    private static WeatherLetterFacts Of(NoticeKind kind, string language, WeatherDecision decision) => new()
    {
        Kind = kind,
        Now = Now,
        Language = language,
        Title = "Våryran",
        Start = new DateTime(2027, 5, 17, 11, 0, 0, DateTimeKind.Unspecified),
        End = new DateTime(2027, 5, 17, 15, 0, 0, DateTimeKind.Unspecified),
        Place = "Gröningen, Helsingborg",
        Zone = "Europe/Stockholm",
        Slug = "varyran-2027-05-17",
        Decision = decision,
    };

    private static WeatherDecision Asked() => new()
    {
        OpenedAt = Now,
        RemindAt = Now.AddHours(3),
        Source = ForecastSource.Smhi,
        IssuedAt = Now.AddMinutes(-15),
        Findings =
        [
            new(WeatherRule.Gust, WeatherLevel.CallOff, 14, 13.9, Start.AddHours(2), Start.AddHours(3)),
            new(WeatherRule.RainAndWind, WeatherLevel.CallOff, 14, 10.7, Start.AddHours(2), Start.AddHours(3)) { Rain = 0.8, Probability = 70 },
            new(WeatherRule.Rain, WeatherLevel.Watch, 0.8, 0.5, Start.AddHours(2), Start.AddHours(3)) { Probability = 70 },
        ],
    };

    private static WeatherDecision Decided(WeatherChoice choice, string text, string? by = null)
    {
        var decision = Asked();
        decision.Decide(choice, by ?? "system", text, allClear: choice is WeatherChoice.GoAhead, automatic: by is null, Now);
        return decision;
    }
}
