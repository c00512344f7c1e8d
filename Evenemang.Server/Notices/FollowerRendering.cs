using Evenemang.Server.Messaging;
using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>Turns a notice to a follower into the mail that says what is true now, or finds that there is nothing to say any more.</summary>
public sealed class FollowerRendering(IDbContextFactory<EvenemangDb> contexts, Secrets secrets, SiteOptions site, MailOptions mail)
{
    public async Task<RenderedNotice> RenderAsync(Notice notice, DateTime now, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.Followers.AsNoTracking().FirstOrDefaultAsync(row => row.Id == notice.FollowerId, cancel) is not { } follower)
            return new RenderedNotice.Ended(NoticeState.Void);
        if (NoticePlan.JudgeForFollower(notice.Kind, follower) is not NoticeVerdict.Send) return new RenderedNotice.Ended(NoticeState.Void);
        if (!Mailbox.TryParse(follower.Email, out var recipient)) return new RenderedNotice.Ended(NoticeState.Failed, "refused address");
        var pages = $"{site.BaseUrl}{(follower.Language == "en" ? "/en" : "")}/folj";
        var token = secrets.FollowToken(follower);
        var facts = new FollowerFacts
        {
            Kind = notice.Kind,
            Now = now,
            Email = follower.Email,
            Language = follower.Language,
            Follows = follower.SeriesId is { } id ? await db.Series.AsNoTracking().FirstAsync(row => row.Id == id, cancel) : null,
            ConfirmUrl = $"{pages}/bekrafta/{token}",
            StopUrl = $"{pages}/avsluta/{token}",
        };
        return new RenderedNotice.Ready(Compose(facts, notice.MessageId, site, mail.Sender, recipient));
    }

    /// <summary>The mail that says it.</summary>
    internal static OutgoingMail Compose(FollowerFacts facts, string messageId, SiteOptions site, Mailbox sender, Mailbox recipient)
    {
        var letter = FollowerLetter.Of(facts, site);
        return new OutgoingMail
        {
            MessageId = messageId,
            Date = facts.Now,
            From = sender,
            ReplyTo = Mailbox.TryParse(facts.Follows?.Contact?.Email, out var contact) ? contact : null,
            To = recipient,
            Subject = letter.Subject,
            PlainText = PlainLetter.Write(letter),
            Html = HtmlLetter.Write(letter, facts.Culture),
            ListUnsubscribe = new Uri(facts.StopUrl),
            Language = facts.Language == "en" ? "en" : "sv",
        };
    }
}
