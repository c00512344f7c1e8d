using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>What came of saying that everyone who is not marked did not come.</summary>
public abstract record RecordNoShowsOutcome
{
    /// <summary>They are marked, or their marks are taken back.</summary>
    /// <param name="Parties">How many, 0 or more.</param>
    public sealed record Done(int Parties) : RecordNoShowsOutcome;

    /// <summary>It has not begun, so nobody can have stayed away.</summary>
    public sealed record NotBegun : RecordNoShowsOutcome;

    /// <summary>There is no such occurrence, or the account may not check in there.</summary>
    public sealed record NotFound : RecordNoShowsOutcome;
}

/// <summary>Afterwards: whoever had a seat, had not said no and was not marked as there, did not come. Taken back by doing it the other way round.</summary>
public sealed class RecordNoShows(Store store, TimeProvider clock)
{
    public Task<RecordNoShowsOutcome> RunAsync(string slug, bool takeBack, Actor actor, CancellationToken cancel) =>
        store.WriteAsync((db, token) => RunAsync(db, slug, takeBack, actor, token), cancel);

    private async Task<RecordNoShowsOutcome> RunAsync(EvenemangDb db, string slug, bool takeBack, Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var date = await db.Occurrences.AsTracking().Include(row => row.Series).FirstOrDefaultAsync(row => row.Slug == slug && row.State != OccurrenceState.Draft, cancel);
        if (date is null || !actor.Access.May(Permission.CheckIn, date.SeriesId, date.Series.Discreet, date.Id)) return new RecordNoShowsOutcome.NotFound();
        if (!(date.StartUtc <= now)) return new RecordNoShowsOutcome.NotBegun();
        await db.LockOccurrenceAsync(date.Id, cancel);
        var (from, to) = takeBack ? (Attendance.Absent, Attendance.Unknown) : (Attendance.Unknown, Attendance.Absent);
        var own = await db.Registrations.AsTracking()
            .Where(row => row.OccurrenceId == date.Id && row.State == RegistrationState.Confirmed && !row.IsShadow && row.Attendance == from)
            .ToListAsync(cancel);
        foreach (var row in own) (row.Attendance, row.UpdatedAt) = (to, now);
        var members = await MarkMembersAsync(db, date, from, to, now, cancel);
        if (own.Count + members == 0) return new RecordNoShowsOutcome.Done(0);
        db.AuditEntries.Add(new()
        {
            Id = Guid.CreateVersion7(new DateTimeOffset(now)), At = now, Actor = actor.Name, ActorId = actor.OrganiserId, SeriesId = date.SeriesId, OccurrenceId = date.Id,
            Action = takeBack ? "occurrence.noShowsTakenBack" : "occurrence.noShowsRecorded", Detail = $"parties {own.Count + members}",
        });
        await db.SaveChangesAsync(cancel);
        return new RecordNoShowsOutcome.Done(own.Count + members);
    }

    private static async Task<int> MarkMembersAsync(EvenemangDb db, Occurrence date, Attendance from, Attendance to, DateTime now, CancellationToken cancel)
    {
        if (date.EffectiveRegistration.Scope is not RegistrationScope.Series) return 0;
        var marks = await db.MemberAttendances.AsTracking().Where(row => row.OccurrenceId == date.Id).ToDictionaryAsync(row => row.RegistrationId, cancel);
        var members = await db.Registrations
            .Where(row => row.TargetId == date.SeriesId && row.State == RegistrationState.Confirmed && !row.IsShadow
                && !db.Absences.Any(absence => absence.RegistrationId == row.Id && absence.OccurrenceId == date.Id))
            .Select(row => row.Id)
            .ToListAsync(cancel);
        var count = 0;
        foreach (var id in members)
        {
            var mark = marks.GetValueOrDefault(id);
            if ((mark?.Attendance ?? Attendance.Unknown) != from) continue;
            if (mark is null) db.MemberAttendances.Add(new() { RegistrationId = id, OccurrenceId = date.Id, Attendance = to, UpdatedAt = now });
            else (mark.Attendance, mark.UpdatedAt) = (to, now);
            count++;
        }
        return count;
    }
}
