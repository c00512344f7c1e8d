using Evenemang.Server.Accounts;
using Evenemang.Server.Messaging;
using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Shared.Weather;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>Turns a notice about the weather into the mail that says what is true now, or finds that there is nothing to say any more.</summary>
public sealed class WeatherRendering(IDbContextFactory<EvenemangDb> contexts, Secrets secrets, SiteOptions site, MailOptions mail)
{
    /// <summary>Whether it is one of these.</summary>
    public static bool Takes(NoticeKind kind) =>
        kind is NoticeKind.WeatherProposed or NoticeKind.WeatherNoForecast or NoticeKind.WeatherReminded or NoticeKind.WeatherCalledOff or NoticeKind.WeatherLapsed or NoticeKind.WeatherAllClear
            or NoticeKind.WeatherDecided;

    public async Task<RenderedNotice> RenderAsync(Notice notice, DateTime now, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var (found, ended) = await FindAsync(db, notice, now, cancel);
        if (ended is { } state) return new RenderedNotice.Ended(state);
        var facts = found!.Facts;
        if (found.Follower is { } follower)
        {
            var house = site.BaseUrl + (follower.Language == "en" ? "/en" : "");
            facts = facts with { Following = new(follower.SeriesId is null ? null : found.SeriesTitle, $"{house}/folj/avsluta/{secrets.FollowToken(follower)}") };
        }

        return Mailbox.TryParse(found.Email, out var to)
            ? new RenderedNotice.Ready(Compose(facts, notice.MessageId, site, mail.Sender, to))
            : new RenderedNotice.Ended(NoticeState.Failed, "refused address");
    }

    /// <summary>Whom it is for and what it says, or how it ended because that is not so any more.</summary>
    internal static async Task<(Found? Found, NoticeState? Ended)> FindAsync(EvenemangDb db, Notice notice, DateTime now, CancellationToken cancel)
    {
        var occurrence = await db.Occurrences.AsNoTracking().Include(row => row.Series).FirstOrDefaultAsync(row => row.Id == notice.OccurrenceId, cancel);
        // The question it is about is the last one asked when it became owed.
        var decision = await db.WeatherDecisions.AsNoTracking().Where(row => row.OccurrenceId == notice.OccurrenceId && row.OpenedAt <= notice.CreatedAt)
            .OrderByDescending(row => row.Round).FirstOrDefaultAsync(cancel);
        var recipient = await RecipientAsync(db, notice, cancel);
        if (occurrence is not { Start: { } start, End: { } end } || decision is null || recipient is not var (email, phone, language, role, follower)) return (null, NoticeState.Void);
        if (!IsStillTrue(notice.Kind, occurrence, decision)) return (null, NoticeState.Void);
        if (occurrence.IsOver(now)) return (null, NoticeState.Missed);
        if (follower is not null && NoticePlan.JudgeForFollower(notice.Kind, follower, occurrence, now) is not NoticeVerdict.Send and var verdict)
            return (null, verdict is NoticeVerdict.Missed ? NoticeState.Missed : NoticeState.Void);
        var facts = new WeatherLetterFacts
        {
            Kind = notice.Kind, Now = now, Language = language, Title = occurrence.ShownTitle, Start = start, End = end, Place = occurrence.ShownVenue?.OneLine,
            Zone = occurrence.Series.TimeZone, Slug = occurrence.Slug, Decision = decision,
            Partner = role,
        };
        return (new(email, phone, facts) { Follower = follower, SeriesTitle = occurrence.Series.Title }, null);
    }

    /// <summary>A notice about the weather that is still true.</summary>
    /// <param name="Email">Where a letter goes; null when there is no address.</param>
    /// <param name="Phone">Where an SMS goes; null when there is no number.</param>
    /// <param name="Facts">What it says.</param>
    internal sealed record Found(string? Email, string? Phone, WeatherLetterFacts Facts)
    {
        /// <summary>Set for somebody who only follows.</summary>
        public Follower? Follower { get; init; }

        public string? SeriesTitle { get; init; }
    }

    /// <summary>The mail that says it.</summary>
    internal static OutgoingMail Compose(WeatherLetterFacts facts, string messageId, SiteOptions site, Mailbox sender, Mailbox recipient)
    {
        var letter = WeatherLetter.Of(facts, site);
        return new OutgoingMail
        {
            MessageId = messageId,
            Date = facts.Now,
            From = sender,
            To = recipient,
            Subject = letter.Subject,
            PlainText = PlainLetter.Write(letter),
            Html = HtmlLetter.Write(letter, facts.Culture),
            ListUnsubscribe = facts.Following is { } following ? new Uri(following.StopUrl) : null,
            Language = facts.Language == "en" ? "en" : "sv",
        };
    }

    private static bool IsStillTrue(NoticeKind kind, Occurrence occurrence, WeatherDecision decision) => kind switch
    {
        NoticeKind.WeatherProposed or NoticeKind.WeatherNoForecast or NoticeKind.WeatherReminded => decision.State is WeatherDecisionState.Open,
        NoticeKind.WeatherCalledOff => occurrence.State is OccurrenceState.Cancelled,
        NoticeKind.WeatherDecided => decision.State is WeatherDecisionState.Decided && occurrence.State is OccurrenceState.Cancelled == decision.Choice is WeatherChoice.CallOff,
        _ => occurrence is { State: OccurrenceState.Tentative or OccurrenceState.Confirmed, Series.Discreet: false },
    };

    private static async Task<(string? Email, string? Phone, string Language, PartnerRole? Role, Follower? Follower)?> RecipientAsync(EvenemangDb db, Notice notice, CancellationToken cancel)
    {
        if (notice.OrganiserId is { } organiser)
        {
            var account = await db.Set<Organiser>().Where(row => row.Id == organiser && row.ClosedAt == null && row.Email != null)
                .Select(row => new { row.Email, row.PhoneNumber, row.Language }).FirstOrDefaultAsync(cancel);
            return account is null ? null : (account.Email, account.PhoneNumber, account.Language, null, null);
        }

        if (notice.PartnerId is { } id)
            return await db.Set<Partner>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancel) is { } partner ? (partner.Email, partner.Phone, partner.Language, partner.Role, null) : null;
        if (notice.FollowerId is { } followerId)
            return await db.Followers.AsNoTracking().FirstOrDefaultAsync(row => row.Id == followerId, cancel) is { } found ? (found.Email, null, found.Language, null, found) : null;
        var registration = await db.Registrations.AsNoTracking().FirstOrDefaultAsync(row => row.Id == notice.RegistrationId, cancel);
        return registration is { IsActive: true } ? (registration.Email, registration.Phone, registration.Language, null, null) : null;
    }
}
