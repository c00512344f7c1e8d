using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>A file to attach.</summary>
/// <param name="Name">File name as shown and downloaded.</param>
/// <param name="MediaType">One of <see cref="AddDocument.MediaTypes"/>; the content must look like it.</param>
/// <param name="Content">1 to <see cref="Document.MaxLength"/> octets.</param>
public sealed record NewDocument(string Name, string MediaType, byte[] Content);

/// <summary>What came of attaching a file.</summary>
public abstract record AddDocumentOutcome
{
    /// <summary>It is attached.</summary>
    public sealed record Added(Guid Id) : AddDocumentOutcome;

    /// <summary>Something is to be put right.</summary>
    public sealed record Invalid(IReadOnlyList<FieldProblem> Problems) : AddDocumentOutcome;

    /// <summary>The actor's account does not allow it.</summary>
    public sealed record Forbidden : AddDocumentOutcome;

    /// <summary>There is no such occurrence.</summary>
    public sealed record NotFound : AddDocumentOutcome;
}

/// <summary>Attaches a file to an occurrence. Agenda items then point at it by its id.</summary>
public sealed class AddDocument(Store store, TimeProvider time)
{
    /// <summary>Longest file name, in UTF-16 code units.</summary>
    public const int MaxNameLength = 200;

    private static readonly Dictionary<string, byte[]> Beginnings = new(StringComparer.Ordinal)
    {
        ["application/pdf"] = "%PDF-"u8.ToArray(),
        ["image/png"] = [0x89, 0x50, 0x4E, 0x47],
        ["image/jpeg"] = [0xFF, 0xD8, 0xFF],
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] = "PK"u8.ToArray(),
        ["application/vnd.oasis.opendocument.text"] = "PK"u8.ToArray(),
    };

    /// <summary>What can be attached.</summary>
    public static IReadOnlyCollection<string> MediaTypes => Beginnings.Keys;

    public Task<AddDocumentOutcome> RunAsync(string slug, NewDocument file, Actor actor, CancellationToken cancel)
        => store.WriteAsync((db, inner) => AddAsync(db, slug, file, actor, inner), cancel);

    private async Task<AddDocumentOutcome> AddAsync(EvenemangDb db, string slug, NewDocument file, Actor actor, CancellationToken cancel)
    {
        var id = await db.Occurrences.Where(row => row.Slug == slug).Select(row => row.Id).FirstOrDefaultAsync(cancel);
        if (id == Guid.Empty) return new AddDocumentOutcome.NotFound();
        await db.LockOccurrenceAsync(id, cancel);
        var occurrence = await db.Occurrences.AsTracking().Include(row => row.Series).SingleAsync(row => row.Id == id, cancel);
        if (!actor.Access.May(Permission.EditOccurrences, occurrence.SeriesId, occurrence.Series.Discreet, id)) return new AddDocumentOutcome.Forbidden();
        FieldProblems problems = new();
        problems.Text("name", file.Name, MaxNameLength, required: true);
        problems.AddIf(file.Name.AsSpan().ContainsAny(Path.GetInvalidFileNameChars()), "name", FieldProblemCode.Malformed);
        problems.AddIf(file.Content.Length is 0 or > Document.MaxLength, "content", FieldProblemCode.TooLong, Document.MaxLength);
        problems.AddIf(
            !Beginnings.TryGetValue(file.MediaType, out var beginning) || !file.Content.AsSpan().StartsWith(beginning), "mediaType", FieldProblemCode.Unknown);
        problems.AddIf(await db.Documents.CountAsync(row => row.OccurrenceId == id, cancel) >= ContentRules.MaxItems, "documents", FieldProblemCode.TooMany, ContentRules.MaxItems);
        if (problems.Any) return new AddDocumentOutcome.Invalid(problems.All);

        var now = time.GetUtcNow().UtcDateTime;
        var document = new Document { Id = Guid.CreateVersion7(), OccurrenceId = id, Name = file.Name.Trim(), MediaType = file.MediaType, Content = file.Content, CreatedAt = now };
        db.Documents.Add(document);
        occurrence.UpdatedAt = now;
        db.AuditEntries.Add(Audit.Entry(actor, "document.added", now, occurrence.SeriesId, id, document.Name));
        await db.SaveChangesAsync(cancel);
        return new AddDocumentOutcome.Added(document.Id);
    }
}
