using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events.Questions;

/// <summary>An organiser ticks a question off as read or answered, or takes the tick back.</summary>
public sealed class TickQuestion(Store store, TimeProvider clock)
{
    /// <returns>False when there is no such question, or the actor may not see it.</returns>
    public Task<bool> RunAsync(Guid id, bool ticked, Actor actor, CancellationToken cancel) => store.WriteAsync(
        async (db, inner) =>
        {
            var question = await db.Set<SpeakerQuestion>().AsTracking().FirstOrDefaultAsync(row => row.Id == id, inner);
            if (question is null) return false;
            var about = await db.Occurrences.Where(row => row.Id == question.OccurrenceId).Select(row => new { row.SeriesId, row.Series.Discreet }).FirstAsync(inner);
            if (!actor.Access.May(Permission.EditOccurrences, about.SeriesId, about.Discreet, question.OccurrenceId)) return false;
            question.TickedAt = ticked ? question.TickedAt ?? clock.GetUtcNow().UtcDateTime : null;
            question.TickedById = !ticked ? null : question.TickedBy is null ? actor.OrganiserId : question.TickedById;
            question.TickedBy = ticked ? question.TickedBy ?? actor.Name : null;
            await db.SaveChangesAsync(inner);
            return true;
        },
        cancel);
}
