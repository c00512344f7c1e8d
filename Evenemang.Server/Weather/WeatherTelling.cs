using Evenemang.Server.Accounts;
using Evenemang.Server.Events;
using Evenemang.Server.Messaging;
using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Shared.Weather;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Weather;

/// <summary>
/// Writes the notices that the weather is the reason for, inside the transaction of the act; the one place that does. The caller saves. What a cancellation or a move owes
/// to participants, followers, contributors and co-organisers is written by their own verbs.
/// </summary>
public sealed class WeatherTelling(SiteOptions site, SmsOptions sms, FollowersToTell followers)
{
    /// <summary>Owes the responsible organisers word, by letter and by SMS: those who hold the series; when nobody does, and with a reminder, the administrators too.</summary>
    /// <param name="db">The context of the act's transaction.</param>
    /// <param name="decision">The question.</param>
    /// <param name="kind">What about it.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancel">Gives up.</param>
    internal async Task OrganisersAsync(EvenemangDb db, WeatherDecision decision, NoticeKind kind, DateTime now, CancellationToken cancel)
    {
        var open = await OpenAsync(db, cancel);
        var holders = (await GrantedAsync(db, decision, cancel)).Where(grant => grant.Kind is GrantKind.Organiser).Select(grant => grant.OrganiserId).ToHashSet();
        var told = open.Where(account => holders.Contains(account.Id)).ToList();
        if (kind is NoticeKind.WeatherReminded || told.Count == 0)
            told = [.. told.Concat(open.Where(account => account.Role is OrganiserRole.Administrator)).DistinctBy(account => account.Id)];
        foreach (var account in told)
        {
            db.Notices.Add(New(kind, decision, now, organiser: account.Id));
            if (Hurries(kind) && sms.IsOn && PhoneNumber.MobileOrNull(account.PhoneNumber) is not null) db.Notices.Add(await SmsAsync(db, kind, decision, now, account.Id, cancel));
        }
    }

    /// <summary>Owes colleagues, whatever they do on the series, word of what was decided; not who decided it, nor who has been told by <see cref="OrganisersAsync"/> in the same transaction.</summary>
    /// <param name="db">The context of the act's transaction.</param>
    /// <param name="decision">The decision, decided.</param>
    /// <param name="actor">Who decided.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancel">Gives up.</param>
    internal async Task<Audience> ColleaguesAsync(EvenemangDb db, WeatherDecision decision, Actor actor, DateTime now, CancellationToken cancel)
    {
        var told = db.Notices.Local.Where(notice => notice.Kind is NoticeKind.WeatherCalledOff).Select(notice => notice.OrganiserId).ToHashSet();
        var colleagues = (await ColleaguesAsync(db, decision.SeriesId, decision.OccurrenceId, actor, cancel)).Where(id => !told.Contains(id)).ToList();
        foreach (var colleague in colleagues) db.Notices.Add(New(NoticeKind.WeatherDecided, decision, now, organiser: colleague));
        return new(colleagues.Count, 0, 0);
    }

    /// <summary>Accounts with any grant on the series or the day, but for the actor's own.</summary>
    internal static async Task<IReadOnlyList<Guid>> ColleaguesAsync(EvenemangDb db, Guid series, Guid occurrence, Actor actor, CancellationToken cancel) =>
        await db.Set<SeriesGrant>().Where(grant => grant.SeriesId == series && (grant.OccurrenceId == null || grant.OccurrenceId == occurrence) && grant.OrganiserId != actor.OrganiserId)
            .Where(grant => db.Set<Organiser>().Any(account => account.Id == grant.OrganiserId && account.ClosedAt == null && account.Email != null))
            .Select(grant => grant.OrganiserId).Distinct().ToListAsync(cancel);

    /// <summary>Owes everybody who has to do with the day, and everybody who follows it, word that it takes place.</summary>
    /// <param name="db">The context of the act's transaction.</param>
    /// <param name="decision">The decision to go ahead.</param>
    /// <param name="occurrence">With its series.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancel">Gives up.</param>
    internal async Task<Audience> AllClearAsync(EvenemangDb db, WeatherDecision decision, Occurrence occurrence, DateTime now, CancellationToken cancel)
    {
        var signedUp = await Concerned.SignedUpAsync(db, decision.SeriesId, decision.OccurrenceId, cancel);
        var told = new Audience(0, 0, 0);
        foreach (var registration in signedUp.Where(person => person.IsFirst && NoticePlan.IsConcerned(NoticeKind.OccurrenceReinstated, person.Registration, person.IsAbsent, occurrence.Series)).Select(person => person.Registration))
        {
            var letter = New(NoticeKind.WeatherAllClear, decision, now, registration: registration.Id);
            told = told.With(Owe(db, letter, registration.Email, registration.Phone, isTexted: registration.WishesSms, occurrence, now));
        }

        var addresses = signedUp.Select(person => person.Registration.Email).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var partner in (await Partners.OfAsync(db, occurrence, now, cancel)).Where(partner => partner.Email is null || addresses.Add(partner.Email)))
            told = told.With(Owe(db, New(NoticeKind.WeatherAllClear, decision, now, partner: partner.Id), partner.Email, partner.Phone, isTexted: true, occurrence, now));
        // News never tell of an all-clear, so that followers get it now; at night they wait for the morning, unless the day is near.
        var recipients = await followers.OfAsync(db, occurrence, signedUp, cancel);
        var due = NoticeTiming.DueAt(NoticeKind.WeatherAllClear, NoticeTiming.IsUrgent(NoticeKind.WeatherAllClear, occurrence.StartUtc, now), null, now, occurrence.Series.TimeZone);
        foreach (var follower in recipients)
            db.Notices.Add(New(NoticeKind.WeatherAllClear, occurrence.Id, occurrence.SeriesId, $"{decision.Id:N}", now, due, follower: follower.Id));
        return told with { Followers = recipients.Count };
    }

    /// <summary>Owes those who have signed up to a programme item word that it is dropped or comes back; what has not been sent of the opposite is struck out.</summary>
    /// <param name="change">The act.</param>
    /// <param name="item">The item, after it.</param>
    internal async Task<Audience> ItemAsync(OccurrenceChange change, ProgrammeItem item)
    {
        var (db, now, occurrence) = (change.Db, change.Now, change.Occurrence);
        var (kind, opposite) = item.DroppedAt is null ? (NoticeKind.ItemRestored, NoticeKind.ItemDropped) : (NoticeKind.ItemDropped, NoticeKind.ItemRestored);
        var signedUp = await db.Registrations.AsNoTracking()
            .Where(row => row.ProgrammeItemId == item.Id && !row.IsShadow && (row.State == RegistrationState.Requested || row.State == RegistrationState.Confirmed || row.State == RegistrationState.Waitlisted || row.State == RegistrationState.Offered))
            .OrderBy(row => row.Number).ToListAsync(change.Cancel);
        var ids = signedUp.ConvertAll(row => (Guid?)row.Id);
        var waiting = db.Notices.Where(notice => ids.Contains(notice.RegistrationId) && notice.Kind == opposite);
        var owed = await waiting.Select(notice => new { notice.RegistrationId, notice.State, notice.CreatedAt }).ToListAsync(change.Cancel);
        var unheard = owed.GroupBy(row => row.RegistrationId).Where(rows => rows.Where(row => row.CreatedAt == rows.Max(one => one.CreatedAt)).All(row => row.State is NoticeState.Planned)).Select(rows => rows.Key).ToHashSet();
        await waiting.VoidUnsentAsync(change.Cancel);
        // The item is dropped and restored in turns under the occurrence's lock; the number of the turn keeps the keys apart.
        var turn = await db.Notices.CountAsync(notice => ids.Contains(notice.RegistrationId) && notice.Kind == kind, change.Cancel);
        var told = new Audience(0, 0, 0);
        // Whoever has not heard of the one needs not hear of the other.
        foreach (var registration in signedUp.Where(row => !unheard.Contains(row.Id)).DistinctBy(Concerned.AddressOf))
        {
            var letter = New(kind, occurrence.Id, occurrence.SeriesId, $"{item.Id:N}:{turn}", now, now, registration: registration.Id);
            told = told.With(Owe(db, letter, registration.Email, registration.Phone, registration.WishesSms, occurrence, now));
        }

        return told;
    }

    /// <summary>A letter where there is an address; an SMS where it is wished, and where there is nothing but a number.</summary>
    private Audience Owe(EvenemangDb db, Notice letter, string? email, string? phone, bool isTexted, Occurrence occurrence, DateTime now)
    {
        var (hasEmail, hasPhone) = (!string.IsNullOrWhiteSpace(email), !string.IsNullOrWhiteSpace(phone));
        var gets = sms.IsOn && (isTexted || !hasEmail) && PhoneNumber.MobileOrNull(phone) is not null;
        if (hasEmail) db.Notices.Add(letter);
        if (gets) db.Notices.Add(Beside(letter, NoticeChannels.SmsDueAt(now, occurrence.StartUtc, occurrence.Series.TimeZone)));
        return new(hasEmail ? 1 : 0, !hasEmail && !gets && hasPhone ? 1 : 0, !hasEmail && !hasPhone ? 1 : 0) { Sms = gets ? 1 : 0 };
    }

    private static bool Hurries(NoticeKind kind) => kind is NoticeKind.WeatherProposed or NoticeKind.WeatherNoForecast or NoticeKind.WeatherReminded or NoticeKind.WeatherCalledOff;

    /// <summary>At night it waits for the morning, unless the second hour, or the day itself, comes too soon after it.</summary>
    private async Task<Notice> SmsAsync(EvenemangDb db, NoticeKind kind, WeatherDecision decision, DateTime now, Guid organiser, CancellationToken cancel)
    {
        var zone = await db.Series.Where(row => row.Id == decision.SeriesId).Select(row => row.TimeZone).SingleAsync(cancel);
        var sooner = decision.RemindAt < decision.ForStartUtc ? decision.RemindAt : decision.ForStartUtc;
        return Beside(New(kind, decision, now, organiser: organiser), NoticeChannels.SmsDueAt(now, sooner, zone));
    }

    private static async Task<List<Organiser>> OpenAsync(EvenemangDb db, CancellationToken cancel) =>
        await db.Set<Organiser>().AsNoTracking().Where(account => account.ClosedAt == null && account.Email != null).OrderBy(account => account.Id).ToListAsync(cancel);

    private static async Task<List<SeriesGrant>> GrantedAsync(EvenemangDb db, WeatherDecision decision, CancellationToken cancel) =>
        await db.Set<SeriesGrant>().AsNoTracking()
            .Where(grant => grant.SeriesId == decision.SeriesId && (grant.OccurrenceId == null || grant.OccurrenceId == decision.OccurrenceId)).ToListAsync(cancel);

    private Notice Beside(Notice letter, DateTime due) => New(
        letter.Kind, letter.OccurrenceId!.Value, letter.SeriesId!.Value, "", letter.CreatedAt, due < letter.DueAt ? letter.DueAt : due, letter.OrganiserId, letter.RegistrationId, letter.PartnerId, NoticeChannels.SmsKey(letter.UniqueKey));

    private Notice New(NoticeKind kind, WeatherDecision decision, DateTime now, Guid? organiser = null, Guid? registration = null, Guid? partner = null) =>
        // What is due sooner is claimed first: organisers hear of a cancellation before everybody does.
        New(kind, decision.OccurrenceId, decision.SeriesId, $"{decision.Id:N}", now, organiser is null ? now : now.AddSeconds(-1), organiser, registration, partner);

    private Notice New(
        NoticeKind kind, Guid occurrence, Guid series, string about, DateTime now, DateTime due, Guid? organiser = null, Guid? registration = null, Guid? partner = null, string? smsKey = null, Guid? follower = null)
    {
        var id = Guid.CreateVersion7(new DateTimeOffset(now));
        return new()
        {
            Id = id,
            Kind = kind,
            Channel = smsKey is null ? NoticeChannel.Email : NoticeChannel.Sms,
            OrganiserId = organiser,
            RegistrationId = registration,
            PartnerId = partner,
            FollowerId = follower,
            OccurrenceId = occurrence,
            SeriesId = series,
            UniqueKey = smsKey ?? $"{kind}:{organiser ?? registration ?? partner ?? follower:N}:{about}",
            MessageId = $"{id:N}@{site.UidDomain}",
            DueAt = due,
            NextAttemptAt = due,
            CreatedAt = now,
        };
    }
}
