using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>Finds a document's content for everyone; only those of occurrences that are public.</summary>
public sealed class PublicDocuments(IDbContextFactory<EvenemangDb> contexts, TimeProvider time)
{
    public async Task<Document?> FindAsync(string occurrence, Guid id, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var now = time.GetUtcNow().UtcDateTime;
        var visible = await db.Visible(now).Where(row => row.Slug == occurrence).Select(row => row.Id).FirstOrDefaultAsync(cancel);
        return visible == Guid.Empty ? null : await db.Documents.FirstOrDefaultAsync(row => row.Id == id && row.OccurrenceId == visible, cancel);
    }
}
