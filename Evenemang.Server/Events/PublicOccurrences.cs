using System.Globalization;
using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>Finds occurrences for everyone: the pages, and the public part of the API. Drafts are never among them.</summary>
public sealed class PublicOccurrences(IDbContextFactory<EvenemangDb> contexts, OccurrenceReading reading, TimeProvider time, SiteOptions site)
{
    /// <summary>The most occurrences on one page of a list.</summary>
    public const int MaxPageLength = 200;

    /// <summary>No occurrence lasts longer than this many days; a list of coming ones need not look further back for those under way.</summary>
    private const int LongestDays = 31;

    private static readonly CompareInfo Words = CultureInfo.GetCultureInfo("sv-SE").CompareInfo;

    /// <summary>A page of the occurrences that the filter lets through.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="after">Where the page begins; null for the first.</param>
    /// <param name="limit">1 to <see cref="MaxPageLength"/>.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<OccurrencePage> ListAsync(OccurrenceFilter filter, OccurrenceCursor? after, int limit, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filter);
        limit = Math.Clamp(limit, 1, MaxPageLength);
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var query = After(Filtered(db.Visible(now), filter, now), after)
            .OrderBy(occurrence => occurrence.SortUtc == null).ThenBy(occurrence => occurrence.SortUtc).ThenBy(occurrence => occurrence.Id)
            .Select(OccurrenceRow.Columns);
        var searched = !string.IsNullOrWhiteSpace(filter.Search);
        var rows = await query.Take(searched ? OccurrenceFilter.MaxSearched : limit + 1).ToListAsync(cancel);
        if (searched)
        {
            var words = filter.Search!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            rows = [.. rows.Where(row => words.All(word => Mentions(row, word))).Take(limit + 1)];
        }

        var shown = rows.Take(limit).ToList();
        var next = rows.Count > limit ? new OccurrenceCursor(shown[^1].SortUtc, shown[^1].Id) : null;
        return new OccurrencePage(await reading.WithSeatsAsync(shown.Where(row => filter.From is not null || IsComing(row, now)), forOrganisers: false, cancel), next);
    }

    /// <summary>Everything about the occurrence; null when there is none that is public.</summary>
    public async Task<OccurrenceDetails?> FindAsync(string slug, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var found = await OccurrenceReading.FindAsync(db, slug, cancel);
        // The address of a meeting holds its date, so of a group that keeps its times to itself there is not even a page.
        if (found is not { IsPublic: true, Series: { Published: true, IsOpenAboutTimeAndPlace: true } }) return null;
        var hidden = found.Series.Discreet && !await db.Visible(now).AnyAsync(occurrence => occurrence.Id == found.Id, cancel);
        var details = await reading.ReadAsync(db, found, forOrganisers: false, cancel);
        if (hidden) return OccurrenceReading.WithoutTimeAndPlace(details);
        var neighbours = found.Series.Discreet ? (null, null) : await OccurrenceReading.NeighboursAsync(db, found, cancel);
        var forecast = await ShownForecast.ReadAsync(db, found, now, cancel);
        return details with { Earlier = neighbours.Earlier, Next = neighbours.Next, Forecast = forecast };
    }

    /// <summary>Not over. One whose date is undecided is coming for as long as one of its candidates is.</summary>
    internal static bool IsComing(OccurrenceRow row, DateTime now) => row.EndUtc is { } end
        ? end > now
        : row.SortUtc is null || row.Candidates.Any(candidate => !candidate.IsDropped && WallClock.ToUtc(candidate.End, row.TimeZone) > now);

    private IQueryable<Occurrence> Filtered(IQueryable<Occurrence> query, OccurrenceFilter filter, DateTime now)
    {
        if (filter.From is { } from)
        {
            var first = WallClock.ToUtc(from.ToDateTime(TimeOnly.MinValue), site.TimeZone);
            query = query.Where(occurrence => occurrence.SortUtc >= first);
        }
        else
        {
            var earliest = now.AddDays(-LongestDays);
            query = query.Where(occurrence => (occurrence.SortUtc == null || occurrence.SortUtc > earliest) && (occurrence.EndUtc == null || occurrence.EndUtc > now));
        }

        if (filter.To is { } to)
        {
            var last = WallClock.ToUtc(to.AddDays(1).ToDateTime(TimeOnly.MinValue), site.TimeZone);
            query = query.Where(occurrence => occurrence.SortUtc < last);
        }

        if (filter.Kind is { } kind) query = query.Where(occurrence => occurrence.Series.Kind == kind);
        if (filter.Series is { } series) query = query.Where(occurrence => occurrence.Series.Slug == series);
        return query;
    }

    private static IQueryable<Occurrence> After(IQueryable<Occurrence> query, OccurrenceCursor? after) => after switch
    {
        null => query,
        { SortUtc: { } at, Id: var id } => query.Where(occurrence =>
            occurrence.SortUtc == null || occurrence.SortUtc > at || (occurrence.SortUtc == at && occurrence.Id.CompareTo(id) > 0)),
        { Id: var id } => query.Where(occurrence => occurrence.SortUtc == null && occurrence.Id.CompareTo(id) > 0),
    };

    private static bool Mentions(OccurrenceRow row, string word)
    {
        var theme = row.ThemeDecision is Decision.Undecided ? null : row.Theme;
        var place = row.VenueDecision is Decision.Undecided ? null : (row.Venue ?? row.SeriesVenue)?.OneLine;
        return new[] { row.Title, row.SeriesTitle, theme, row.Summary, row.Organiser, place }
            .Any(text => text is not null && Words.IndexOf(text, word, CompareOptions.IgnoreCase) >= 0);
    }
}
