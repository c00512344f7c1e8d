using Evenemang.Server.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>A member of a series can come on a date after all, unless a guest has the seat.</summary>
public sealed class TakeBackAbsence(Store store, TimeProvider clock)
{
    public Task<AbsenceOutcome> RunAsync(RegistrationReference reference, Guid occurrenceId, CancellationToken cancel) =>
        store.WriteAsync((db, token) => RunAsync(db, reference, occurrenceId, token), cancel);

    private async Task<AbsenceOutcome> RunAsync(EvenemangDb db, RegistrationReference reference, Guid occurrenceId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (opened, refused) = await Absences.OpenAsync(db, reference, occurrenceId, now, cancel);
        if (opened is not var (registration, target)) return refused;
        var absence = await db.Absences.AsTracking().FirstOrDefaultAsync(row => row.RegistrationId == registration.Id && row.OccurrenceId == occurrenceId, cancel);
        if (absence is null) return AbsenceOutcome.Done;
        if (target.SharesSeatsWithGuests && !registration.IsShadow)
        {
            var date = await SignUpTargets.FindAsync(db, registration.SeriesId, occurrenceId, null, cancel);
            if (date is { IsGuestDate: true } && (await SeatCounts.CountAsync(db, date, now, cancel)).Free < registration.Heads) return AbsenceOutcome.SeatTaken;
        }
        db.Absences.Remove(absence);
        registration.UpdatedAt = now;
        registration.CalendarVersion++;
        if (reference.ActorOrNull is { } actor) db.AuditEntries.Add(Audit.Of(registration, actor, "registration.notAbsent", now, occurrenceId.ToString()));
        await db.SaveChangesAsync(cancel);
        return AbsenceOutcome.Done;
    }
}
