using Evenemang.Server.Messaging;
using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Notices;

/// <summary>Writes down which SMS are owed, in the transaction of their reason, beside the letters. The caller saves. Owes none where SMS are switched off.</summary>
public sealed class SmsOwed(SiteOptions site, SmsOptions sms)
{
    /// <summary>What happens to an occurrence: beside the letter, or instead of it, to somebody who gets SMS. It waits as long as the letter does, so that both tell the same.</summary>
    /// <param name="db">The context of the act's transaction.</param>
    /// <param name="letter">The letter, whether or not it is owed.</param>
    /// <param name="registration">To whom.</param>
    /// <param name="occurrence">After the act, with its series.</param>
    /// <param name="now">UTC instant.</param>
    public void OweBeside(EvenemangDb db, Notice letter, Registration registration, Occurrence occurrence, DateTime now)
    {
        if (!Gets(letter.Kind, registration, occurrence, now)) return;
        var ready = NoticeTiming.DueAt(letter.Kind, isUrgent: true, letter.DueAt > now && letter.DueAt < now.AddMinutes(NoticeTiming.CoalesceMinutes) ? letter.DueAt : null, now, occurrence.Series.TimeZone);
        db.Notices.Add(New(letter.Kind, registration, occurrence.Id, letter.UniqueKey, now, NoticeChannels.SmsDueAt(ready, occurrence.StartUtc, occurrence.Series.TimeZone), letter.Detail));
    }

    /// <summary>Who would be told. Changes nothing.</summary>
    public Audience Count(NoticeKind kind, IReadOnlyCollection<Registration> concerned, Occurrence occurrence, DateTime now, Audience letters)
    {
        var told = concerned.Where(registration => Gets(kind, registration, occurrence, now)).ToList();
        return letters with { Sms = told.Count, Phone = letters.Phone - told.Count(registration => string.IsNullOrWhiteSpace(registration.Email)) };
    }

    /// <summary>
    /// What happens to one sign-up: so far only a place that opens up. Whether that is urgent shows when its turn comes, because only then the start is at hand.
    /// </summary>
    public void OweOwn(EvenemangDb db, NoticeKind kind, Registration registration, DateTime now, DateTime? dueAt)
    {
        if (sms.IsOn && registration.OccurrenceId is { } occurrenceId && NoticeChannels.GetsSms(kind, registration, now, now))
        {
            db.Notices.Add(New(kind, registration, occurrenceId, $"{kind}:{registration.Id:N}:{registration.Version}", now, dueAt ?? now));
        }
    }

    /// <summary>A reminder, for the caller to write.</summary>
    /// <param name="registration">To whom.</param>
    /// <param name="occurrence">Of what, with its series.</param>
    /// <param name="letterKey">The unique key of the letter in whose place it stands.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="dueAt">UTC instant before which it is not sent; outside the quiet hours.</param>
    /// <returns>Null for somebody who is reminded by letter, or not at all.</returns>
    internal Notice? ForReminder(Registration registration, Occurrence occurrence, string letterKey, DateTime now, DateTime dueAt) =>
        Gets(NoticeKind.Reminder, registration, occurrence, now) ? New(NoticeKind.Reminder, registration, occurrence.Id, letterKey, now, dueAt) : null;

    /// <summary>When and where a discreet group meets is for its members: of the others the organiser takes care by telephone.</summary>
    private bool Gets(NoticeKind kind, Registration registration, Occurrence occurrence, DateTime now) =>
        sms.IsOn
        && NoticeChannels.GetsSms(kind, registration, occurrence.StartUtc, now)
        && (!occurrence.Series.Discreet || registration.State is RegistrationState.Confirmed);

    private Notice New(NoticeKind kind, Registration registration, Guid occurrenceId, string letterKey, DateTime now, DateTime dueAt, NoticeDetail? detail = null)
    {
        var id = Guid.CreateVersion7(new DateTimeOffset(now, TimeSpan.Zero));
        return new Notice
        {
            Id = id,
            Kind = kind,
            Channel = NoticeChannel.Sms,
            RegistrationId = registration.Id,
            OccurrenceId = occurrenceId,
            SeriesId = registration.SeriesId,
            UniqueKey = NoticeChannels.SmsKey(letterKey),
            MessageId = $"{id:N}@{site.UidDomain}",
            State = NoticeState.Planned,
            Detail = detail,
            DueAt = dueAt,
            NextAttemptAt = dueAt,
            CreatedAt = now,
        };
    }
}
