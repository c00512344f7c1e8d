using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>Writes down that somebody called somebody about what has happened to an occurrence.</summary>
public sealed class TickCall(Store store, TimeProvider clock)
{
    /// <param name="occurrenceId">About which occurrence.</param>
    /// <param name="registrationId">Who was called: a sign-up, or the row of a contributor or a co-organiser.</param>
    /// <param name="result">What came of it.</param>
    /// <param name="actor">Who called.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>The tick's identity, by which it is undone; null when the sign-up has nothing to do with the occurrence, or is not the actor's to read.</returns>
    public Task<Guid?> RunAsync(Guid occurrenceId, Guid registrationId, CallOutcome result, Actor actor, CancellationToken cancel) => store.WriteAsync(
        async (db, token) =>
        {
            var now = clock.GetUtcNow();
            var series = await db.Occurrences.Where(row => row.Id == occurrenceId).Select(row => new { row.SeriesId, row.Series.Discreet }).FirstOrDefaultAsync(token);
            if (series is null || !actor.Access.May(Permission.EditRegistrations, series.SeriesId, series.Discreet, occurrenceId)) return (Guid?)null;
            var seriesId = series.SeriesId;
            var isTheirs = await db.Registrations.AnyAsync(
                row => row.Id == registrationId && (row.OccurrenceId == occurrenceId || (row.OccurrenceId == null && row.SeriesId == seriesId)), token);
            var isPartner = !isTheirs && await db.Set<Partner>().AnyAsync(
                row => row.Id == registrationId && row.SeriesId == seriesId && (row.OccurrenceId == null || row.OccurrenceId == occurrenceId), token);
            if (!isTheirs && !isPartner) return (Guid?)null;
            var name = actor.Name.Length > CallTick.MaxCallerLength ? actor.Name[..CallTick.MaxCallerLength] : actor.Name;
            var tick = new CallTick
            {
                Id = Guid.CreateVersion7(now), OccurrenceId = occurrenceId, RegistrationId = isPartner ? null : registrationId, PartnerId = isPartner ? registrationId : null, At = now.UtcDateTime, CalledBy = name, CalledById = actor.OrganiserId, Outcome = result,
            };
            db.Add(tick);
            db.AuditEntries.Add(NoticeAudit.Of(actor, $"call.{(result is CallOutcome.Reached ? "reached" : "noAnswer")}", tick.At, seriesId, occurrenceId, isPartner ? null : registrationId));
            await db.SaveChangesAsync(token);
            return tick.Id;
        },
        cancel);
}

/// <summary>Takes a tick back: the wrong line, or the wrong person at the telephone. The log keeps both.</summary>
public sealed class UndoCallTick(Store store, TimeProvider clock)
{
    /// <returns>False when there is no such tick any more, or it is not the actor's to change.</returns>
    public Task<bool> RunAsync(Guid tickId, Actor actor, CancellationToken cancel) => store.WriteAsync(
        async (db, token) =>
        {
            var tick = await db.Set<CallTick>().AsTracking().FirstOrDefaultAsync(row => row.Id == tickId, token);
            if (tick is null) return false;
            var series = await db.Occurrences.Where(row => row.Id == tick.OccurrenceId).Select(row => new { row.SeriesId, row.Series.Discreet }).SingleAsync(token);
            if (!actor.Access.May(Permission.EditRegistrations, series.SeriesId, series.Discreet, tick.OccurrenceId)) return false;
            db.Remove(tick);
            db.AuditEntries.Add(NoticeAudit.Of(actor, "call.undone", clock.GetUtcNow().UtcDateTime, series.SeriesId, tick.OccurrenceId, tick.RegistrationId));
            await db.SaveChangesAsync(token);
            return true;
        },
        cancel);
}
