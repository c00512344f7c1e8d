using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>Somebody who is expected.</summary>
/// <param name="Id">The registration.</param>
/// <param name="Name">Name or alias; null when they gave none.</param>
/// <param name="TeamName">Their team, if it is one.</param>
/// <param name="Item">Title of the programme item, if only that.</param>
/// <param name="Heads">Size of the party.</param>
/// <param name="Code">The short code they show.</param>
/// <param name="Attendance">Whether they have come.</param>
/// <param name="IsAbsent">Has said that they cannot come.</param>
public sealed record DoorPerson(Guid Id, string? Name, string? TeamName, string? Item, int Heads, string Code, Attendance Attendance, bool IsAbsent);

/// <summary>What stands at the door of one occurrence.</summary>
/// <param name="Occurrence">The occurrence, with its series.</param>
/// <param name="People">Everyone with a seat, in no order.</param>
/// <param name="DropIns">People counted who had not signed up.</param>
public sealed record DoorView(Occurrence Occurrence, IReadOnlyList<DoorPerson> People, int DropIns);

/// <summary>Opens the door of an occurrence, for those who may check in there: names, parties and codes, nothing else about anybody.</summary>
public sealed class FindDoor(IDbContextFactory<EvenemangDb> contexts, Secrets secrets, TimeProvider clock)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(14);
    private static readonly TimeSpan After = TimeSpan.FromDays(2);

    /// <returns>Null when there is no such occurrence, or the actor may not check in there.</returns>
    public async Task<DoorView?> RunAsync(string slug, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var occurrence = await db.Occurrences.Include(row => row.Series).Include(row => row.Programme).AsNoTracking()
            .FirstOrDefaultAsync(row => row.Slug == slug && row.State != OccurrenceState.Draft, cancel);
        if (occurrence is null || !May(actor, occurrence)) return null;
        var (id, seriesId) = (occurrence.Id, occurrence.SeriesId);
        var rows = await db.Registrations.AsNoTracking()
            .Where(row => !row.IsShadow && row.State == RegistrationState.Confirmed && (row.OccurrenceId == id || (row.OccurrenceId == null && row.SeriesId == seriesId)))
            .ToListAsync(cancel);
        var absent = (await db.Absences.Where(row => row.OccurrenceId == id).Select(row => row.RegistrationId).ToListAsync(cancel)).ToHashSet();
        var marks = await db.MemberAttendances.Where(row => row.OccurrenceId == id).ToDictionaryAsync(row => row.RegistrationId, row => row.Attendance, cancel);
        return new(
            occurrence,
            [.. rows.Select(row => new DoorPerson(
                row.Id, row.Name, row.TeamName, occurrence.Programme.Find(item => item.Id == row.ProgrammeItemId)?.Title, row.Heads, secrets.DoorCode(row.Id),
                row.OccurrenceId is null ? marks.GetValueOrDefault(row.Id) : row.Attendance, absent.Contains(row.Id)))],
            await db.DoorTaps.Where(row => row.OccurrenceId == id).SumAsync(row => row.DropIns, cancel));
    }

    /// <summary>The doors somebody may stand at these days, in order.</summary>
    public async Task<IReadOnlyList<Occurrence>> NearAsync(Actor actor, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (from, to) = (now - After, now + Ahead);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var near = await db.Occurrences.Include(row => row.Series).AsNoTracking()
            .Where(row => row.State != OccurrenceState.Draft && row.State != OccurrenceState.Cancelled && row.StartUtc >= from && row.StartUtc <= to)
            .OrderBy(row => row.StartUtc)
            .ToListAsync(cancel);
        return [.. near.Where(row => May(actor, row))];
    }

    private static bool May(Actor actor, Occurrence occurrence) => actor.Access.May(Permission.CheckIn, occurrence.SeriesId, occurrence.Series.Discreet, occurrence.Id);
}
