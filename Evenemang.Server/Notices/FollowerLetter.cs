using Evenemang.Server.Settings;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Notices;

/// <summary>What each kind of notice says to a follower.</summary>
public static class FollowerLetter
{
    /// <summary>Most news in one letter; the rest are on the page.</summary>
    private const int MaxNews = 20;

    /// <summary>The letter. The same facts always give the same words.</summary>
    public static Letter Of(FollowerFacts facts, SiteOptions site) => facts.Kind switch
    {
        NoticeKind.FollowConfirmation => Question(facts, site),
        NoticeKind.News => News(facts, site),
        NoticeKind.Summons or NoticeKind.OccurrenceMoved or NoticeKind.OccurrenceCancelled or NoticeKind.OccurrenceReinstated => Date(facts, facts.About!, site),
        _ => throw new ArgumentOutOfRangeException(nameof(facts), facts.Kind, "Followers hear nothing of that kind."),
    };

    private static Letter Question(FollowerFacts facts, SiteOptions site) => new(
        Get(facts, "FollowConfirmation.Subject", What(facts, site)),
        [Get(facts, "FollowConfirmation.Lead", What(facts, site))],
        null,
        [],
        [.. Own(facts, facts.ConfirmUrl) ?? [Get(facts, "FollowConfirmation.Body")], Get(facts, "FollowConfirmation.NotYou", Follower.ConfirmWithinDays)],
        new(Get(facts, "FollowConfirmation.Button"), facts.ConfirmUrl),
        [],
        [.. Contact(facts, site), Get(facts, "Follower.WhyAsked")]);

    private static Letter Date(FollowerFacts facts, OccasionFacts about, SiteOptions site)
    {
        var happened = facts.Kind is NoticeKind.OccurrenceMoved ? OccurrenceHappened.Moved(about) : $"{facts.Kind}";
        List<string> lead = [Get(facts, $"{happened}.Lead", 1, NoticeTitle.InSentence(about), NoticeTitle.Date(about) ?? "").Replace(" .", ".", StringComparison.Ordinal)];
        if (facts.Kind is NoticeKind.OccurrenceCancelled && about.Occurrence?.CancelReason is { } reason) lead.AddRange(OwnText.Paragraphs(reason));
        var heading = NoticeTitle.Heading(about);
        return new(
            Get(facts, $"{happened}.Subject", 1, NoticeTitle.Name(about) + (NoticeTitle.Date(about) is { } date ? $" {date}" : "")),
            lead,
            heading is not null && lead[0].Contains(heading, StringComparison.Ordinal) ? null : heading,
            facts.Kind switch
            {
                NoticeKind.OccurrenceCancelled => LetterRows.Gone(about),
                NoticeKind.OccurrenceMoved => [.. LetterRows.Before(about), .. LetterRows.Occasion(about)],
                _ => [.. LetterRows.Occasion(about), .. LetterRows.Agenda(about)],
            },
            OwnText.Of(facts.Kind, about, about.PageUrl) ?? (facts.Kind is NoticeKind.Summons ? [Get(facts, "Summons.Body")] : []),
            new(Get(facts, facts.Kind is NoticeKind.OccurrenceCancelled ? "Button.Page" : "Button.Read"), about.PageUrl),
            [new(Get(facts, "Follower.Stop"), facts.StopUrl)],
            Footer(facts, site));
    }

    private static Letter News(FollowerFacts facts, SiteOptions site)
    {
        var shown = facts.News.TakeLast(MaxNews).Select(item => new LetterLink(item.Title, $"{facts.PagesUrl}/evenemang/{item.Occurrence.Slug}")).ToList();
        var first = shown[0];
        return new(
            facts.News.Count == 1 ? first.Text : Get(facts, facts.Follows is null ? "NewsAll.Subject" : "News.Subject", facts.Follows?.Title ?? site.Name, facts.News.Count),
            [facts.News.Count == 1 ? first.Text : Get(facts, facts.Follows is null ? "NewsAll.Lead" : "News.Lead", facts.Follows?.Title ?? site.Name)],
            null,
            [],
            [.. Own(facts, first.Url) ?? [], .. facts.News.Count > MaxNews ? (string[])[Get(facts, "News.More", facts.News.Count - MaxNews)] : []],
            facts.News.Count == 1 ? new(Get(facts, "Button.Read"), first.Url) : new(Get(facts, "Button.All"), facts.PagesUrl + (facts.Follows is { } series ? $"/serier/{series.Slug}" : "/")),
            [.. facts.News.Count == 1 ? [] : shown, new(Get(facts, "Follower.Stop"), facts.StopUrl)],
            Footer(facts, site));
    }

    /// <summary>The followed series' own words; who follows everything gets ours.</summary>
    private static IReadOnlyList<string>? Own(FollowerFacts facts, string link) =>
        facts.Follows is { } series ? OwnText.Of(series.Notices.TextOf(facts.Kind, facts.Language == "en"), series.Title, link) : null;

    /// <summary>The series, or "everything at" the house.</summary>
    private static string What(FollowerFacts facts, SiteOptions site) => facts.Follows?.Title ?? Get(facts, "Follower.Everything", site.Name);

    private static IReadOnlyList<string> Footer(FollowerFacts facts, SiteOptions site) => [.. Contact(facts, site), Get(facts, "Follower.Why", What(facts, site))];

    private static IEnumerable<string> Contact(FollowerFacts facts, SiteOptions site)
    {
        if ((facts.About?.Series ?? facts.Follows)?.Contact is { } contact)
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
