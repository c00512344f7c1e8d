using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>Takes a file away, and with it what agenda items say about it.</summary>
public sealed class RemoveDocument(OccurrenceWriter writer)
{
    public Task<EventOutcome> RunAsync(string slug, Guid documentId, int? expectedVersion, Actor actor, CancellationToken cancel)
        => writer.ChangeAsync(slug, expectedVersion, actor, "document.removed", async change =>
        {
            var occurrence = change.Occurrence;
            var document = await change.Db.Documents.AsTracking().FirstOrDefaultAsync(row => row.Id == documentId && row.OccurrenceId == occurrence.Id, change.Cancel);
            if (document is null) return new EventOutcome.NotFound();
            change.Db.Documents.Remove(document);
            occurrence.Agenda = [.. occurrence.Agenda.Select(item => item.DocumentIds?.Contains(documentId) is true ? Without(item, documentId) : item)];
            occurrence.UpdatedAt = change.Now;
            change.Detail = document.Name;
            return null;
        }, cancel);

    private static AgendaItem Without(AgendaItem item, Guid documentId) => item with { DocumentIds = [.. item.DocumentIds!.Where(id => id != documentId)] };
}
