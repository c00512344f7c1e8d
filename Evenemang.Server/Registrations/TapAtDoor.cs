using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>A tap as a telephone at the door sends it.</summary>
/// <param name="Id">Made by the telephone; the same tap sent again has the same.</param>
/// <param name="RegistrationId">Whom it marks; null when it counts drop-ins.</param>
/// <param name="Mark">As what; null when it counts drop-ins.</param>
/// <param name="DropIns">People who had not signed up; negative takes back.</param>
public sealed record DoorTapInput(Guid Id, Guid? RegistrationId, Attendance? Mark, int DropIns);

/// <summary>What came of a tap.</summary>
public enum TapAtDoorOutcome
{
    /// <summary>It counts.</summary>
    Done,

    /// <summary>It had come before; nothing has changed.</summary>
    Repeated,

    /// <summary>They have no seat (any more); nothing has changed.</summary>
    NotConfirmed,

    /// <summary>It says neither one thing nor the other.</summary>
    Malformed,

    /// <summary>There is no such occurrence, or the account may not check in there.</summary>
    NotFound,
}

/// <summary>Counts a tap at the door: once, however often it is sent. The last tap on somebody stands.</summary>
public sealed class TapAtDoor(Store store, TimeProvider clock)
{
    public Task<TapAtDoorOutcome> RunAsync(string slug, DoorTapInput tap, Actor actor, CancellationToken cancel)
    {
        var marks = tap is { RegistrationId: not null, Mark: not null, DropIns: 0 };
        var counts = tap is { RegistrationId: null, Mark: null, DropIns: not 0 } && Math.Abs(tap.DropIns) <= DoorTap.MaxDropIns;
        return tap.Id != Guid.Empty && (marks || counts)
            ? store.WriteAsync((db, token) => RunAsync(db, slug, tap, actor, token), cancel)
            : Task.FromResult(TapAtDoorOutcome.Malformed);
    }

    private async Task<TapAtDoorOutcome> RunAsync(EvenemangDb db, string slug, DoorTapInput input, Actor actor, CancellationToken cancel)
    {
        var date = await db.Occurrences.Where(row => row.Slug == slug && row.State != OccurrenceState.Draft)
            .Select(row => new { row.Id, row.SeriesId, row.Series.Discreet }).FirstOrDefaultAsync(cancel);
        if (date is null || !actor.Access.May(Permission.CheckIn, date.SeriesId, date.Discreet, date.Id)) return TapAtDoorOutcome.NotFound;
        await db.LockOccurrenceAsync(date.Id, cancel);
        if (await db.DoorTaps.AnyAsync(row => row.Id == input.Id, cancel)) return TapAtDoorOutcome.Repeated;
        var now = clock.GetUtcNow().UtcDateTime;
        if (input is { RegistrationId: { } id, Mark: { } mark })
        {
            var registration = await db.Registrations.AsTracking().FirstOrDefaultAsync(row => row.Id == id && row.SeriesId == date.SeriesId && !row.IsShadow, cancel);
            if (registration is not { State: RegistrationState.Confirmed } || (registration.OccurrenceId ?? date.Id) != date.Id) return TapAtDoorOutcome.NotConfirmed;
            await MarkAsync(db, registration, date.Id, mark, now, cancel);
            db.AuditEntries.Add(Audit.Of(registration, actor, $"registration.marked{mark}", now));
        }
        var there = input.DropIns < 0 ? await db.DoorTaps.Where(row => row.OccurrenceId == date.Id).SumAsync(row => row.DropIns, cancel) : 0;
        db.DoorTaps.Add(new()
        {
            Id = input.Id,
            SeriesId = date.SeriesId,
            OccurrenceId = date.Id,
            RegistrationId = input.RegistrationId,
            Mark = input.Mark,
            DropIns = input.DropIns < 0 ? -Math.Min(there, -input.DropIns) : input.DropIns,
            At = now,
        });
        await db.SaveChangesAsync(cancel);
        return TapAtDoorOutcome.Done;
    }

    private static async Task MarkAsync(EvenemangDb db, Registration registration, Guid occurrenceId, Attendance mark, DateTime now, CancellationToken cancel)
    {
        if (registration.OccurrenceId is not null)
        {
            registration.Attendance = mark;
            registration.UpdatedAt = now;
            return;
        }
        var row = await db.MemberAttendances.AsTracking().FirstOrDefaultAsync(row => row.RegistrationId == registration.Id && row.OccurrenceId == occurrenceId, cancel);
        if (row is null) db.MemberAttendances.Add(new() { RegistrationId = registration.Id, OccurrenceId = occurrenceId, Attendance = mark, UpdatedAt = now });
        else (row.Attendance, row.UpdatedAt) = (mark, now);
    }
}
