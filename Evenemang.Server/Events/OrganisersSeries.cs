using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>A series as the desk lists it.</summary>
/// <param name="Slug">Part of its address.</param>
/// <param name="Kind">Which of the kinds.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Published">Whether it has a public page.</param>
/// <param name="Next">Local wall-clock start of the next one that takes place; null where there is none.</param>
/// <param name="Coming">How many are to come, drafts among them.</param>
/// <param name="Drafts">How many of those are drafts.</param>
/// <param name="Undecided">How many of those wait for a date or a place.</param>
public sealed record DeskSeries(string Slug, EventKind Kind, string Title, bool Published, DateTime? Next, int Coming, int Drafts, int Undecided);

/// <summary>An occurrence as the desk lists it within its series.</summary>
/// <param name="Summary">What lists show, with the seats.</param>
/// <param name="IsSetApart">Whether somebody set it apart from the series' rule by hand.</param>
/// <param name="IsFromRule">Whether the series' rule gave its date.</param>
public sealed record DeskOccurrence(OccurrenceSummary Summary, bool IsSetApart, bool IsFromRule);

/// <summary>A series with its occurrences as its organisers see it.</summary>
/// <param name="Series">The series itself.</param>
/// <param name="Coming">Those that are not over, by time; without a date last.</param>
/// <param name="Earlier">Those that are over, the latest first.</param>
public sealed record DeskSeriesDetails(Series Series, IReadOnlyList<DeskOccurrence> Coming, IReadOnlyList<DeskOccurrence> Earlier);

/// <summary>Finds series for those who may see them at the desk: drafts, counts and what a discreet group keeps to itself are among it.</summary>
public sealed class OrganisersSeries(IDbContextFactory<EvenemangDb> contexts, OccurrenceReading reading, TimeProvider time)
{
    private const int MaxEarlier = 100;

    /// <summary>Every series the actor works on; for an administrator all of them. Those with something to come first, by time.</summary>
    public async Task<IReadOnlyList<DeskSeries>> ListAsync(Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        var series = (await db.Series.Select(row => new { row.Id, row.Slug, row.Kind, row.Title, row.Published, row.Discreet }).ToListAsync(cancel))
            .Where(row => actor.Access.May(Permission.SeeSeries, row.Id, row.Discreet)).ToList();
        var ids = series.Select(row => row.Id).ToList();
        var coming = (await db.Occurrences.Where(row => ids.Contains(row.SeriesId) && (row.EndUtc == null || row.EndUtc > now) && row.State != OccurrenceState.Cancelled)
            .Select(row => new { row.SeriesId, row.State, row.Start, row.DateDecision, row.VenueDecision }).ToListAsync(cancel)).ToLookup(row => row.SeriesId);
        return [.. series.Select(row => new DeskSeries(
                row.Slug, row.Kind, row.Title, row.Published,
                coming[row.Id].Select(one => one.Start).Where(start => start is not null).Min(),
                coming[row.Id].Count(),
                coming[row.Id].Count(one => one.State is OccurrenceState.Draft),
                coming[row.Id].Count(one => one.DateDecision is not Decision.Decided || one.VenueDecision is not Decision.Decided)))
            .OrderBy(row => row.Next is null).ThenBy(row => row.Next).ThenBy(row => row.Title, StringComparer.CurrentCulture)];
    }

    /// <summary>The series whole; null when there is none that the actor may see.</summary>
    public async Task<DeskSeriesDetails?> FindAsync(string slug, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var series = await db.Series.FirstOrDefaultAsync(row => row.Slug == slug, cancel);
        if (series is null || !actor.Access.May(Permission.SeeSeries, series.Id, series.Discreet)) return null;
        var now = time.GetUtcNow().UtcDateTime;
        var rows = db.Occurrences.Where(row => row.SeriesId == series.Id);
        var fromRule = await rows.Where(row => row.RuleDate != null).Select(row => row.Id).ToHashSetAsync(cancel);
        var days = SeriesPlanning.Days(series, now);
        var apart = (await rows.AsNoTracking().Where(row => row.IsHandEdited).ToListAsync(cancel)).Where(row => SeriesPlanning.IsSetApart(row, series, days)).Select(row => row.Id).ToHashSet();
        var coming = await rows.Where(row => row.EndUtc == null || row.EndUtc > now)
            .OrderBy(row => row.SortUtc == null).ThenBy(row => row.SortUtc).ThenBy(row => row.Id).Select(OccurrenceRow.Columns).ToListAsync(cancel);
        var earlier = await rows.Where(row => row.EndUtc <= now)
            .OrderByDescending(row => row.SortUtc).ThenBy(row => row.Id).Take(MaxEarlier).Select(OccurrenceRow.Columns).ToListAsync(cancel);
        return new(series, Marked(await reading.WithSeatsAsync(coming, forOrganisers: true, cancel)), Marked(await reading.WithSeatsAsync(earlier, forOrganisers: true, cancel)));

        IReadOnlyList<DeskOccurrence> Marked(IReadOnlyList<OccurrenceSummary> shown) =>
            [.. shown.Select(row => new DeskOccurrence(row, apart.Contains(row.Id), fromRule.Contains(row.Id)))];
    }

    /// <summary>Everything with a date between two days, of all series the actor may see: for clashes and the year.</summary>
    /// <param name="from">Local wall-clock time, inclusive.</param>
    /// <param name="to">Local wall-clock time, exclusive.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<IReadOnlyList<PlannedOccurrence>> BetweenAsync(DateTime from, DateTime to, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var rows = await db.Occurrences.Where(row => row.Start >= from && row.Start < to).Include(row => row.Series).OrderBy(row => row.Start).ThenBy(row => row.Id).ToListAsync(cancel);
        return [.. rows.Where(row => actor.Access.May(Permission.SeeSeries, row.SeriesId, row.Series.Discreet))
            .Select(row => new PlannedOccurrence(
                row.Slug, row.State, row.SeriesId, row.Series.Kind,
                new(row.Id, row.ShownTitle, row.Doors ?? row.Start!.Value, row.End!.Value, row.ShownVenue, row.Series.Contact?.Name)))];
    }
}

/// <summary>An occurrence in the year's plan.</summary>
/// <param name="Slug">Part of its address.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="SeriesId">Of which series.</param>
/// <param name="Kind">Of which kind.</param>
/// <param name="Booking">When, where and with whom.</param>
public sealed record PlannedOccurrence(string Slug, OccurrenceState State, Guid SeriesId, EventKind Kind, Booking Booking);
