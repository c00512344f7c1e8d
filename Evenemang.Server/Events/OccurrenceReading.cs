using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>Reads one occurrence whole; shared by those who show it to everyone and those who show it to its organisers.</summary>
public sealed class OccurrenceReading(FindSeats seats)
{
    private static readonly Func<Occurrence, OccurrenceRow> Row = OccurrenceRow.Columns.Compile();

    private static readonly IReadOnlyDictionary<Guid, SeatSummary> Uncounted = new Dictionary<Guid, SeatSummary>();

    /// <summary>The occurrence with its series, draft or not.</summary>
    internal static Task<Occurrence?> FindAsync(EvenemangDb db, string slug, CancellationToken cancel)
        => db.Occurrences.Include(occurrence => occurrence.Series).FirstOrDefaultAsync(occurrence => occurrence.Slug == slug, cancel);

    /// <summary>Occurrences as lists show them, with their seats where those may be known.</summary>
    internal async Task<IReadOnlyList<OccurrenceSummary>> WithSeatsAsync(IEnumerable<OccurrenceRow> rows, bool forOrganisers, CancellationToken cancel)
    {
        var shown = rows.ToList();
        var counted = shown.Where(row => row.TakesSignUps && (forOrganisers || !row.HidesCounts)).Select(row => row.Id).ToList();
        var counts = await seats.ForOccurrencesAsync(counted, cancel);
        return [.. shown.Select(row => row.ToSummary(counts.GetValueOrDefault(row.Id)))];
    }

    /// <summary>Everything about it but its neighbours.</summary>
    internal async Task<OccurrenceDetails> ReadAsync(EvenemangDb db, Occurrence occurrence, bool forOrganisers, CancellationToken cancel)
    {
        var row = Row(occurrence);
        var countsAreShown = forOrganisers || !row.HidesCounts;
        var items = await db.ProgrammeItems.Where(item => item.OccurrenceId == occurrence.Id).ToListAsync(cancel);
        var documents = await db.Documents.Where(document => document.OccurrenceId == occurrence.Id).OrderBy(document => document.CreatedAt)
            .Select(document => new DocumentSummary(document.Id, document.Name, document.MediaType, document.Content.Length)).ToListAsync(cancel);
        var own = countsAreShown && row.TakesSignUps ? await seats.ForOccurrencesAsync([row.Id], cancel) : Uncounted;
        var ofItems = countsAreShown && items.Any(item => item.TakesRegistrations) ? await seats.ForProgrammeAsync(row.Id, cancel) : Uncounted;

        return new OccurrenceDetails
        {
            Summary = row.ToSummary(own.GetValueOrDefault(row.Id)),
            Occurrence = occurrence,
            Uid = occurrence.CalendarUid,
            Sequence = occurrence.Sequence,
            Version = occurrence.Version,
            Description = occurrence.Description,
            SeriesDescription = occurrence.Series.Description,
            DressCode = occurrence.DressCode,
            IsForOrganisers = forOrganisers,
            Weather = occurrence.EffectiveWeather,
            CoOrganisers = occurrence.Series.CoOrganisers,
            Contact = occurrence.Series.Contact,
            Agenda = [.. occurrence.Agenda.OrderBy(item => item.Number)],
            Contributors = occurrence.Contributors,
            Links = occurrence.Links,
            Programme = [.. items.OrderBy(item => item.IsAllDay).ThenBy(item => item.Start).ThenBy(item => item.Order)
                .Select(item => new ProgrammeItemView(item, ofItems.GetValueOrDefault(item.Id)))],
            Documents = documents,
            Minutes = forOrganisers || occurrence.MinutesPublishedAt is not null ? occurrence.Minutes : null,
            MinutesPublishedAt = occurrence.MinutesPublishedAt,
            Facilitated = occurrence.Facilitated,
            CancelledAt = occurrence.CancelledAt,
            CancelledBy = occurrence.CancelledBy,
            CreatedAt = occurrence.CreatedAt,
            PublishedAt = occurrence.PublishedAt,
        };
    }

    /// <summary>The public occurrences before and after it in the series.</summary>
    internal static async Task<(Neighbour? Earlier, Neighbour? Next)> NeighboursAsync(EvenemangDb db, Occurrence occurrence, CancellationToken cancel)
    {
        if (occurrence.SortUtc is not { } at) return (null, null);
        var others = db.Occurrences.Where(other => other.SeriesId == occurrence.SeriesId && other.State != OccurrenceState.Draft && other.Id != occurrence.Id);
        var earlier = await others.Where(other => other.SortUtc < at).OrderByDescending(other => other.SortUtc).Select(OccurrenceRow.Columns).FirstOrDefaultAsync(cancel);
        var next = await others.Where(other => other.SortUtc > at).OrderBy(other => other.SortUtc).Select(OccurrenceRow.Columns).FirstOrDefaultAsync(cancel);
        return (ToNeighbour(earlier), ToNeighbour(next));
    }

    /// <summary>What is left to tell the public of a discreet occurrence once the group has begun.</summary>
    internal static OccurrenceDetails WithoutTimeAndPlace(OccurrenceDetails details) => details with
    {
        Summary = details.Summary.WithoutTimeAndPlace(),
        Occurrence = null,
        Description = null,
        Agenda = [],
        Contributors = [],
        Links = [],
        Programme = [],
        Documents = [],
        Minutes = null,
    };

    private static Neighbour? ToNeighbour(OccurrenceRow? row)
        => row?.ToSummary(null) is { } other ? new Neighbour(other.Slug, other.Title, other.Theme, other.State, other.Start) : null;
}
