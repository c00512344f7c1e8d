using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>
/// Finds reminders and summonses whose time has come and owes them to everybody concerned, one row a person. Nothing is planned ahead, so whatever moved, was cancelled
/// or withdrew before is not owed. Safe to run twice and on any number of servers.
/// </summary>
public sealed class RaiseRounds(Store store, IDbContextFactory<EvenemangDb> contexts, SmsOwed sms, SiteOptions site, TimeProvider clock)
{
    /// <summary>Days after the start that a round nobody raised is still looked for, so that it is seen as missed.</summary>
    private const int LookBackDays = 3;

    /// <returns>How many notices became owed.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var raised = 0;
        foreach (var id in await FindAsync(cancel)) raised += await store.WriteAsync((db, stop) => RaiseAsync(db, id, stop), cancel);
        return raised;
    }

    /// <summary>Occurrences with a round to see to.</summary>
    private async Task<List<Guid>> FindAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (from, to) = (now.AddDays(-LookBackDays), now.AddDays(ReminderRule.MaxAmount + 2));
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var coming = await db.Occurrences.AsNoTracking().Include(row => row.Series)
            .Where(row => row.StartUtc > from && row.StartUtc < to && (row.State == OccurrenceState.Tentative || row.State == OccurrenceState.Confirmed))
            .ToListAsync(cancel);
        var ids = coming.ConvertAll(row => row.Id);
        var done = await db.Set<RaisedRound>().Where(row => ids.Contains(row.OccurrenceId)).Select(row => new { row.OccurrenceId, row.Key, row.MeantAt }).ToListAsync(cancel);
        var seen = done.Select(row => (row.OccurrenceId, row.Key, row.MeantAt)).ToHashSet();
        return [.. coming.Where(row => Due(row, now).Any(due => !seen.Contains((row.Id, due.Round.Key, due.Round.MeantAt)))).OrderBy(row => row.StartUtc).Select(row => row.Id)];
    }

    private static IEnumerable<(Round Round, RoundVerdict Verdict)> Due(Occurrence occurrence, DateTime now)
    {
        var all = RoundPlan.Of(occurrence);
        return all.Select(round => (round, RoundPlan.Judge(round, all, occurrence, now))).Where(pair => pair.Item2 is RoundVerdict.Raise or RoundVerdict.Miss);
    }

    private async Task<int> RaiseAsync(EvenemangDb db, Guid id, CancellationToken cancel)
    {
        var seriesId = await db.Occurrences.Where(row => row.Id == id).Select(row => row.SeriesId).FirstOrDefaultAsync(cancel);
        // Both: a sign-up that is being written is waited for, so that nobody who was there before the round is left out.
        await db.LockSeriesAsync(seriesId, cancel);
        await db.LockOccurrenceAsync(id, cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        var occurrence = await db.Occurrences.AsNoTracking().Include(row => row.Series).SingleAsync(row => row.Id == id, cancel);
        var seen = await db.Set<RaisedRound>().Where(row => row.OccurrenceId == id).ToListAsync(cancel);
        var owed = 0;
        foreach (var (round, verdict) in Due(occurrence, now).Where(due => !seen.Exists(row => row.Key == due.Round.Key && row.MeantAt == due.Round.MeantAt)))
        {
            var rows = round.Kind is NoticeKind.Reminder ? await RemindersAsync(db, round, occurrence, now, cancel) : await SummonsAsync(db, round, occurrence, now, cancel);
            foreach (var row in rows)
            {
                if (verdict is RoundVerdict.Miss) row.State = NoticeState.Missed;
                else owed++;
                db.Notices.Add(row);
            }
            db.Add(new RaisedRound { OccurrenceId = id, Key = round.Key, MeantAt = round.MeantAt, RaisedAt = now });
        }
        await db.SaveChangesAsync(cancel);
        return owed;
    }

    private async Task<List<Notice>> RemindersAsync(EvenemangDb db, Round round, Occurrence occurrence, DateTime now, CancellationToken cancel)
    {
        var people = await Concerned.SignedUpAsync(db, occurrence.SeriesId, occurrence.Id, cancel);
        var existing = await KeysAsync(db, round, occurrence, cancel);
        List<Notice> rows = [];
        // A group that waits for enough people has promised no date to remind of.
        var waits = occurrence.Series.AwaitsStart;
        // One about the day for one person: by the first of their sign-ups that is reminded at all.
        foreach (var person in people.Where(person => !(waits && person.Registration.OccurrenceId is null) && RoundPlan.IsReminded(round, person.Registration, person.IsAbsent)).DistinctBy(person => person.Address))
        {
            var recipient = Recipient.Of(person.Registration);
            var key = NoticePlan.Key(round.Kind, recipient.Id, occurrence.Id, round.Rule.Key);
            if (existing.Contains(key)) continue;
            if (sms.ForReminder(person.Registration, occurrence, key, now, round.DueAt) is { } message) rows.Add(message);
            else if (recipient.HasEmail) rows.Add(recipient.Notice(round.Kind, occurrence, key, now, round.DueAt, site.UidDomain));
        }
        return rows;
    }

    /// <summary>To those who follow this series and have not signed up: who has gets the reminder.</summary>
    private async Task<List<Notice>> SummonsAsync(EvenemangDb db, Round round, Occurrence occurrence, DateTime now, CancellationToken cancel)
    {
        var signedUp = (await Concerned.SignedUpAsync(db, occurrence.SeriesId, occurrence.Id, cancel)).Select(person => person.Address).ToHashSet(StringComparer.Ordinal);
        var followers = (await Concerned.FollowersAsync(db, occurrence.SeriesId, includesEverything: false, cancel)).Where(follower => !signedUp.Contains(follower.Address)).ToList();
        var next = await FollowerPace.NextAsync(db, followers, round.DueAt, now, occurrence.Series.TimeZone, cancel);
        var existing = await KeysAsync(db, round, occurrence, cancel);
        List<Notice> rows = [.. from follower in followers
                                let key = NoticePlan.Key(round.Kind, follower.Id, occurrence.Id, round.Rule.Key)
                                where !existing.Contains(key)
                                select follower.Notice(round.Kind, occurrence, key, now, next[follower.Id], site.UidDomain)];
        foreach (var late in rows.Where(row => row.DueAt >= occurrence.StartUtc)) late.State = NoticeState.Missed;
        return rows;
    }

    /// <summary>Whom the rounds of a kind have reached, by letter or SMS. Who was reminded by a rule when the occurrence was at another time has been told of the move since.</summary>
    private static async Task<HashSet<string>> KeysAsync(EvenemangDb db, Round round, Occurrence occurrence, CancellationToken cancel)
    {
        var letters = $"{round.Kind}:";
        var messages = NoticeChannels.SmsKey(letters);
        var keys = await db.Notices.Where(row => row.OccurrenceId == occurrence.Id && (row.UniqueKey.StartsWith(letters) || row.UniqueKey.StartsWith(messages))).Select(row => row.UniqueKey).ToListAsync(cancel);
        return keys.Select(key => key.StartsWith(messages, StringComparison.Ordinal) ? key[NoticeChannels.SmsKey("").Length..] : key).ToHashSet(StringComparer.Ordinal);
    }
}
