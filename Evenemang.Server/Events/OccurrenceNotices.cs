using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>Owes everyone concerned word of what happened to an occurrence, in the transaction in which it happens.</summary>
internal static class OccurrenceNotices
{
    /// <summary>Adds one notice a person with an e-mail address; the others stand on the call list. Word that was owed before and is not yet sent is void.</summary>
    /// <param name="db">The transaction.</param>
    /// <param name="occurrence">As it is after the act.</param>
    /// <param name="kind">What happened.</param>
    /// <param name="uidDomain">For Message-IDs.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<Audience> OweAsync(
        EvenemangDb db, Occurrence occurrence, NoticeKind kind, string uidDomain, DateTime now, CancellationToken cancel)
    {
        await VoidOutdatedAsync(db, occurrence, kind, cancel);
        var recipients = await Recipients.OfAsync(db, occurrence, cancel);
        foreach (var person in recipients.Where(person => person.HasEmail))
        {
            var id = Guid.CreateVersion7();
            db.Notices.Add(new Notice
            {
                Id = id,
                Kind = kind,
                RegistrationId = person.RegistrationId,
                OccurrenceId = occurrence.Id,
                SeriesId = occurrence.SeriesId,
                UniqueKey = $"{kind}:{person.RegistrationId:N}:{occurrence.Id:N}:{occurrence.Sequence}",
                MessageId = $"{id:N}@{uidDomain}",
                DueAt = now,
                NextAttemptAt = now,
                State = NoticeState.Planned,
                CreatedAt = now,
            });
        }

        return Recipients.Count(recipients);
    }

    // A second move, or a cancellation, overtakes word that has not gone out: nobody is told what is no longer true. A cancellation also overtakes "you have a place".
    private static async Task VoidOutdatedAsync(EvenemangDb db, Occurrence occurrence, NoticeKind kind, CancellationToken cancel)
    {
        NoticeKind[] outdated = kind is NoticeKind.OccurrenceCancelled
            ? [NoticeKind.OccurrenceMoved, NoticeKind.OccurrenceReinstated, NoticeKind.Confirmed, NoticeKind.Waitlisted, NoticeKind.Promoted, NoticeKind.Approved, NoticeKind.Requested]
            : [NoticeKind.OccurrenceMoved, NoticeKind.OccurrenceReinstated, NoticeKind.OccurrenceCancelled];
        await db.Notices
            .Where(notice => notice.OccurrenceId == occurrence.Id && notice.State == NoticeState.Planned && outdated.Contains(notice.Kind))
            .ExecuteUpdateAsync(set => set.SetProperty(notice => notice.State, NoticeState.Void), cancel);
    }
}
