using System.Runtime.InteropServices;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>How many come, wait and still fit.</summary>
/// <param name="Confirmed">Heads with a seat. For a date of a series with one sign-up: members who come, and guests.</param>
/// <param name="Waiting">Parties on the waitlist.</param>
/// <param name="Capacity">Heads that fit; null for no limit.</param>
public sealed record SeatSummary(int Confirmed, int Waiting, int? Capacity)
{
    /// <summary>Heads for whom seats are kept until they have answered.</summary>
    public int Offered { get; init; }

    /// <summary>Heads that still fit, 0 or more; null for no limit.</summary>
    public int? Left => Capacity is { } capacity ? Math.Max(0, capacity - Confirmed - Offered) : null;
}

/// <summary>Counts seats for pages and lists: a few grouped queries however many are asked for.</summary>
public sealed class FindSeats(IDbContextFactory<EvenemangDb> contexts)
{
    /// <returns>One for each occurrence asked for that exists.</returns>
    public async Task<IReadOnlyDictionary<Guid, SeatSummary>> ForOccurrencesAsync(IReadOnlyCollection<Guid> occurrenceIds, CancellationToken cancel)
    {
        if (occurrenceIds.Count == 0) return new Dictionary<Guid, SeatSummary>();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var asked = await db.Occurrences.Where(row => occurrenceIds.Contains(row.Id))
            .Select(row => new { row.Id, row.SeriesId, row.Registration, SeriesRegistration = row.Series.Registration })
            .ToListAsync(cancel);
        var bySeries = asked.Where(row => (row.Registration ?? row.SeriesRegistration).Scope is RegistrationScope.Series).ToList();
        var seriesIds = bySeries.Select(row => row.SeriesId).Distinct().ToList();
        var counts = await CountAsync(db, [.. occurrenceIds, .. seriesIds], cancel);
        var absent = await AbsentAsync(db, [.. bySeries.Select(row => row.Id)], cancel);
        return asked.ToDictionary(row => row.Id, row =>
        {
            var policy = row.Registration ?? row.SeriesRegistration;
            var own = counts.GetValueOrDefault(row.Id);
            if (policy.Scope is not RegistrationScope.Series) return Summary(own, policy.Capacity);
            var (members, away) = (counts.GetValueOrDefault(row.SeriesId), absent.GetValueOrDefault(row.Id));
            return Summary(new(own.Confirmed + members.Confirmed - away.Confirmed, own.Offered + members.Offered - away.Offered, own.Waiting), policy.Capacity);
        });
    }

    /// <returns>Members of each series asked for that exists.</returns>
    public async Task<IReadOnlyDictionary<Guid, SeatSummary>> ForSeriesAsync(IReadOnlyCollection<Guid> seriesIds, CancellationToken cancel)
    {
        if (seriesIds.Count == 0) return new Dictionary<Guid, SeatSummary>();
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var asked = await db.Series.Where(row => seriesIds.Contains(row.Id)).Select(row => new { row.Id, row.Registration }).ToListAsync(cancel);
        var counts = await CountAsync(db, seriesIds, cancel);
        return asked.ToDictionary(row => row.Id, row => Summary(counts.GetValueOrDefault(row.Id), row.Registration.Capacity));
    }

    /// <returns>One for each programme item of the day that takes sign-ups.</returns>
    public async Task<IReadOnlyDictionary<Guid, SeatSummary>> ForProgrammeAsync(Guid occurrenceId, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var items = await db.ProgrammeItems.Where(row => row.OccurrenceId == occurrenceId && row.TakesRegistrations).Select(row => new { row.Id, row.Capacity }).ToListAsync(cancel);
        if (items.Count == 0) return new Dictionary<Guid, SeatSummary>();
        var counts = await CountAsync(db, [.. items.Select(item => item.Id)], cancel);
        return items.ToDictionary(item => item.Id, item => Summary(counts.GetValueOrDefault(item.Id), item.Capacity));
    }

    private static SeatSummary Summary(Heads heads, int? capacity) => new(heads.Confirmed, heads.Waiting, capacity) { Offered = heads.Offered };

    private static async Task<Dictionary<Guid, Heads>> CountAsync(EvenemangDb db, IReadOnlyCollection<Guid> targets, CancellationToken cancel)
    {
        var rows = await db.Registrations
            .Where(row => targets.Contains(row.TargetId) && !row.IsShadow
                && (row.State == RegistrationState.Confirmed || row.State == RegistrationState.Offered || row.State == RegistrationState.Waitlisted))
            .GroupBy(row => new { row.TargetId, row.State })
            .Select(group => new { group.Key.TargetId, group.Key.State, Heads = group.Sum(row => row.Heads), Parties = group.Count() })
            .ToListAsync(cancel);
        return rows.GroupBy(row => row.TargetId).ToDictionary(group => group.Key, group => new Heads(
            group.Where(row => row.State is RegistrationState.Confirmed).Sum(row => row.Heads),
            group.Where(row => row.State is RegistrationState.Offered).Sum(row => row.Heads),
            group.Where(row => row.State is RegistrationState.Waitlisted).Sum(row => row.Parties)));
    }

    /// <summary>Members who have said that they cannot come, by date.</summary>
    private static async Task<Dictionary<Guid, Heads>> AbsentAsync(EvenemangDb db, IReadOnlyCollection<Guid> occurrenceIds, CancellationToken cancel)
    {
        var rows = await (from absence in db.Absences
                          where occurrenceIds.Contains(absence.OccurrenceId)
                          join row in db.Registrations on absence.RegistrationId equals row.Id
                          where (row.State == RegistrationState.Confirmed || row.State == RegistrationState.Offered) && !row.IsShadow
                          group row.Heads by new { absence.OccurrenceId, row.State })
            .Select(group => new { group.Key.OccurrenceId, group.Key.State, Heads = group.Sum() })
            .ToListAsync(cancel);
        return rows.GroupBy(row => row.OccurrenceId).ToDictionary(group => group.Key, group => new Heads(
            group.Where(row => row.State is RegistrationState.Confirmed).Sum(row => row.Heads), group.Where(row => row.State is RegistrationState.Offered).Sum(row => row.Heads), 0));
    }

    /// <param name="Confirmed">Heads with a seat.</param>
    /// <param name="Offered">Heads for whom seats are kept.</param>
    /// <param name="Waiting">Parties on the waitlist.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Heads(int Confirmed, int Offered, int Waiting);
}
