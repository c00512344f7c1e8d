using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>For each programme item that is dropped, or was and is not any more: who of those signed up to it does not know.</summary>
internal static class ReachedItems
{
    /// <param name="db">Where to look.</param>
    /// <param name="occurrence">The day; of one that is off, or has begun, nobody is called about its items.</param>
    /// <param name="people">Everybody who has signed up, each with all their sign-ups.</param>
    /// <param name="ticks">Calls, the latest first.</param>
    /// <param name="bounced">Sign-ups to whose address letters have come back.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="cancel">Gives up.</param>
    public static async Task<IReadOnlyList<ReachedItem>> OfAsync(
        EvenemangDb db, Occurrence occurrence, IReadOnlyList<IReadOnlyList<Registration>> people, IReadOnlyList<CallTick> ticks, IReadOnlySet<Guid> bounced, DateTime now, CancellationToken cancel)
    {
        if (occurrence.State is not (OccurrenceState.Tentative or OccurrenceState.Confirmed) || occurrence.StartUtc <= now) return [];
        var items = await db.ProgrammeItems.AsNoTracking().Where(row => row.OccurrenceId == occurrence.Id && (row.DroppedAt != null || row.RestoredAt != null))
            .OrderBy(row => row.Start == null).ThenBy(row => row.Start).ThenBy(row => row.Order).ToListAsync(cancel);
        if (items.Count == 0) return [];
        var notices = await db.Notices.AsNoTracking()
            .Where(row => row.OccurrenceId == occurrence.Id && (row.Kind == NoticeKind.ItemDropped || row.Kind == NoticeKind.ItemRestored) && row.State != NoticeState.Void).ToListAsync(cancel);
        return [.. items.Select(Of).Where(item => item.People.Count > 0)];

        ReachedItem Of(ProgrammeItem item)
        {
            var (kind, at) = item.DroppedAt is { } dropped ? (NoticeKind.ItemDropped, dropped) : (NoticeKind.ItemRestored, item.RestoredAt!.Value);
            return new(item.Id, item.Title, kind, at, [.. people.Select(signUps => Person(item, kind, at, signUps)).OfType<ConcernedPerson>()]);
        }

        ConcernedPerson? Person(ProgrammeItem item, NoticeKind kind, DateTime at, IReadOnlyList<Registration> signUps)
        {
            List<Registration> theirs = [.. signUps.Where(row => row.ProgrammeItemId == item.Id && row.CreatedAt <= at)];
            if (theirs.Count == 0) return null;
            List<CallTick> calls = [.. ticks.Where(tick => theirs.Exists(row => row.Id == tick.RegistrationId))];
            List<Notice> rows = [.. notices.Where(notice => theirs.Exists(row => row.Id == notice.RegistrationId))];
            // What they were last told, or are being told. Those who were told of the one and not yet of the other when it was undone are owed nothing new.
            rows = [.. rows.Where(notice => notice.CreatedAt == rows.Max(one => one.CreatedAt))];
            List<CallTick> since = [.. calls.Where(tick => tick.At >= at)];
            // Whoever has never heard that it was dropped needs not hear that it is back.
            if (rows.Count == 0 && kind is NoticeKind.ItemRestored && !calls.Exists(tick => tick.Outcome is CallOutcome.Reached && tick.At >= item.DroppedBefore)) return null;
            var verdict = ReachRules.Judge(rows, since, now, theirs.Exists(row => bounced.Contains(row.Id)));
            var first = theirs[0];
            return verdict is { Reach: Reach.Call or Reach.Unsure } ? new(first.Id, first.Name ?? first.TeamName, theirs.Find(row => row.Phone is not null)?.Phone, first.Heads, verdict, since) { Team = first.Name is null ? null : first.TeamName } : null;
        }
    }
}
