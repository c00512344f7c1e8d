using Evenemang.Server.Persistence;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>Something that happened to a registration: an organiser's act, or a message to the person.</summary>
/// <param name="At">UTC instant; for a message that has not left, when it is due.</param>
/// <param name="Actor">Who acted; null for a message.</param>
/// <param name="Action">What was done, as the log names it; null for a message.</param>
/// <param name="Detail">What else the log says.</param>
/// <param name="Notice">Which message; null for an act.</param>
/// <param name="NoticeState">Where the message is on its way.</param>
public sealed record HistoryLine(DateTime At, string? Actor, string? Action, string? Detail, NoticeKind? Notice, NoticeState? NoticeState);

/// <summary>Tells what has happened to one registration, the latest first.</summary>
public sealed class FindHistory(IDbContextFactory<EvenemangDb> contexts)
{
    /// <returns>Empty when there is none, or the actor may not read it.</returns>
    public async Task<IReadOnlyList<HistoryLine>> RunAsync(Guid registrationId, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var of = await db.Registrations.Where(row => row.Id == registrationId).Select(row => new { row.SeriesId, row.OccurrenceId }).FirstOrDefaultAsync(cancel);
        if (of is null) return [];
        var isDiscreet = await db.Series.Where(row => row.Id == of.SeriesId).Select(row => row.Discreet).FirstAsync(cancel);
        if (!actor.Access.May(Shared.Accounts.Permission.ReadRegistrations, of.SeriesId, isDiscreet, of.OccurrenceId)) return [];
        var acts = await db.AuditEntries.Where(entry => entry.RegistrationId == registrationId)
            .Select(entry => new HistoryLine(entry.At, entry.Actor, entry.Action, entry.Detail, null, null)).ToListAsync(cancel);
        var notices = await db.Notices.Where(notice => notice.RegistrationId == registrationId)
            .Select(notice => new HistoryLine(notice.SentAt ?? notice.DueAt, null, null, notice.Failure, notice.Kind, notice.State)).ToListAsync(cancel);
        return [.. acts.Concat(notices).OrderByDescending(line => line.At)];
    }
}
