using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>Finds series for everyone: the pages, and the public part of the API. Unpublished ones are never among them.</summary>
public sealed class PublicSeries(IDbContextFactory<EvenemangDb> contexts, OccurrenceReading reading, FindSeats seats, TimeProvider time)
{
    /// <summary>The most coming occurrences on a series' page.</summary>
    public const int MaxComing = 200;

    /// <summary>The most earlier occurrences on a series' page.</summary>
    public const int MaxEarlier = 100;

    /// <summary>All published series by title.</summary>
    public async Task<IReadOnlyList<SeriesSummary>> ListAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Series.Where(series => series.Published).OrderBy(series => series.Title).ThenBy(series => series.Id)
            .Select(series => new SeriesSummary(series.Slug, series.Kind, series.Title, series.Summary, series.Organiser, series.UpdatedAt))
            .ToListAsync(cancel);
    }

    /// <summary>Everything about the series; null when there is none that is public.</summary>
    public async Task<SeriesDetails?> FindAsync(string slug, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var series = await db.Series.FirstOrDefaultAsync(row => row.Slug == slug && row.Published, cancel);
        return series is null ? null : await ReadAsync(db, series, forOrganisers: false, cancel);
    }

    /// <summary>Everything about the series for its organisers: drafts, counts and what a discreet group keeps to itself.</summary>
    public async Task<SeriesDetails?> FindForOrganisersAsync(string slug, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var series = await db.Series.FirstOrDefaultAsync(row => row.Slug == slug, cancel);
        return series is null ? null : await ReadAsync(db, series, forOrganisers: true, cancel);
    }

    private async Task<SeriesDetails> ReadAsync(EvenemangDb db, Series series, bool forOrganisers, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var all = forOrganisers ? db.Occurrences : db.Visible(now);
        var rows = all.Where(occurrence => occurrence.SeriesId == series.Id).Select(OccurrenceRow.Columns);
        var coming = await rows.Where(row => row.EndUtc == null || row.EndUtc > now)
            .OrderBy(row => row.SortUtc == null).ThenBy(row => row.SortUtc).ThenBy(row => row.Id).Take(MaxComing).ToListAsync(cancel);
        var earlier = await rows.Where(row => row.EndUtc <= now).OrderByDescending(row => row.SortUtc).ThenByDescending(row => row.Id).Take(MaxEarlier).ToListAsync(cancel);
        var shown = await reading.WithSeatsAsync(coming.Where(row => PublicOccurrences.IsComing(row, now)), forOrganisers, cancel);
        var hasStarted = await db.Occurrences.AnyAsync(
            row => row.SeriesId == series.Id && row.State != OccurrenceState.Draft && row.State != OccurrenceState.Cancelled && row.SortUtc <= now, cancel);
        var hidden = !series.IsOpenAboutTimeAndPlace && !forOrganisers;
        var counts = series.Registration.Scope is RegistrationScope.Series && (forOrganisers || (!series.HideCounts && !series.Discreet));

        return new SeriesDetails
        {
            Id = series.Id,
            Slug = series.Slug,
            Kind = series.Kind,
            Title = series.Title,
            Summary = series.Summary,
            Description = series.Description,
            Organiser = series.Organiser,
            CoOrganisers = series.CoOrganisers,
            Contact = series.Contact,
            TimeZone = series.TimeZone,
            Venue = hidden ? null : series.Venue,
            Recurrence = hidden ? null : series.Recurrence,
            StartTime = hidden ? null : series.StartTime,
            EndTime = hidden ? null : series.EndTime,
            DoorsTime = hidden ? null : series.DoorsTime,
            ClosedPeriods = hidden ? [] : series.ClosedPeriods,
            Weather = series.Weather,
            Registration = series.Registration,
            StartConfirmedAt = series.StartConfirmedAt,
            Discreet = series.Discreet,
            ShowsTimeAndPlace = series.ShowsTimeAndPlace,
            CalendarTitle = forOrganisers ? series.CalendarTitle : null,
            HideCounts = series.HideCounts,
            Notices = forOrganisers ? series.Notices : null,
            Published = series.Published,
            HasStarted = hasStarted,
            IsTimeAndPlaceHidden = hidden,
            Seats = counts ? (await seats.ForSeriesAsync([series.Id], cancel))[series.Id] : null,
            Next = shown.FirstOrDefault(occurrence => occurrence.State is OccurrenceState.Tentative or OccurrenceState.Confirmed),
            Coming = shown,
            Earlier = await reading.WithSeatsAsync(earlier, forOrganisers, cancel),
            Version = series.Version,
            UpdatedAt = series.UpdatedAt,
        };
    }
}
