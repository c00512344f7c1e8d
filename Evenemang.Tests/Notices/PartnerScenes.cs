using Evenemang.Server.Messaging;
using Evenemang.Server.Notices;
using Evenemang.Server.Settings;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;

namespace Evenemang.Tests.Notices;

/// <summary>What has happened in each golden mail to contributors and co-organisers, and to those who had signed up to a programme item.</summary>
internal static class PartnerScenes
{
    private static readonly DateTime Now = new(2027, 5, 16, 13, 0, 0, DateTimeKind.Utc);

    /// <summary>Name of the scene, which is the file's, to the mail in a language.</summary>
    public static IReadOnlyDictionary<string, Func<string, string, SiteOptions, Mailbox, Mailbox, OutgoingMail>> All { get; } =
        new Dictionary<string, Func<string, string, SiteOptions, Mailbox, Mailbox, OutgoingMail>>(StringComparer.Ordinal)
        {
            ["partner-cancelled"] = Partner(NoticeKind.OccurrenceCancelled, PartnerRole.Contributor, () => MailScenes.Cancelled(MailScenes.OutdoorDay())),
            ["partner-moved"] = Partner(NoticeKind.OccurrenceMoved, PartnerRole.CoOrganiser, () => MailScenes.Moved(MailScenes.OutdoorDay(), null)),
            ["partner-reinstated"] = Partner(NoticeKind.OccurrenceReinstated, PartnerRole.CoOrganiser, () => MailScenes.Reinstated(MailScenes.OutdoorDay())),
            ["item-dropped"] = Item(NoticeKind.ItemDropped, "Solstrålarna"),
            ["item-restored"] = Item(NoticeKind.ItemRestored, null),
        };

    /// <summary>Kinds that have a scene here alone.</summary>
    public static IReadOnlyList<NoticeKind> Kinds { get; } = [NoticeKind.ItemDropped, NoticeKind.ItemRestored];

    private static Func<string, string, SiteOptions, Mailbox, Mailbox, OutgoingMail> Partner(NoticeKind kind, PartnerRole role, Func<Occurrence> day) =>
        (language, identifier, site, sender, recipient) => PartnerRendering.Compose(new(kind, role, About(day(), language)), identifier, site, sender, recipient);

    private static Func<string, string, SiteOptions, Mailbox, Mailbox, OutgoingMail> Item(NoticeKind kind, string? team) => (language, identifier, site, sender, recipient) =>
    {
        var day = MailScenes.OutdoorDay();
        ProgrammeItem item = new()
        {
            Id = Guid.CreateVersion7(), OccurrenceId = day.Id, Title = "Brännboll", Start = new(2027, 5, 17, 12, 30, 0), EndsWhenDone = true, TakesRegistrations = true,
        };
        if (kind is NoticeKind.ItemDropped) item.Drop("Prognosen visar vindbyar upp till 11 meter per sekund, och på Gröningen finns inget vindskydd.", Now);
        return ItemRendering.Compose(new(kind, item, About(day, language) with { Item = item }, team), identifier, site, sender, recipient);
    };

    private static OccasionFacts About(Occurrence occurrence, string language) => new()
    {
        Now = Now, Series = occurrence.Series, Occurrence = occurrence, Culture = OccasionFacts.CultureOf(language),
        PageUrl = $"https://evenemang.exempel.se{(language == "en" ? "/en" : "")}/evenemang/{occurrence.Slug}",
    };
}
