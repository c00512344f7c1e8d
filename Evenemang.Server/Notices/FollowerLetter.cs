using Evenemang.Server.Settings;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Notices;

/// <summary>What each kind of notice says to a follower.</summary>
public static class FollowerLetter
{
    /// <summary>The letter. The same facts always give the same words.</summary>
    public static Letter Of(FollowerFacts facts, SiteOptions site) => facts.Kind switch
    {
        NoticeKind.FollowConfirmation => Question(facts, site),
        _ => throw new ArgumentOutOfRangeException(nameof(facts), facts.Kind, "Followers hear nothing of that kind."),
    };

    private static Letter Question(FollowerFacts facts, SiteOptions site) => new(
        Get(facts, "FollowConfirmation.Subject", What(facts, site)),
        [Get(facts, "FollowConfirmation.Lead", What(facts, site))],
        null,
        [],
        [Get(facts, "FollowConfirmation.Body"), Get(facts, "FollowConfirmation.NotYou", Follower.ConfirmWithinDays)],
        new(Get(facts, "FollowConfirmation.Button"), facts.ConfirmUrl),
        [],
        [.. Footer(facts, site), Get(facts, "Follower.WhyAsked")]);

    /// <summary>The series, or "everything from" the house.</summary>
    private static string What(FollowerFacts facts, SiteOptions site) => facts.Follows?.Title ?? Get(facts, "Follower.Everything", site.Name);

    private static IEnumerable<string> Footer(FollowerFacts facts, SiteOptions site)
    {
        if (facts.Follows?.Contact is { } contact)
        {
            string?[] parts = [contact.Name, contact.Phone, contact.Email];
            yield return Get(facts, "Footer.Contact", string.Join(", ", parts.Where(part => !string.IsNullOrWhiteSpace(part))));
        }
        else if ((site.Phone ?? site.Email) is { } way)
        {
            yield return Get(facts, "Footer.Contact", way);
        }
    }

    private static string Get(FollowerFacts facts, string key, params object[] values) => NoticeWords.Get(key, facts.Culture, values);
}
