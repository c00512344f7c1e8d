using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations;

/// <summary>What came of marking somebody as there or not.</summary>
public enum MarkAttendanceOutcome
{
    /// <summary>It is as asked.</summary>
    Marked,

    /// <summary>Only confirmed participants are marked.</summary>
    NotConfirmed,

    /// <summary>There is no such registration.</summary>
    NotFound,
}

/// <summary>An organiser marks at the door who came. Can be taken back by marking as unknown.</summary>
public sealed class MarkAttendance(Store store, TimeProvider clock)
{
    public Task<MarkAttendanceOutcome> RunAsync(Guid registrationId, Attendance attendance, Actor actor, CancellationToken cancel) =>
        store.WriteAsync((db, token) => RunAsync(db, new(registrationId, actor, Permission.CheckIn), attendance, token), cancel);

    private async Task<MarkAttendanceOutcome> RunAsync(EvenemangDb db, RegistrationReference.ByOrganiser reference, Attendance attendance, CancellationToken cancel)
    {
        if (await RegistrationLookup.OpenAsync(db, reference, cancel) is not var (registration, _)) return MarkAttendanceOutcome.NotFound;
        if (registration.IsShadow || registration.State is not RegistrationState.Confirmed) return MarkAttendanceOutcome.NotConfirmed;
        if (registration.Attendance == attendance) return MarkAttendanceOutcome.Marked;
        var now = clock.GetUtcNow().UtcDateTime;
        registration.Attendance = attendance;
        registration.UpdatedAt = now;
        db.AuditEntries.Add(Audit.Of(registration, reference.Actor, $"registration.marked{attendance}", now));
        await db.SaveChangesAsync(cancel);
        return MarkAttendanceOutcome.Marked;
    }
}
