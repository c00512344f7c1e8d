using Evenemang.Server.Messaging;
using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Calendars;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>Turns a notice to a follower into the mail that says what is true now, or finds that there is nothing to say any more.</summary>
public sealed class FollowerRendering(IDbContextFactory<EvenemangDb> contexts, Secrets secrets, SiteOptions site, MailOptions mail)
{
    public async Task<RenderedNotice> RenderAsync(Notice notice, DateTime now, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (await db.Followers.AsNoTracking().FirstOrDefaultAsync(row => row.Id == notice.FollowerId, cancel) is not { } follower) return new RenderedNotice.Ended(NoticeState.Void);
        var occurrence = notice.OccurrenceId is { } id ? await db.Occurrences.AsNoTracking().Include(row => row.Series).FirstOrDefaultAsync(row => row.Id == id, cancel) : null;
        if (occurrence is not null && IsNothing(notice, occurrence.Series.Notices, ToldFacts.Of(occurrence))) return new RenderedNotice.Ended(NoticeState.Void);
        var verdict = NoticePlan.JudgeForFollower(notice.Kind, follower, occurrence, now);
        if (verdict is not NoticeVerdict.Send) return new RenderedNotice.Ended(verdict is NoticeVerdict.Missed ? NoticeState.Missed : NoticeState.Void);
        if (!Mailbox.TryParse(follower.Email, out var recipient)) return new RenderedNotice.Ended(NoticeState.Failed, "refused address");
        var pages = site.BaseUrl + (follower.Language == "en" ? "/en" : "");
        var token = secrets.FollowToken(follower);
        var facts = new FollowerFacts
        {
            Kind = notice.Kind,
            Now = now,
            Language = follower.Language,
            Follows = follower.SeriesId is { } seriesId ? await db.Series.AsNoTracking().FirstAsync(row => row.Id == seriesId, cancel) : null,
            About = occurrence is null ? null : new()
            {
                Now = now,
                Series = occurrence.Series,
                Occurrence = occurrence,
                Told = notice.Detail?.Told,
                Culture = OccasionFacts.CultureOf(follower.Language),
                PageUrl = $"{pages}/evenemang/{occurrence.Slug}",
            },
            News = notice is { Kind: NoticeKind.News, Detail: { Since: { } since, Until: { } until } } ? await NewsAsync(db, follower, since, until, cancel) : [],
            PagesUrl = pages,
            ConfirmUrl = $"{pages}/folj/bekrafta/{token}",
            StopUrl = $"{pages}/folj/avsluta/{token}",
        };
        if (notice.Kind is NoticeKind.News && facts.News.Count == 0) return new RenderedNotice.Ended(NoticeState.Void);
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
            ReplyTo = Mailbox.TryParse((facts.About?.Series ?? facts.Follows)?.Contact?.Email, out var contact) ? contact : null,
            To = recipient,
            Subject = letter.Subject,
            PlainText = PlainLetter.Write(letter),
            Html = HtmlLetter.Write(letter, facts.Culture),
            ListUnsubscribe = new Uri(facts.StopUrl),
            Language = facts.Language == "en" ? "en" : "sv",
        };
    }

    private static bool IsNothing(Notice notice, NoticeSettings settings, ToldFacts now) =>
        !settings.IsOn(notice.Kind) || (notice is { Kind: NoticeKind.OccurrenceMoved, Detail.Told: { } told } && NoticePlan.Owed(told, now) is not NoticeKind.OccurrenceMoved);

    /// <summary>What is new to this follower: not what has been told at once, and not what their own sign-up has told them.</summary>
    private static async Task<IReadOnlyList<NewsItem>> NewsAsync(EvenemangDb db, Follower follower, DateTime since, DateTime until, CancellationToken cancel)
    {
        var items = await RaiseNews.ItemsAsync(db, follower.SeriesId, since, until, OccasionFacts.CultureOf(follower.Language), cancel);
        var ids = items.Select(item => (Guid?)item.Occurrence.Id).Distinct().ToList();
        NoticeKind[] happenings = [.. NoticePlan.Happenings, NoticeKind.MinutesPublished];
        var hash = follower.AddressHash;
        var told = await db.Notices
            .Where(row => ids.Contains(row.OccurrenceId) && happenings.Contains(row.Kind) && row.State != NoticeState.Void && row.State != NoticeState.Missed)
            .Where(row => row.FollowerId == follower.Id || db.Registrations.Any(person => person.Id == row.RegistrationId && person.AddressHash == hash))
            .Select(row => new { row.OccurrenceId, row.CreatedAt }).ToListAsync(cancel);
        return [.. items.Where(item => item.Key == "published" || !told.Exists(row => row.OccurrenceId == item.Occurrence.Id && row.CreatedAt >= item.At)).Where(item => item.Occurrence.Series.Notices.IsOn(NoticeKind.News))];
    }
}
