using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>
/// Writes down what everybody at an occurrence is owed, inside the transaction of the act that is the reason, and voids unsent notices that lose theirs. The caller saves.
/// </summary>
public sealed class OwedNotices(SiteOptions site, SmsOwed sms)
{
    /// <summary>Everybody who has to do with an occurrence is owed a notice: those signed up to it, to its programme items, or to its series.</summary>
    /// <param name="db">The context of the act's transaction.</param>
    /// <param name="kind">Moved, cancelled or reinstated.</param>
    /// <param name="occurrence">After the act, with its series loaded; its sequence tells this act from others.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Audience> OweEverybodyAsync(EvenemangDb db, NoticeKind kind, Occurrence occurrence, DateTime now, CancellationToken cancel)
    {
        var concerned = await ConcernedAsync(db, kind, occurrence, cancel);
        await VoidUnsentAsync(db, kind, occurrence.Id, cancel);
        foreach (var registration in concerned.Where(HasEmail))
            db.Notices.Add(New(kind, registration, occurrence, now));
        return sms.Owe(db, kind, concerned, occurrence, now, Count(concerned));
    }

    /// <summary>Who would be told, and how. Changes nothing.</summary>
    public async Task<Audience> PreviewAsync(EvenemangDb db, NoticeKind kind, Occurrence occurrence, DateTime now, CancellationToken cancel)
    {
        var concerned = await ConcernedAsync(db, kind, occurrence, cancel);
        return sms.Count(kind, concerned, occurrence, now, Count(concerned));
    }

    private static async Task<List<Registration>> ConcernedAsync(EvenemangDb db, NoticeKind kind, Occurrence occurrence, CancellationToken cancel)
    {
        if (!NoticePlan.IsForEverybody(kind)) throw new ArgumentOutOfRangeException(nameof(kind), kind, "Only what happens to an occurrence concerns everybody.");
        var active = await db.Registrations.AsNoTracking()
            .Where(row => row.SeriesId == occurrence.SeriesId && (row.OccurrenceId == null || row.OccurrenceId == occurrence.Id))
            .Where(row => row.State == RegistrationState.Requested || row.State == RegistrationState.Confirmed || row.State == RegistrationState.Waitlisted)
            .OrderBy(row => row.ProgrammeItemId != null).ThenBy(row => row.Number)
            .ToListAsync(cancel);
        var absent = await db.Absences.Where(row => row.OccurrenceId == occurrence.Id).Select(row => row.RegistrationId).ToHashSetAsync(cancel);
        // Somebody who has signed up to the day and to two of its items is told once.
        return [.. active.Where(registration => NoticePlan.IsConcerned(kind, registration, absent.Contains(registration.Id)))
            .DistinctBy(registration => registration.AddressHash is { } hash ? Convert.ToHexString(hash) : $"{registration.Id:N}")];
    }

    // One statement, so that a notice which a sender claims in the same moment is either sent or void, never both.
    private static Task<int> VoidUnsentAsync(EvenemangDb db, NoticeKind newer, Guid occurrenceId, CancellationToken cancel)
    {
        var voided = Enum.GetValues<NoticeKind>().Where(older => NoticePlan.Voids(newer, older)).ToArray();
        return db.Notices
            .Where(notice => notice.OccurrenceId == occurrenceId && notice.State == NoticeState.Planned && voided.Contains(notice.Kind))
            .ExecuteUpdateAsync(update => update.SetProperty(notice => notice.State, NoticeState.Void), cancel);
    }

    private Notice New(NoticeKind kind, Registration registration, Occurrence occurrence, DateTime now)
    {
        var id = Guid.CreateVersion7(new DateTimeOffset(now, TimeSpan.Zero));
        return new Notice
        {
            Id = id,
            Kind = kind,
            RegistrationId = registration.Id,
            OccurrenceId = occurrence.Id,
            SeriesId = occurrence.SeriesId,
            UniqueKey = NoticePlan.Key(kind, registration.Id, occurrence.Id, occurrence.Sequence),
            MessageId = $"{id:N}@{site.UidDomain}",
            State = NoticeState.Planned,
            DueAt = now,
            NextAttemptAt = now,
            CreatedAt = now,
        };
    }

    private static Audience Count(List<Registration> registrations) => new(
        registrations.Count(HasEmail),
        registrations.Count(row => !HasEmail(row) && !string.IsNullOrWhiteSpace(row.Phone)),
        registrations.Count(row => !HasEmail(row) && string.IsNullOrWhiteSpace(row.Phone)));

    private static bool HasEmail(Registration registration) => !string.IsNullOrWhiteSpace(registration.Email);
}
