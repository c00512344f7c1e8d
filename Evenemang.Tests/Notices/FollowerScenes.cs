using Evenemang.Server.Notices;
using Evenemang.Shared.Calendars;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;

namespace Evenemang.Tests.Notices;

/// <summary>What has happened in each golden mail to a follower.</summary>
internal static class FollowerScenes
{
    private static readonly DateTime Now = new(2027, 1, 25, 9, 0, 0, DateTimeKind.Utc);

    /// <summary>Name of the scene, which is the file's, to the facts in a language.</summary>
    public static IReadOnlyDictionary<string, Func<string, FollowerFacts>> All { get; } = new Dictionary<string, Func<string, FollowerFacts>>(StringComparer.Ordinal)
    {
        ["follow-confirmation"] = language => Of(NoticeKind.FollowConfirmation, language) with { Follows = MailScenes.Series(EventKind.RecurringMeeting, "gemensam-utvecklingsgrupp", "Gemensam utvecklingsgrupp") },
        ["follow-confirmation-all"] = language => Of(NoticeKind.FollowConfirmation, language),
        ["summons"] = language => About(NoticeKind.Summons, language, MailScenes.WithAgenda(MailScenes.Meeting(undecided: false))),
        ["follower-moved"] = language => About(NoticeKind.OccurrenceMoved, language, MailScenes.Moved(MailScenes.OutdoorDay(), null)),
        ["follower-cancelled"] = language => About(NoticeKind.OccurrenceCancelled, language, MailScenes.Cancelled(MailScenes.OutdoorDay())),
        ["follower-reinstated"] = language => About(NoticeKind.OccurrenceReinstated, language, MailScenes.Reinstated(MailScenes.OutdoorDay())),
        ["news-one"] = language => News(language, MailScenes.Seminar()),
        ["news"] = language => News(language, MailScenes.Seminar(), MailScenes.Moved(MailScenes.OutdoorDay(), null), MailScenes.Cancelled(MailScenes.Meeting(undecided: false), "Lokalen är upptagen.")) with { Follows = null },
    };

    private static FollowerFacts About(NoticeKind kind, string language, Occurrence occurrence) => Of(kind, language) with
    {
        Follows = occurrence.Series,
        About = new()
        {
            Now = Now, Series = occurrence.Series, Occurrence = occurrence, Culture = OccasionFacts.CultureOf(language),
            PageUrl = $"https://evenemang.exempel.se{(language == "en" ? "/en" : "")}/evenemang/{occurrence.Slug}",
        },
    };

    private static FollowerFacts News(string language, params Occurrence[] occurrences) => Of(NoticeKind.News, language) with
    {
        Follows = occurrences[0].Series,
        News = [.. occurrences.Select(occurrence => NewsItem.Of(occurrence, OccasionFacts.CultureOf(language)).Last())],
    };

    private static FollowerFacts Of(NoticeKind kind, string language)
    {
        var pages = $"https://evenemang.exempel.se{(language == "en" ? "/en" : "")}";
        return new()
        {
            Kind = kind,
            Now = Now,
            Language = language,
            PagesUrl = pages,
            ConfirmUrl = $"{pages}/folj/bekrafta/0123456789abcdefABCDEF",
            StopUrl = $"{pages}/folj/avsluta/0123456789abcdefABCDEF",
        };
    }
}
