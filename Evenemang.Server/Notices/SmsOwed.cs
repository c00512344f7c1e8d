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
    /// <summary>What happens to an occurrence: to everybody concerned who gets SMS.</summary>
    /// <param name="db">The context of the act's transaction.</param>
    /// <param name="kind">Moved, cancelled or reinstated.</param>
    /// <param name="concerned">Everybody concerned, each once.</param>
    /// <param name="occurrence">After the act, with its series.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="letters">Who is told without SMS.</param>
    /// <returns>Who is told in all.</returns>
    public Audience Owe(EvenemangDb db, NoticeKind kind, IReadOnlyCollection<Registration> concerned, Occurrence occurrence, DateTime now, Audience letters)
    {
        var dueAt = NoticeChannels.SmsDueAt(now, occurrence.StartUtc, occurrence.Series.TimeZone);
        foreach (var registration in concerned.Where(registration => Gets(kind, registration, occurrence, now)))
        {
            db.Notices.Add(New(kind, registration, occurrence.Id, NoticePlan.Key(kind, registration.Id, occurrence.Id, occurrence.Sequence), now, dueAt));
        }
        return Count(kind, concerned, occurrence, now, letters);
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

    /// <summary>When and where a discreet group meets is for its members: of the others the organiser takes care by telephone.</summary>
    private bool Gets(NoticeKind kind, Registration registration, Occurrence occurrence, DateTime now) =>
        sms.IsOn
        && NoticeChannels.GetsSms(kind, registration, occurrence.StartUtc, now)
        && (!occurrence.Series.Discreet || registration.State is RegistrationState.Confirmed);

    private Notice New(NoticeKind kind, Registration registration, Guid occurrenceId, string letterKey, DateTime now, DateTime dueAt)
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
            DueAt = dueAt,
            NextAttemptAt = dueAt,
            CreatedAt = now,
        };
    }
}
