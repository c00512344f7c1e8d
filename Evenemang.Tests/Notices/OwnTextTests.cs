using Evenemang.Server.Desk.NoticePages;
using Evenemang.Server.Messaging;
using Evenemang.Server.Notices;
using Evenemang.Server.Settings;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Tests.Messaging;

namespace Evenemang.Tests.Notices;

/// <summary>An organiser's own words stand in the letter of every kind that can be worded.</summary>
public sealed class OwnTextTests
{
    private static readonly SiteOptions Site = new() { BaseUrl = "https://evenemang.exempel.se", UidDomain = "evenemang.example" };

    public static TheoryData<NoticeKind> Kinds => [.. NoticeForm.Shown];

    [Fact]
    public void Every_kind_but_those_that_are_written_each_time_or_by_the_weather_can_be_worded() =>
        Assert.Equal(
            [NoticeKind.OrganiserMessage, NoticeKind.GroupContact, NoticeKind.FreshLinks],
            Enum.GetValues<NoticeKind>().Except(NoticeForm.Shown).Where(kind => !WeatherRendering.Takes(kind) && !ItemRendering.Takes(kind)));

    [Theory, MemberData(nameof(Kinds))]
    public void Own_words_stand_in_the_letter(NoticeKind kind)
    {
        var mails = Letters(kind, "sv").Concat(Letters(kind, "en")).ToList();
        Assert.NotEmpty(mails);
        foreach (var mail in mails)
        {
            Assert.Contains(mail.Language == "en" ? "In our own words:" : "Med egna ord:", mail.PlainText, StringComparison.Ordinal);
            Assert.Contains(mail.Language == "en" ? "In our own words:" : "Med egna ord:", mail.Html!, StringComparison.Ordinal);
            Assert.DoesNotContain("{", mail.PlainText, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<OutgoingMail> Letters(NoticeKind kind, string language)
    {
        var (sender, recipient) = (Messaging.Letters.Box("evenemang@exempel.se"), Messaging.Letters.Box("kim@exempel.se"));
        var settings = new NoticeSettings { Kinds = [new(kind, Swedish: "Med egna ord: {titel}. {länk}", English: "In our own words: {title}. {link}")] };
        foreach (var facts in MailScenes.All.Values.Select(scene => scene(language)).Where(facts => facts.Kind == kind))
        {
            facts.Series.Notices = settings;
            yield return NoticeRendering.Compose(facts, "a@evenemang.example", Site, sender, recipient);
        }
        // Who follows everything follows no series that could have words of its own.
        foreach (var facts in FollowerScenes.All.Values.Select(scene => scene(language)).Where(facts => facts.Kind == kind && facts.Follows is not null))
        {
            foreach (var series in new[] { facts.Follows, facts.About?.Series }.OfType<Series>()) series.Notices = settings;
            yield return FollowerRendering.Compose(facts, "a@evenemang.example", Site, sender, recipient);
        }
        if (kind is NoticeKind.FailedReport)
            yield return OrganiserRendering.Compose(new("Möte", 2, language, DateTime.UnixEpoch) { OwnWords = settings.TextOf(kind, language == "en") }, "a@evenemang.example", Site, sender, recipient);
    }
}
