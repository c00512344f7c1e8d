using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>What reporting an absence and taking it back have in common.</summary>
internal static class Absences
{
    /// <summary>Opens a place in a series for one of its dates to come.</summary>
    public static async Task<(OpenedRegistration? Opened, AbsenceOutcome Refused)> OpenAsync(
        EvenemangDb db, RegistrationReference reference, Guid occurrenceId, DateTime now, CancellationToken cancel)
    {
        var opened = await RegistrationLookup.OpenAsync(db, reference, cancel);
        if (opened is not { Registration: { OccurrenceId: null, State: RegistrationState.Confirmed } registration }) return (null, AbsenceOutcome.NotFound);
        var date = await db.Occurrences
            .Where(row => row.Id == occurrenceId && row.SeriesId == registration.SeriesId && row.State != OccurrenceState.Draft)
            .Select(row => new { row.State, row.StartUtc })
            .FirstOrDefaultAsync(cancel);
        if (date is null) return (null, AbsenceOutcome.NotFound);
        var isOver = date.State is OccurrenceState.Cancelled or OccurrenceState.Held || date.StartUtc <= now;
        return isOver ? (null, AbsenceOutcome.TooLate) : (opened, AbsenceOutcome.Done);
    }
}
