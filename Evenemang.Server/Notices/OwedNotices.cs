using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>
/// Writes down which notices are owed, inside the transaction of the act that is their reason, and voids unsent ones that lose theirs. The caller saves.
/// </summary>
public sealed class OwedNotices(SiteOptions site)
{
    /// <summary>One person is owed a notice about their own sign-up. Nothing is owed to somebody without an address.</summary>
    /// <param name="db">The context of the act's transaction.</param>
    /// <param name="kind">Why.</param>
    /// <param name="registration">To whom, tracked or just added.</param>
    /// <param name="zone">IANA zone of the series.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task OweAsync(EvenemangDb db, NoticeKind kind, Registration registration, string zone, DateTime now, CancellationToken cancel)
    {
        await VoidUnsentAsync(db, kind, [registration.Id], null, cancel);
        if (!HasEmail(registration)) return;
        var notice = New(kind, registration, registration.OccurrenceId, registration.Version, zone, now);
        // A repeated sign-up leaves the first one as it is, so its version stands still: whoever repeats it a hundred times causes one mail.
        if (kind is NoticeKind.Repeated && await db.Notices.AnyAsync(row => row.UniqueKey == notice.UniqueKey, cancel)) return;
        db.Notices.Add(notice);
    }

    /// <summary>Everybody who has to do with an occurrence is owed a notice: those signed up to it, to its programme items, or to its series.</summary>
    /// <param name="db">The context of the act's transaction.</param>
    /// <param name="kind">Moved, cancelled or reinstated.</param>
    /// <param name="occurrence">After the act, with its series loaded; its sequence tells this act from others.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<Audience> OweEverybodyAsync(EvenemangDb db, NoticeKind kind, Occurrence occurrence, DateTime now, CancellationToken cancel)
    {
        var concerned = await ConcernedAsync(db, kind, occurrence, cancel);
        await VoidUnsentAsync(db, kind, null, occurrence.Id, cancel);
        foreach (var registration in concerned.Where(HasEmail))
            db.Notices.Add(New(kind, registration, occurrence.Id, occurrence.Sequence, occurrence.Series.TimeZone, now));
        return Count(concerned);
    }

    /// <summary>Who would be told, and how. Changes nothing.</summary>
    public static async Task<Audience> PreviewAsync(EvenemangDb db, NoticeKind kind, Occurrence occurrence, CancellationToken cancel) =>
        Count(await ConcernedAsync(db, kind, occurrence, cancel));

    private static async Task<List<Registration>> ConcernedAsync(EvenemangDb db, NoticeKind kind, Occurrence occurrence, CancellationToken cancel)
    {
        if (!NoticePlan.IsForEverybody(kind)) throw new ArgumentOutOfRangeException(nameof(kind), kind, "Only what happens to an occurrence concerns everybody.");
        var active = await db.Registrations.AsNoTracking()
            .Where(row => row.SeriesId == occurrence.SeriesId && (row.OccurrenceId == null || row.OccurrenceId == occurrence.Id))
            .Where(row => row.State == RegistrationState.Requested || row.State == RegistrationState.Confirmed || row.State == RegistrationState.Waitlisted)
            .OrderBy(row => row.Number)
            .ToListAsync(cancel);
        var absent = await db.Absences.Where(row => row.OccurrenceId == occurrence.Id).Select(row => row.RegistrationId).ToHashSetAsync(cancel);
        return [.. active.Where(registration => NoticePlan.IsConcerned(kind, registration, absent.Contains(registration.Id)))];
    }

    // One statement, so that a notice which a sender claims in the same moment is either sent or void, never both.
    private static Task VoidUnsentAsync(EvenemangDb db, NoticeKind newer, Guid[]? registrations, Guid? occurrence, CancellationToken cancel)
    {
        var voided = Enum.GetValues<NoticeKind>().Where(older => NoticePlan.Voids(newer, older)).ToArray();
        if (voided.Length == 0) return Task.CompletedTask;
        var unsent = db.Notices.Where(notice => notice.State == NoticeState.Planned && voided.Contains(notice.Kind));
        unsent = registrations is null
            ? unsent.Where(notice => notice.OccurrenceId == occurrence)
            : unsent.Where(notice => registrations.Contains(notice.RegistrationId));
        return unsent.ExecuteUpdateAsync(update => update.SetProperty(notice => notice.State, NoticeState.Void), cancel);
    }

    private Notice New(NoticeKind kind, Registration registration, Guid? occurrenceId, int version, string zone, DateTime now)
    {
        var id = Guid.CreateVersion7(new DateTimeOffset(now, TimeSpan.Zero));
        var due = NoticePlan.DueAt(kind, now, zone);
        return new Notice
        {
            Id = id,
            Kind = kind,
            RegistrationId = registration.Id,
            OccurrenceId = occurrenceId,
            SeriesId = registration.SeriesId,
            UniqueKey = NoticePlan.Key(kind, registration.Id, occurrenceId, version),
            MessageId = $"{id:N}@{site.UidDomain}",
            State = NoticeState.Planned,
            DueAt = due,
            NextAttemptAt = due,
            CreatedAt = now,
        };
    }

    private static Audience Count(List<Registration> registrations) => new(
        registrations.Count(HasEmail),
        registrations.Count(row => !HasEmail(row) && !string.IsNullOrWhiteSpace(row.Phone)),
        registrations.Count(row => !HasEmail(row) && string.IsNullOrWhiteSpace(row.Phone)));

    private static bool HasEmail(Registration registration) => !string.IsNullOrWhiteSpace(registration.Email);
}
