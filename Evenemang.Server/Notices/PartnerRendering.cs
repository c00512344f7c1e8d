using System.Resources;
using Evenemang.Server.Messaging;
using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>What a letter to a contributor or a co-organiser needs.</summary>
/// <param name="Kind">Cancelled, moved or reinstated.</param>
/// <param name="Role">As what they are told.</param>
/// <param name="About">The day.</param>
public sealed record PartnerFacts(NoticeKind Kind, PartnerRole Role, OccasionFacts About);

/// <summary>Turns a notice to a contributor or a co-organiser into the mail that says what is true now, or finds that there is nothing to say any more.</summary>
public sealed class PartnerRendering(IDbContextFactory<EvenemangDb> contexts, SiteOptions site, MailOptions mail)
{
    private static readonly ResourceManager Texts = new("Evenemang.Server.Notices.PartnerWords", typeof(PartnerRendering).Assembly);

    public async Task<RenderedNotice> RenderAsync(Notice notice, DateTime now, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (partner, occurrence, verdict) = await FindAsync(db, notice, now, cancel);
        if (verdict is not NoticeVerdict.Send) return new RenderedNotice.Ended(verdict is NoticeVerdict.Missed ? NoticeState.Missed : NoticeState.Void);
        if (!Mailbox.TryParse(partner!.Email, out var recipient)) return new RenderedNotice.Ended(NoticeState.Failed, "refused address");
        var about = new OccasionFacts
        {
            Now = now, Series = occurrence!.Series, Occurrence = occurrence, Told = notice.Detail?.Told, Culture = OccasionFacts.CultureOf(partner.Language),
            PageUrl = $"{site.BaseUrl}{(partner.Language == "en" ? "/en" : "")}/evenemang/{occurrence.Slug}",
        };
        return new RenderedNotice.Ready(Compose(new(notice.Kind, partner.Role, about), notice.MessageId, site, mail.Sender, recipient));
    }

    /// <summary>To whom it is, about what, and whether it is still worth sending.</summary>
    internal static async Task<(Partner? Partner, Occurrence? Occurrence, NoticeVerdict Verdict)> FindAsync(EvenemangDb db, Notice notice, DateTime now, CancellationToken cancel)
    {
        var partner = await db.Set<Partner>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == notice.PartnerId, cancel);
        var occurrence = await db.Occurrences.AsNoTracking().Include(row => row.Series).FirstOrDefaultAsync(row => row.Id == notice.OccurrenceId, cancel);
        if (partner is null || occurrence is null) return (null, null, NoticeVerdict.Void);
        var isOn = occurrence.State is OccurrenceState.Tentative or OccurrenceState.Confirmed;
        var cameToNothing = notice is { Kind: NoticeKind.OccurrenceMoved, Detail.Told: { } told } && NoticePlan.Owed(told, ToldFacts.Of(occurrence)) is null;
        if (isOn == notice.Kind is NoticeKind.OccurrenceCancelled || cameToNothing) return (partner, occurrence, NoticeVerdict.Void);
        return (partner, occurrence, occurrence.IsOver(now) ? NoticeVerdict.Missed : NoticeVerdict.Send);
    }

    /// <summary>The mail that says it.</summary>
    internal static OutgoingMail Compose(PartnerFacts facts, string messageId, SiteOptions site, Mailbox sender, Mailbox recipient)
    {
        var letter = Of(facts, site);
        return new()
        {
            MessageId = messageId,
            Date = facts.About.Now,
            From = facts.About.Series.Discreet ? sender.Named(NoticeWords.Get("DiscreetSender", facts.About.Culture)) : sender,
            ReplyTo = Mailbox.TryParse(facts.About.Series.Contact?.Email, out var contact) ? contact : null,
            To = recipient,
            Subject = letter.Subject,
            PlainText = PlainLetter.Write(letter),
            Html = HtmlLetter.Write(letter, facts.About.Culture),
            Language = facts.About.Culture.TwoLetterISOLanguageName,
        };
    }

    private static Letter Of(PartnerFacts facts, SiteOptions site)
    {
        var (about, culture) = (facts.About, facts.About.Culture);
        var happened = facts.Kind is NoticeKind.OccurrenceMoved ? OccurrenceHappened.Moved(about) : $"{facts.Kind}";
        var date = NoticeTitle.Date(about);
        var name = about.Series.Discreet ? NoticeWords.Get("DiscreetName", culture) : NoticeTitle.Name(about);
        List<string> lead = [NoticeWords.Get($"{happened}.Lead", culture, 1, NoticeTitle.InSentence(about), date ?? "").Replace(" .", ".", StringComparison.Ordinal)];
        if (facts.Kind is NoticeKind.OccurrenceCancelled && about.Occurrence?.CancelReason is { } reason) lead.AddRange(OwnText.Paragraphs(reason));
        if (facts.Kind is NoticeKind.OccurrenceMoved && about.Occurrence?.MovedFrom is not null) lead.Add(Text("Moved.Ask", culture));
        return new(
            NoticeWords.Get($"{happened}.Subject", culture, 1, date is null ? name : $"{name} {date}"),
            lead,
            NoticeTitle.Heading(about) is { } heading && !lead[0].Contains(heading, StringComparison.Ordinal) ? heading : null,
            facts.Kind switch
            {
                NoticeKind.OccurrenceCancelled => LetterRows.Gone(about),
                NoticeKind.OccurrenceMoved => [.. LetterRows.Before(about), .. LetterRows.Occasion(about)],
                _ => LetterRows.Occasion(about),
            },
            [],
            new(NoticeWords.Get("Button.Page", culture), about.PageUrl),
            [],
            [.. Contact(about, site), Text($"Why.{facts.Role}", culture)]);
    }

    private static IEnumerable<string> Contact(OccasionFacts about, SiteOptions site)
    {
        var contact = about.Series.Contact;
        string?[] parts = contact is null ? [site.Phone ?? site.Email] : [contact.Name, contact.Phone, contact.Email];
        var way = string.Join(", ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
        if (way.Length > 0) yield return NoticeWords.Get("Footer.Contact", about.Culture, way);
    }

    private static string Text(string key, System.Globalization.CultureInfo culture) => Texts.GetString(key, culture) ?? throw new InvalidOperationException($"PartnerWords has no '{key}'.");
}
