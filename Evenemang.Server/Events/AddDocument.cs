using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>A file to attach. What it is is found from its content; the name must say the same.</summary>
/// <param name="Name">File name as shown and downloaded, with the ending of its type.</param>
/// <param name="Content">1 to <see cref="Document.MaxLength"/> octets.</param>
public sealed record NewDocument(string Name, byte[] Content);

/// <summary>What came of attaching a file.</summary>
public abstract record AddDocumentOutcome
{
    /// <summary>It is attached.</summary>
    public sealed record Added(Guid Id) : AddDocumentOutcome;

    /// <summary>Something is to be put right.</summary>
    public sealed record Invalid(IReadOnlyList<FieldProblem> Problems) : AddDocumentOutcome;

    /// <summary>The actor's account does not allow it.</summary>
    public sealed record Forbidden : AddDocumentOutcome;

    /// <summary>It is not such a file as may be attached.</summary>
    public sealed record Refused(UploadRefused Why) : AddDocumentOutcome;

    /// <summary>There is no such occurrence.</summary>
    public sealed record NotFound : AddDocumentOutcome;
}

/// <summary>Attaches a file to an occurrence. Agenda items then point at it by its id.</summary>
public sealed class AddDocument(Store store, ScanUpload scan, TimeProvider time)
{
    public async Task<AddDocumentOutcome> RunAsync(string slug, NewDocument file, Actor actor, CancellationToken cancel)
    {
        if (FileTypes.Look(file.Name, file.Content, out var mediaType) is { } refused) return new AddDocumentOutcome.Refused(refused);
        if (!await scan.IsCleanAsync(file.Content, cancel)) return new AddDocumentOutcome.Refused(UploadRefused.Unsafe);
        return await store.WriteAsync((db, inner) => AddAsync(db, slug, file, mediaType!, actor, inner), cancel);
    }

    private async Task<AddDocumentOutcome> AddAsync(EvenemangDb db, string slug, NewDocument file, string mediaType, Actor actor, CancellationToken cancel)
    {
        var id = await db.Occurrences.Where(row => row.Slug == slug).Select(row => row.Id).FirstOrDefaultAsync(cancel);
        if (id == Guid.Empty) return new AddDocumentOutcome.NotFound();
        await db.LockOccurrenceAsync(id, cancel);
        var occurrence = await db.Occurrences.AsTracking().Include(row => row.Series).SingleAsync(row => row.Id == id, cancel);
        if (!actor.MayKnow(occurrence)) return new AddDocumentOutcome.NotFound();
        if (!actor.Access.May(Permission.EditOccurrences, occurrence.SeriesId, occurrence.Series.Discreet, id)) return new AddDocumentOutcome.Forbidden();
        FieldProblems problems = new();
        problems.AddIf(await db.Documents.CountAsync(row => row.OccurrenceId == id, cancel) >= ContentRules.MaxItems, "documents", FieldProblemCode.TooMany, ContentRules.MaxItems);
        if (problems.Any) return new AddDocumentOutcome.Invalid(problems.All);

        var now = time.GetUtcNow().UtcDateTime;
        var document = new Document { Id = Guid.CreateVersion7(), OccurrenceId = id, Name = file.Name.Trim(), MediaType = mediaType, Content = file.Content, CreatedAt = now };
        db.Documents.Add(document);
        occurrence.UpdatedAt = now;
        db.AuditEntries.Add(Audit.Entry(actor, "document.added", now, occurrence.SeriesId, id, document.Name));
        await db.SaveChangesAsync(cancel);
        return new AddDocumentOutcome.Added(document.Id);
    }
}
