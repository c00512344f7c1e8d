using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>Reads a page of occurrences whole: a fixed number of statements however many there are, and one more for each day whose programme takes sign-ups.</summary>
internal static class OccurrenceBatch
{
    private static readonly Func<Occurrence, OccurrenceRow> Row = OccurrenceRow.Columns.Compile();

    /// <param name="db">Where to read.</param>
    /// <param name="seats">Counts them.</param>
    /// <param name="occurrences">With their series, in the order wanted.</param>
    /// <param name="forOrganisers">Counts and drafts of minutes are among it.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<IReadOnlyList<OccurrenceDetails>> ReadAsync(
        EvenemangDb db, FindSeats seats, IReadOnlyList<Occurrence> occurrences, bool forOrganisers, CancellationToken cancel)
    {
        var ids = occurrences.Select(occurrence => occurrence.Id).ToList();
        var items = (await db.ProgrammeItems.Where(item => ids.Contains(item.OccurrenceId)).ToListAsync(cancel)).ToLookup(item => item.OccurrenceId);
        var documents = (await db.Documents.Where(document => ids.Contains(document.OccurrenceId)).OrderBy(document => document.CreatedAt)
            .Select(document => new { document.OccurrenceId, Shown = new DocumentSummary(document.Id, document.Name, document.MediaType, document.Content.Length) })
            .ToListAsync(cancel)).ToLookup(document => document.OccurrenceId, document => document.Shown);
        var rows = occurrences.ToDictionary(occurrence => occurrence.Id, Row);
        var counted = rows.Values.Where(row => forOrganisers || !row.HidesCounts).ToList();
        var own = await seats.ForOccurrencesAsync([.. counted.Where(row => row.TakesSignUps).Select(row => row.Id)], cancel);
        Dictionary<Guid, SeatSummary> ofItems = [];
        foreach (var row in counted.Where(row => items[row.Id].Any(item => item.TakesRegistrations)))
        {
            foreach (var (item, summary) in await seats.ForProgrammeAsync(row.Id, cancel)) ofItems[item] = summary;
        }

        return [.. occurrences.Select(occurrence => new OccurrenceDetails
        {
            Summary = rows[occurrence.Id].ToSummary(own.GetValueOrDefault(occurrence.Id)),
            Uid = occurrence.CalendarUid,
            Sequence = occurrence.Sequence,
            Version = occurrence.Version,
            Description = occurrence.Description,
            DressCode = occurrence.DressCode,
            IsForOrganisers = forOrganisers,
            Weather = occurrence.EffectiveWeather,
            Agenda = [.. occurrence.Agenda.OrderBy(item => item.Number)],
            Contributors = occurrence.Contributors,
            Links = occurrence.Links,
            Programme = [.. items[occurrence.Id].OrderBy(item => item.IsAllDay).ThenBy(item => item.Start).ThenBy(item => item.Order)
                .Select(item => new ProgrammeItemView(item, ofItems.GetValueOrDefault(item.Id)))],
            Documents = [.. documents[occurrence.Id]],
            Minutes = forOrganisers || occurrence.MinutesPublishedAt is not null ? occurrence.Minutes : null,
            MinutesPublishedAt = occurrence.MinutesPublishedAt,
        })];
    }
}
