using Evenemang.Server.Messaging;
using Evenemang.Server.Settings;
using Evenemang.Shared.Notices;

namespace Evenemang.Server.Notices;

/// <summary>Turns a notice into the mail that says what is true now, or finds that there is nothing to say any more.</summary>
public sealed class NoticeRendering(
    NoticeFactsReader reader, FollowerRendering followers, OrganiserRendering organisers, WeatherRendering weather, ItemRendering items, PartnerRendering partners,
    AddressRendering addresses, SiteOptions site, MailOptions mail)
{
    private const int MaxReferences = 10;

    public async Task<RenderedNotice> RenderAsync(Notice notice, DateTime now, CancellationToken cancel)
    {
        if (WeatherRendering.Takes(notice.Kind)) return await weather.RenderAsync(notice, now, cancel);
        if (notice.Kind is NoticeKind.FreshLinks) return await addresses.RenderAsync(notice, now, cancel);
        if (ItemRendering.Takes(notice.Kind)) return await items.RenderAsync(notice, now, cancel);
        if (notice.PartnerId is not null) return await partners.RenderAsync(notice, now, cancel);
        if (notice.OrganiserId is not null) return await organisers.RenderAsync(notice, now, cancel);
        if (notice.FollowerId is not null) return await followers.RenderAsync(notice, now, cancel);
        if (await reader.ReadAsync(notice, now, cancel) is not var (facts, lastEnd)) return new RenderedNotice.Ended(NoticeState.Void);
        if (!facts.Series.Notices.IsOn(notice.Kind)) return new RenderedNotice.Ended(NoticeState.Void);
        // Several changes that came to nothing are nothing to write about.
        if (notice is { Kind: NoticeKind.OccurrenceMoved or NoticeKind.OccurrenceChanged, Detail.Told: { } told } && facts.Occurrence is { } about && NoticePlan.Owed(told, ToldFacts.Of(about)) is null)
            return new RenderedNotice.Ended(NoticeState.Void);
        if (notice.Kind is NoticeKind.GroupContact && facts.RunsItselfFrom is null) return new RenderedNotice.Ended(NoticeState.Void);
        return NoticePlan.Judge(notice.Kind, facts.Registration, facts.Occurrence, lastEnd, now) switch
        {
            NoticeVerdict.Void => new RenderedNotice.Ended(NoticeState.Void),
            NoticeVerdict.Missed => new RenderedNotice.Ended(NoticeState.Missed),
            _ when Mailbox.TryParse(facts.Registration.Email, out var recipient) => new RenderedNotice.Ready(Compose(facts, notice.MessageId, site, mail.Sender, recipient, mail.NeutralName, mail.Unread)),
            _ => new RenderedNotice.Ended(NoticeState.Failed, "refused address"),
        };
    }

    /// <summary>The mail that says it.</summary>
    /// <param name="facts">What is true.</param>
    /// <param name="messageId">RFC 5322 Message-ID without brackets.</param>
    /// <param name="site">Who writes.</param>
    /// <param name="sender">From whom; under a neutral name where the series is discreet.</param>
    /// <param name="recipient">To whom.</param>
    /// <param name="neutralName">That name; empty for ours.</param>
    /// <param name="unread">Where answers go that nobody here may read; null for an address at the sender's domain.</param>
    internal static OutgoingMail Compose(NoticeFacts facts, string messageId, SiteOptions site, Mailbox sender, Mailbox recipient, string neutralName = "", Mailbox? unread = null)
    {
        // Answers carry names: from a group that runs itself they would reach the organiser, who may not know them any more.
        var answers = facts.IsOfOwnGroup ? unread ?? MailOptions.UnreadOf(sender) : Mailbox.TryParse(facts.Series.Contact?.Email, out var contact) ? contact : null;
        var letter = NoticeLetter.Of(facts, site);
        if (facts.Series.Discreet) sender = sender.Named(neutralName.Length > 0 ? neutralName : NoticeWords.Get("DiscreetSender", facts.Culture));
        return new OutgoingMail
        {
            MessageId = messageId,
            Date = facts.Now,
            From = sender,
            ReplyTo = answers,
            To = recipient,
            Subject = letter.Subject,
            PlainText = PlainLetter.Write(letter),
            Html = HtmlLetter.Write(letter, facts.Culture),
            Calendar = NoticeInvitation.Of(facts, site, sender, answers),
            InReplyTo = facts.Thread.Count > 0 ? facts.Thread[^1] : null,
            References = facts.Thread.Count > MaxReferences ? [facts.Thread[0], .. facts.Thread.TakeLast(MaxReferences - 1)] : facts.Thread,
            Language = facts.Registration.Language == "en" ? "en" : "sv",
        };
    }
}
