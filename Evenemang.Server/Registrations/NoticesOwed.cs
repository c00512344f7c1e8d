using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>Writes down, in the transaction of its reason, what a participant is to be told; and strikes out what is no longer true.</summary>
public sealed class NoticesOwed(SiteOptions site, SmsOwed sms)
{
    /// <summary>How long one message about repeated sign-ups stands for those that follow.</summary>
    private static readonly TimeSpan RepeatedQuiet = TimeSpan.FromHours(12);

    private static readonly NoticeKind[] OwnState = [.. NoticePlan.OwnState];

    /// <summary>Owes one notice. The caller saves.</summary>
    /// <returns>False when there is no e-mail address: the participant stands on the call list instead.</returns>
    internal bool Owe(EvenemangDb db, NoticeKind kind, Registration registration, DateTime now, DateTime? dueAt = null)
    {
        sms.OweOwn(db, kind, registration, now, dueAt);
        if (registration.Email is null) return false;
        db.Notices.Add(New(kind, registration, registration.Version, now, dueAt));
        return true;
    }

    /// <summary>What a new sign-up is owed, for the caller to write.</summary>
    /// <returns>Null when there is no e-mail address.</returns>
    internal Notice? ForNew(NoticeKind kind, Registration registration, DateTime now) =>
        registration.Email is null ? null : New(kind, registration, registration.Version, now, null);

    /// <summary>
    /// Tells an owner that their address was used again. Several times in a short time are told once, so that nobody can fill a mailbox.
    /// </summary>
    /// <returns>What is owed, for the caller to write; null when it was told a short while ago.</returns>
    internal async Task<Notice?> RepeatedAsync(EvenemangDb db, Guid ownerId, DateTime now, CancellationToken cancel)
    {
        var owner = await db.Registrations.AsNoTracking().FirstAsync(row => row.Id == ownerId, cancel);
        var since = now - RepeatedQuiet;
        var earlier = db.Notices.Where(notice => notice.RegistrationId == owner.Id && notice.Kind == NoticeKind.Repeated);
        if (await earlier.AnyAsync(notice => notice.CreatedAt > since, cancel)) return null;
        var count = await earlier.CountAsync(cancel);
        return New(NoticeKind.Repeated, owner, count + 1, now, null);
    }

    /// <summary>Whether a message to them waits that tells their current truth when it is sent.</summary>
    internal static Task<bool> HasPlannedAsync(EvenemangDb db, Guid registrationId, CancellationToken cancel) =>
        db.Notices.AnyAsync(notice => notice.RegistrationId == registrationId && notice.State == NoticeState.Planned && OwnState.Contains(notice.Kind), cancel);

    /// <summary>It has ended: voids everything that has not been sent yet.</summary>
    internal static Task<int> VoidAllAsync(EvenemangDb db, Guid registrationId, CancellationToken cancel) =>
        db.Notices.Where(notice => notice.RegistrationId == registrationId).VoidUnsentAsync(cancel);

    /// <summary>Its state has changed: voids what told of the old one. News about the occurrence stay owed.</summary>
    internal static Task<int> VoidStateAsync(EvenemangDb db, Guid registrationId, CancellationToken cancel) =>
        db.Notices.Where(notice => notice.RegistrationId == registrationId && OwnState.Contains(notice.Kind)).VoidUnsentAsync(cancel);

    /// <summary>They are not coming that date: voids what reminded them of it.</summary>
    internal static Task<int> VoidRemindersAsync(EvenemangDb db, Guid registrationId, Guid occurrenceId, CancellationToken cancel) =>
        db.Notices.Where(notice => notice.RegistrationId == registrationId && notice.OccurrenceId == occurrenceId && notice.Kind == NoticeKind.Reminder).VoidUnsentAsync(cancel);

    /// <summary>They have another address: that letters to the former one came back says nothing about it.</summary>
    internal static Task<int> ForgetBouncesAsync(EvenemangDb db, Guid registrationId, CancellationToken cancel) =>
        db.Notices.Where(notice => notice.RegistrationId == registrationId && notice.State == NoticeState.Failed && notice.Failure!.StartsWith(Notice.Bounced))
            .ExecuteUpdateAsync(set => set.SetProperty(notice => notice.Failure, Notice.BouncedBefore), cancel);

    private Notice New(NoticeKind kind, Registration registration, int version, DateTime now, DateTime? dueAt) =>
        Notice.For(Guid.CreateVersion7(new DateTimeOffset(now)), kind, registration, version, now, dueAt ?? now, site.UidDomain);
}
