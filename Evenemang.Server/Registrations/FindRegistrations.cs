using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>One registration as the desk lists it.</summary>
/// <param name="Registration">The row.</param>
/// <param name="Item">The programme item it is for, if only that.</param>
/// <param name="Position">1-based place on the waitlist when waitlisted.</param>
/// <param name="IsAbsent">A participant of the whole series who has said that they cannot come to this date.</param>
/// <param name="Attendance">Whether they came to this date.</param>
/// <param name="Code">The short code they show at the door.</param>
public sealed record ListedRegistration(Registration Registration, ProgrammeItem? Item, int? Position, bool IsAbsent, Attendance Attendance, string Code)
{
    public Guid Id => Registration.Id;

    /// <summary>Whether a seat is kept for them on this date.</summary>
    public bool IsExpected => Registration.State is RegistrationState.Confirmed && !IsAbsent;
}

/// <summary>Everyone who has signed up to one thing. Repeated sign-ups count nowhere and are not listed.</summary>
/// <param name="Series">The series.</param>
/// <param name="Occurrence">The occurrence, with its series; null for the whole series.</param>
/// <param name="Seats">How full it is.</param>
/// <param name="Attendance">Who came; all noughts for a whole series.</param>
/// <param name="Rows">In the order of sign-up.</param>
public sealed record RegistrationSheet(Series Series, Occurrence? Occurrence, SeatSummary Seats, AttendanceCount Attendance, IReadOnlyList<ListedRegistration> Rows)
{
    /// <summary>The group runs itself: counts only, whoever asks.</summary>
    public bool IsHandedOver { get; init; }

    /// <summary>The policy in force.</summary>
    public RegistrationPolicy Policy => Occurrence?.EffectiveRegistration ?? Series.Registration;

    /// <summary>Where it lies at the desk, without language.</summary>
    public string Path => Occurrence is { } occurrence ? $"/arrangor/evenemang/{occurrence.Slug}" : $"/arrangor/serier/{Series.Slug}";

    public string Title => Occurrence?.ShownTitle ?? Series.Title;
}

/// <summary>The lists of participants, for those who may read them.</summary>
public sealed class FindRegistrations(IDbContextFactory<EvenemangDb> contexts, FindSeats seats, Secrets secrets)
{
    /// <summary>Those of one occurrence and of its programme, and the participants of a series that is signed up to as a whole.</summary>
    /// <returns>Null when there is no such occurrence, or the actor may not read it.</returns>
    public async Task<RegistrationSheet?> OfOccurrenceAsync(string slug, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var occurrence = await db.Occurrences.Include(row => row.Series).Include(row => row.Programme).AsNoTracking().FirstOrDefaultAsync(row => row.Slug == slug, cancel);
        if (occurrence is null || May(actor, occurrence.Series, occurrence.Id) is not { } mayRead) return null;
        var (id, seriesId) = (occurrence.Id, occurrence.SeriesId);
        var rows = await db.Registrations.AsNoTracking()
            .Where(row => !row.IsShadow && (row.OccurrenceId == id || (row.OccurrenceId == null && row.SeriesId == seriesId)))
            .ToListAsync(cancel);
        var absent = (await db.Absences.Where(row => row.OccurrenceId == id).Select(row => row.RegistrationId).ToListAsync(cancel)).ToHashSet();
        var marks = await db.MemberAttendances.Where(row => row.OccurrenceId == id).ToDictionaryAsync(row => row.RegistrationId, row => row.Attendance, cancel);
        var dropIns = await db.DoorTaps.Where(row => row.OccurrenceId == id).SumAsync(row => row.DropIns, cancel);
        var listed = Listed(rows, occurrence.Programme, absent, row => row.OccurrenceId is null ? marks.GetValueOrDefault(row.Id) : row.Attendance);
        return new(occurrence.Series, occurrence, (await seats.ForOccurrencesAsync([id], cancel))[id], Count(listed, dropIns), mayRead ? listed : []) { IsHandedOver = !mayRead };
    }

    /// <summary>Those of a whole series.</summary>
    /// <returns>Null when there is no such series, or the actor may not read it.</returns>
    public async Task<RegistrationSheet?> OfSeriesAsync(string slug, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var series = await db.Series.AsNoTracking().FirstOrDefaultAsync(row => row.Slug == slug, cancel);
        if (series is null || May(actor, series, null) is not { } mayRead) return null;
        var id = series.Id;
        var rows = await db.Registrations.AsNoTracking().Where(row => !row.IsShadow && row.TargetId == id).ToListAsync(cancel);
        var listed = Listed(rows, [], [], _ => Attendance.Unknown);
        return new(series, null, (await seats.ForSeriesAsync([id], cancel))[id], new(0, 0, 0, 0), mayRead ? listed : []) { IsHandedOver = !mayRead };
    }

    /// <returns>False where they may read no more than counts, because the group runs itself; null where not even those.</returns>
    private static bool? May(Actor actor, Series series, Guid? occurrenceId)
    {
        if (actor.Access.May(Permission.ReadRegistrations, series.Id, series.Discreet, occurrenceId)) return true;
        return actor.Access.IsHandedOver(series.Id) && actor.Access.May(Permission.SeeSeries, series.Id, series.Discreet, occurrenceId) ? false : null;
    }

    /// <summary>Heads by what the door said; a party at an item of the programme alone is not counted for the day.</summary>
    public static AttendanceCount Count(IEnumerable<ListedRegistration> rows, int dropIns)
    {
        var expected = rows.Where(row => row.IsExpected && row.Item is null).ToList();
        return new(Heads(Attendance.Attended), Heads(Attendance.Absent), Heads(Attendance.Unknown), dropIns);

        int Heads(Attendance attendance) => expected.Where(row => row.Attendance == attendance).Sum(row => row.Registration.Heads);
    }

    private List<ListedRegistration> Listed(List<Registration> rows, List<ProgrammeItem> items, HashSet<Guid> absent, Func<Registration, Attendance> attendance)
    {
        Dictionary<Guid, int> waiting = [];
        return [.. rows.OrderBy(row => row.Number).ThenBy(row => row.CreatedAt)
            .Select(row => new ListedRegistration(row, items.Find(item => item.Id == row.ProgrammeItemId), Position(row), absent.Contains(row.Id), attendance(row), secrets.DoorCode(row.Id)))
            .OrderBy(row => row.Registration.CreatedAt).ThenBy(row => row.Registration.Number)];

        int? Position(Registration row) => row.State is RegistrationState.Waitlisted ? waiting[row.TargetId] = waiting.GetValueOrDefault(row.TargetId) + 1 : null;
    }
}
