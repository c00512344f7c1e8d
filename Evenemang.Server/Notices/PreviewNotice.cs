using Evenemang.Server.Messaging;
using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Calendars;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>A letter as it would read.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Text">Plain text.</param>
/// <param name="Html">The whole document.</param>
public sealed record PreviewedNotice(string Subject, string Text, string Html);

/// <summary>Renders any kind of letter for a real occurrence and an invented reader, so that an organiser sees it before anybody gets it. The links in it open nothing.</summary>
public sealed class PreviewNotice(IDbContextFactory<EvenemangDb> contexts, SiteOptions site, MailOptions mail, TimeProvider clock)
{
    private const string Token = "AAAAAAAAAAAAAAAAAAAAAA";

    /// <param name="slug">A real occurrence.</param>
    /// <param name="kind">Which letter.</param>
    /// <param name="language">"sv" or "en".</param>
    /// <param name="actor">Who looks; needs to see the series.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>Null when there is no such occurrence, or the actor may not see it.</returns>
    public async Task<PreviewedNotice?> RunAsync(string slug, NoticeKind kind, string language, Actor actor, CancellationToken cancel) =>
        await ComposeAsync(slug, kind, language, mail.Sender, actor, cancel) is { } letter ? new(letter.Subject, letter.PlainText, letter.Html!) : null;

    /// <summary>The mail to an address.</summary>
    internal async Task<OutgoingMail?> ComposeAsync(string slug, NoticeKind kind, string language, Mailbox to, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var occurrence = await db.Occurrences.AsNoTracking().Include(row => row.Series).Include(row => row.Programme).FirstOrDefaultAsync(row => row.Slug == slug, cancel);
        // What the weather asks, and what comes of it, has a preview of its own, with the forecast; links that somebody asked for are about no occurrence.
        if (WeatherRendering.Takes(kind) || ItemRendering.Takes(kind) || kind is NoticeKind.FreshLinks) return null;
        if (occurrence is null || !actor.Access.May(Permission.SeeSeries, occurrence.SeriesId, occurrence.Series.Discreet, occurrence.Id)) return null;
        var now = clock.GetUtcNow().UtcDateTime;
        var identifier = $"{Guid.CreateVersion7(new DateTimeOffset(now)):N}@{site.UidDomain}";
        var pages = site.BaseUrl + (language == "en" ? "/en" : "");
        return kind switch
        {
            NoticeKind.FailedReport => OrganiserRendering.Compose(new(occurrence.Series.Title, 2, language, now, occurrence.Series.Discreet), identifier, site, mail.Sender, to),
            NoticeKind.FollowConfirmation or NoticeKind.News or NoticeKind.Summons => FollowerRendering.Compose(Follower(occurrence, kind, language, pages, now), identifier, site, mail.Sender, to),
            _ => NoticeRendering.Compose(Participant(occurrence, kind, language, pages, now), identifier, site, mail.Sender, to, mail.NeutralName, mail.Unread),
        };
    }

    private static NoticeFacts Participant(Occurrence occurrence, NoticeKind kind, string language, string pages, DateTime now) => new()
    {
        Kind = kind,
        OwedAt = now,
        Now = now,
        Culture = OccasionFacts.CultureOf(language),
        Registration = new()
        {
            Id = Guid.Empty, SeriesId = occurrence.SeriesId, OccurrenceId = occurrence.Id, State = StateOf(kind), Name = "Kim Exempel", Email = "kim@exempel.se", Language = language, CreatedAt = now, ConfirmedAt = now, OfferEndsAt = kind is NoticeKind.SeatOffered ? AnswerBy(occurrence, now) : null,
        },
        Series = occurrence.Series,
        Occurrence = occurrence,
        Position = 3,
        Told = kind is NoticeKind.OccurrenceChanged ? ToldFacts.Of(occurrence) with { Theme = null } : null,
        Message = kind is NoticeKind.OrganiserMessage ? new() { Subject = "…", Text = "…" } : null,
        ManageUrl = $"{pages}/min-anmalan/{Token}",
        PageUrl = $"{pages}/evenemang/{occurrence.Slug}",
        FeedUrl = $"{pages}/kalender/min/{Token}.ics",
    };

    /// <summary>As it would be were a seat free now; a day ahead where it would be too late.</summary>
    private static DateTime AnswerBy(Occurrence occurrence, DateTime now)
    {
        var policy = occurrence.EffectiveRegistration;
        return SeatOffer.EndsAt(policy.OfferHours ?? 24, QuietHours.NextAllowed(now, occurrence.Series.TimeZone), occurrence.StartUtc, policy.PromotionCutoffHours) ?? now.AddDays(1);
    }

    private static FollowerFacts Follower(Occurrence occurrence, NoticeKind kind, string language, string pages, DateTime now) => new()
    {
        Kind = kind,
        Now = now,
        Language = language,
        Follows = occurrence.Series,
        About = new() { Now = now, Series = occurrence.Series, Occurrence = occurrence, Culture = OccasionFacts.CultureOf(language), PageUrl = $"{pages}/evenemang/{occurrence.Slug}" },
        News = [new("published", now, NewsItem.Of(occurrence, OccasionFacts.CultureOf(language)).LastOrDefault()?.Title ?? occurrence.ShownTitle, occurrence)],
        PagesUrl = pages,
        ConfirmUrl = $"{pages}/folj/bekrafta/{Token}",
        StopUrl = $"{pages}/folj/avsluta/{Token}",
    };

    private static RegistrationState StateOf(NoticeKind kind) => kind switch
    {
        NoticeKind.Waitlisted => RegistrationState.Waitlisted,
        NoticeKind.Requested => RegistrationState.Requested,
        NoticeKind.Declined => RegistrationState.Declined,
        NoticeKind.SeatOffered => RegistrationState.Offered,
        NoticeKind.OfferLapsed => RegistrationState.Lapsed,
        NoticeKind.Withdrawn => RegistrationState.Withdrawn,
        NoticeKind.Removed => RegistrationState.Removed,
        _ => RegistrationState.Confirmed,
    };
}

/// <summary>What came of a test letter.</summary>
public enum SendTestNoticeOutcome
{
    /// <summary>The mail server took it.</summary>
    Sent,

    /// <summary>The mail server did not take it.</summary>
    NotTaken,

    /// <summary>That is no address.</summary>
    BadAddress,

    /// <summary>There is no such occurrence, or the actor may not see it.</summary>
    NotFound,
}

/// <summary>
/// Sends a letter as <see cref="PreviewNotice"/> renders it to an address the organiser gives, at once and without a row: nobody is owed it, and whoever asked stands there
/// waiting for it. Marked as a test in its subject, without a calendar part.
/// </summary>
public sealed class SendTestNotice(PreviewNotice preview, IMailTransport transport)
{
    public async Task<SendTestNoticeOutcome> RunAsync(string slug, NoticeKind kind, string language, string address, Actor actor, CancellationToken cancel)
    {
        if (!Mailbox.TryParse(address, out var to)) return SendTestNoticeOutcome.BadAddress;
        if (await preview.ComposeAsync(slug, kind, language, to, actor, cancel) is not { } mail) return SendTestNoticeOutcome.NotFound;
        var marked = mail with { Subject = $"Test: {mail.Subject}", Calendar = null, ListUnsubscribe = null };
        return await transport.SendAsync(marked, cancel) is MailResult.Accepted ? SendTestNoticeOutcome.Sent : SendTestNoticeOutcome.NotTaken;
    }
}
