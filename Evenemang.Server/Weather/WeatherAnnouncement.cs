using System.Globalization;
using Evenemang.Server.Shell;
using Evenemang.Shared.Events;
using Evenemang.Shared.Weather;

namespace Evenemang.Server.Weather;

/// <summary>What those concerned would be told, as we would put it. Organisers may write something else.</summary>
/// <param name="Swedish">In Swedish, which is what is sent unless an organiser writes otherwise.</param>
/// <param name="English">The same in English.</param>
public sealed record WeatherAnnouncement(string Swedish, string English)
{
    /// <param name="occurrence">With its series.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="findings">What the forecast reached; may be empty.</param>
    /// <param name="choice">What is decided.</param>
    internal static WeatherAnnouncement Of(Occurrence occurrence, WeatherPlan? plan, IReadOnlyList<WeatherFinding> findings, WeatherChoice choice) =>
        new(In(Language.Swedish, occurrence, plan, findings, choice), In(Language.English, occurrence, plan, findings, choice));

    /// <summary>Why, without what follows from it.</summary>
    internal static string Reason(Occurrence occurrence, WeatherPlan? plan, IReadOnlyList<WeatherFinding> findings, CultureInfo culture) =>
        WeatherWords.Reason(findings, plan is { HasShelter: true } ? null : occurrence.ShownVenue?.Name, culture);

    private static string In(CultureInfo culture, Occurrence occurrence, WeatherPlan? plan, IReadOnlyList<WeatherFinding> findings, WeatherChoice choice)
    {
        var to = choice switch
        {
            WeatherChoice.ReserveDate when plan is { ReserveStart: { } start, ReserveEnd: { } end } => DateWords.DateAndTimes(start, end, culture, DateOnly.FromDateTime(start)),
            WeatherChoice.Indoors => plan?.Indoors?.Name,
            _ => null,
        };
        var text = WeatherWords.Announcement(choice, occurrence.ShownTitle, Reason(occurrence, plan, findings, culture), to, culture);
        return text.Length > WeatherDecision.MaxTextLength ? text[..WeatherDecision.MaxTextLength] : text;
    }
}
