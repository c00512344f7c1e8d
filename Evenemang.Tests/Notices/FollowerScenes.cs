using Evenemang.Server.Notices;
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
    };

    private static FollowerFacts Of(NoticeKind kind, string language)
    {
        var pages = $"https://evenemang.exempel.se{(language == "en" ? "/en" : "")}";
        return new()
        {
            Kind = kind,
            Now = Now,
            Email = "kim@exempel.se",
            Language = language,
            ConfirmUrl = $"{pages}/folj/bekrafta/0123456789abcdefABCDEF",
            StopUrl = $"{pages}/folj/avsluta/0123456789abcdefABCDEF",
        };
    }
}
