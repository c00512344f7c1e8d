using System.Globalization;
using System.Resources;
using Evenemang.Server.Settings;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Weather;

namespace Evenemang.Server.Notices;

/// <summary>Writes the letters about the weather: to organisers what they must decide, to participants that the day takes place.</summary>
internal static class WeatherLetter
{
    private static readonly ResourceManager Texts = new("Evenemang.Server.Notices.WeatherNoticeWords", typeof(WeatherLetter).Assembly);

    public static Letter Of(WeatherLetterFacts facts, SiteOptions site)
    {
        var culture = facts.Culture;
        var today = DateOnly.FromDateTime(WallClock.ToLocal(facts.Now, facts.Zone));
        var date = DateWords.Date(DateOnly.FromDateTime(facts.Start), culture, today);
        List<LetterRow> rows = [new(Text("When", culture), [DateWords.DateAndTimes(facts.Start, facts.End, culture, today)])];
        if (facts.Place is { } place) rows.Add(new(Text("Where", culture), [place]));
        var house = site.BaseUrl + (facts.Language == "en" ? "/en" : "");
        var page = $"{house}/evenemang/{facts.Slug}";
        return new(
            Text($"{facts.Kind}.Subject", culture, facts.Title, date),
            [facts.IsForParticipant ? AllClear(facts) : Text(LeadOf(facts), culture, facts.Title, date, facts.Decision.DecidedBy ?? "")],
            facts.Title,
            rows,
            facts.IsForParticipant ? [] : [.. Findings(facts), Text($"{facts.Kind}.Body", culture, Place(facts, today))],
            facts.IsForParticipant ? new(Text("Button.Page", culture), page) : new(Text("Button.Desk", culture), $"{house}/arrangor/evenemang/{facts.Slug}/vader"),
            facts.IsForParticipant ? facts.Following is { } following ? [new(NoticeWords.Get("Follower.Stop", culture), following.StopUrl)] : [] : [new(Text("Button.Page", culture), page)],
            [.. Credit(facts, today), facts switch
            {
                { Partner: { } role } => Text($"Why.{role}", culture),
                { Following: { } link } => NoticeWords.Get("Follower.Why", culture, link.SeriesTitle ?? NoticeWords.Get("Follower.Everything", culture, site.Name)),
                { IsForParticipant: true } => Text("Why.Registration", culture),
                _ => Text("Why.Organiser", culture, facts.Title),
            }]);
    }

    /// <summary>The SMS: the one sentence that matters and where to answer or read on.</summary>
    public static string Sms(WeatherLetterFacts facts, SiteOptions site)
    {
        var culture = facts.Culture;
        var date = DateWords.Date(DateOnly.FromDateTime(facts.Start), culture, DateOnly.FromDateTime(WallClock.ToLocal(facts.Now, facts.Zone)));
        var house = site.BaseUrl + (facts.Language == "en" ? "/en" : "");
        var link = facts.IsForParticipant ? $"{house}/evenemang/{facts.Slug}" : $"{house}/arrangor/evenemang/{facts.Slug}/vader";
        return Text($"{facts.Kind}.Sms", culture, facts.Title, date, link);
    }

    /// <summary>The organiser's own words; ours in the reader's language.</summary>
    private static string AllClear(WeatherLetterFacts facts)
    {
        var own = facts.Decision.Text;
        return own is null || own == Ours(OccasionFacts.CultureOf("sv")) ? Ours(facts.Culture) : own;

        string Ours(CultureInfo culture) => WeatherWords.Announcement(WeatherChoice.GoAhead, facts.Title, "", null, culture);
    }

    /// <summary>What was decided, by somebody or by itself.</summary>
    private static string LeadOf(WeatherLetterFacts facts) =>
        facts.Kind is NoticeKind.WeatherDecided ? $"{facts.Kind}.{facts.Decision.Choice}{(facts.Decision.IsAutomatic ? ".Automatic" : "")}" : $"{facts.Kind}.Lead";

    private static IEnumerable<string> Findings(WeatherLetterFacts facts) => facts.Kind is NoticeKind.WeatherLapsed
        ? []
        : facts.Decision.Findings.Where(finding => finding.Level is WeatherLevel.CallOff).Select(finding => WeatherWords.Finding(finding, facts.Zone, facts.Culture));

    /// <summary>What the body names: the second hour, or what everybody is told.</summary>
    private static string Place(WeatherLetterFacts facts, DateOnly today) => facts.Kind is NoticeKind.WeatherCalledOff or NoticeKind.WeatherDecided
        ? facts.Decision.Text ?? ""
        : DateWords.DateAndTime(WallClock.ToLocal(facts.Decision.RemindAt, facts.Zone), facts.Culture, today);

    private static IEnumerable<string> Credit(WeatherLetterFacts facts, DateOnly today) => facts is { IsForParticipant: false, Decision: { Source: { } source, IssuedAt: { } issued } }
        ? [Text("ForecastOf", facts.Culture, DateWords.DateAndTime(WallClock.ToLocal(issued, facts.Zone), facts.Culture, today)), WeatherWords.Credit(source, facts.Culture)]
        : [];

    private static string Text(string key, CultureInfo culture, params object[] values) =>
        string.Format(culture, Texts.GetString(key, culture) ?? throw new InvalidOperationException($"WeatherNoticeWords has no '{key}'."), values);
}
