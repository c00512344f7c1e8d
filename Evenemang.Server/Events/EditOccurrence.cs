using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>Changes anything about an occurrence that does not need people to be told.</summary>
public sealed class EditOccurrence(OccurrenceWriter writer)
{
    public Task<EventOutcome> RunAsync(string slug, OccurrenceEdit edit, int? expectedVersion, Actor actor, CancellationToken cancel)
        => writer.ChangeAsync(slug, expectedVersion, actor, "occurrence.edited", async change =>
        {
            var (db, occurrence) = (change.Db, change.Occurrence);
            await db.ProgrammeItems.AsTracking().Where(item => item.OccurrenceId == occurrence.Id).LoadAsync(change.Cancel);
            var documents = await db.Documents.Where(document => document.OccurrenceId == occurrence.Id).Select(document => document.Id).ToListAsync(change.Cancel);
            var problems = OccurrenceEditRules.Look(edit, documents, [.. occurrence.Programme.Select(item => item.Id)]);
            if (problems.Any) return new EventOutcome.Invalid(problems.All);
            if (OccurrenceEditing.ApplyDate(edit, occurrence, change.UidDomain, change.Now) is { } refused) return new EventOutcome.Refused(refused);
            OccurrenceEditing.ApplyContent(edit, occurrence, change.Now);
            if (!await OccurrenceEditing.ApplyProgrammeAsync(db, edit, occurrence, change.Cancel))
            {
                return new EventOutcome.Invalid("programme", FieldProblemCode.InUse);
            }

            occurrence.IsHandEdited = true;
            return null;
        }, cancel);
}
