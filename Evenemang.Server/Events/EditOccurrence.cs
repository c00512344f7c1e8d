using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>Changes anything about an occurrence that is no step in its life. A new place, theme or agenda is told to those who have signed up; seats that are added go to those who wait.</summary>
public sealed class EditOccurrence(OccurrenceWriter writer, PromoteWaiting promote)
{
    public Task<EventOutcome> RunAsync(string slug, OccurrenceEdit edit, int? expectedVersion, Actor actor, CancellationToken cancel)
        => writer.ChangeAsync(slug, expectedVersion, actor, "occurrence.edited", async change =>
        {
            var (db, occurrence) = (change.Db, change.Occurrence);
            await db.ProgrammeItems.AsTracking().Where(item => item.OccurrenceId == occurrence.Id).LoadAsync(change.Cancel);
            var documents = await db.Documents.Where(document => document.OccurrenceId == occurrence.Id).Select(document => document.Id).ToListAsync(change.Cancel);
            var problems = OccurrenceEditRules.Look(edit, documents, [.. occurrence.Programme.Select(item => item.Id)]);
            if (problems.Any) return new EventOutcome.Invalid(problems.All);
            var hadNoMinutes = occurrence is not { MinutesPublishedAt: not null, Minutes: not null };
            if (OccurrenceEditing.ApplyDate(edit, occurrence, change.UidDomain, change.Now) is { } refused) return new EventOutcome.Refused(refused);
            OccurrenceEditing.ApplyContent(edit, occurrence, change.Now);
            if (!await OccurrenceEditing.ApplyProgrammeAsync(db, edit, occurrence, change.Cancel))
            {
                return new EventOutcome.Invalid("programme", FieldProblemCode.InUse);
            }

            occurrence.IsHandEdited = true;
            await change.TellAsync();
            if (hadNoMinutes && occurrence is { MinutesPublishedAt: not null, Minutes: not null }) await change.TellOfMinutesAsync();
            if (edit.Capacity.IsMade || edit.Registration.IsMade || edit.Programme.IsMade)
            {
                await db.SaveChangesAsync(change.Cancel);
                await promote.RunForOccurrenceAsync(db, occurrence.SeriesId, occurrence.Id, change.Cancel);
            }

            return null;
        }, cancel);
}
