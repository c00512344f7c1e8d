using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>What came of saying that one cannot come, or can after all.</summary>
public enum AbsenceOutcome
{
    /// <summary>It is as asked; it may have been so before.</summary>
    Done,

    /// <summary>The seat was free that date and somebody else has it now.</summary>
    SeatTaken,

    /// <summary>That date has begun, or is cancelled.</summary>
    TooLate,

    /// <summary>The link opens nothing, it is no confirmed place in a series, or the date is not one of its.</summary>
    NotFound,
}

/// <summary>A member of a series cannot come on one date. Where the series takes guests, the seat is free that date.</summary>
public sealed class ReportAbsence(Store store, PromoteWaiting promote, TimeProvider clock)
{
    public Task<AbsenceOutcome> RunAsync(RegistrationReference reference, Guid occurrenceId, CancellationToken cancel) =>
        store.WriteAsync((db, token) => RunAsync(db, reference, occurrenceId, token), cancel);

    private async Task<AbsenceOutcome> RunAsync(EvenemangDb db, RegistrationReference reference, Guid occurrenceId, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (opened, refused) = await Absences.OpenAsync(db, reference, occurrenceId, now, cancel);
        if (opened is not var (registration, target)) return refused;
        if (await db.Absences.AnyAsync(row => row.RegistrationId == registration.Id && row.OccurrenceId == occurrenceId, cancel)) return AbsenceOutcome.Done;
        db.Absences.Add(new() { RegistrationId = registration.Id, OccurrenceId = occurrenceId, CreatedAt = now });
        await NoticesOwed.VoidRemindersAsync(db, registration.Id, occurrenceId, cancel);
        registration.UpdatedAt = now;
        registration.CalendarVersion++;
        if (reference.ActorOrNull is { } actor) db.AuditEntries.Add(Audit.Of(registration, actor, "registration.absent", now, occurrenceId.ToString()));
        await db.SaveChangesAsync(cancel);
        if (target.SharesSeatsWithGuests && !registration.IsShadow) await promote.AfterSeatsFreedAsync(db, target, cancel);
        return AbsenceOutcome.Done;
    }
}
