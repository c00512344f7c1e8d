using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Desk.NoticePages;

/// <summary>An occurrence about which somebody must be called.</summary>
/// <param name="Slug">Part of its address.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Start">Local wall-clock start; null without a date.</param>
/// <param name="Call">Sign-ups the news has not reached and will not.</param>
/// <param name="Unsure">Sign-ups it may have reached.</param>
public sealed record CallsOf(string Slug, string Title, DateTime? Start, int Call, int Unsure);

/// <summary>Finds, for the desk's first page, what is to come and has changed without everybody knowing.</summary>
public sealed class FindCalls(IDbContextFactory<EvenemangDb> contexts, ReachedQuery reached, TimeProvider clock)
{
    /// <summary>Most occurrences looked at, the soonest first.</summary>
    private const int Max = 20;

    private static readonly string[] Acts = ["occurrence.cancelled", "occurrence.moved", "occurrence.dateDecided", "occurrence.reinstated", "weather.itemDropped", "weather.itemRestored", "weather.goAhead"];

    public async Task<IReadOnlyList<CallsOf>> RunAsync(Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        var ids = (await db.Series.Select(row => row.Id).ToListAsync(cancel)).Where(actor.Access.Knows).ToList();
        var seated = ReachedSeats.MayNotKnow(db);
        var changed = (await db.Occurrences
            .Where(row => ids.Contains(row.SeriesId) && (row.EndUtc == null || row.EndUtc > now))
            .Where(row => db.AuditEntries.Any(entry => entry.OccurrenceId == row.Id && Acts.Contains(entry.Action))
                || seated.Any(person => person.SeriesId == row.SeriesId && person.OccurrenceId == row.Id)
                // A sign-up to the whole series stands with the first meeting after it got its seats.
                || seated.Any(person => person.TargetId == row.SeriesId && row.StartUtc > (person.OfferedAt ?? person.ConfirmedAt)
                    && !db.Occurrences.Any(other => other.SeriesId == row.SeriesId && other.State != OccurrenceState.Cancelled && other.State != OccurrenceState.Draft
                        && other.StartUtc < row.StartUtc && other.StartUtc > (person.OfferedAt ?? person.ConfirmedAt))))
            .OrderBy(row => row.SortUtc == null).ThenBy(row => row.SortUtc).ThenBy(row => row.Id)
            .Select(row => new { row.Id, row.SeriesId, row.Series.Discreet, row.Slug, Title = row.Title ?? row.Series.Title, row.Start }).ToListAsync(cancel))
            .Where(row => actor.Access.May(Permission.ReadRegistrations, row.SeriesId, row.Discreet, row.Id)).Take(Max).ToList();
        List<CallsOf> calls = [];
        foreach (var row in changed)
        {
            if (await reached.RunAsync(row.Slug, actor, cancel) is not { } view) continue;
            List<ConcernedPerson> people = [.. view.Acts.Take(1).SelectMany(act => act.People), .. view.Seated, .. view.Items.SelectMany(item => item.People)];
            var (call, unsure) = (people.Count(person => person.Verdict.Reach is Reach.Call), people.Count(person => person.Verdict.Reach is Reach.Unsure));
            if (call + unsure > 0) calls.Add(new(row.Slug, row.Title, row.Start, call, unsure));
        }

        return calls;
    }
}
