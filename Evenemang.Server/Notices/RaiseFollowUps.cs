using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Server.Surveys;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Shared.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>
/// The day after, asks those who took part what they thought: makes the rights to answer and owes the letters that carry them, in one transaction. Safe to run twice and on
/// any number of servers.
/// </summary>
public sealed class RaiseFollowUps(Store store, IDbContextFactory<EvenemangDb> contexts, MakeSurveyLinks links, SiteOptions site, TimeProvider clock)
{
    private const string Round = "follow-up";

    /// <summary>Hours after the end, so that the door has been marked and people have slept on it.</summary>
    private const int AfterHours = 16;

    /// <summary>Days after the end that nobody is asked any more.</summary>
    private const int NoLaterThanDays = 5;

    /// <returns>How many letters became owed.</returns>
    public async Task<int> RunAsync(CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var (from, to) = (now.AddDays(-NoLaterThanDays), now.AddHours(-AfterHours));
        List<Guid> due;
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            due = await db.Occurrences
                .Where(row => row.EndUtc > from && row.EndUtc <= to && row.State != OccurrenceState.Draft && row.State != OccurrenceState.Cancelled && row.DateDecision == Decision.Decided)
                .Where(row => db.Set<Survey>().Any(survey => survey.SeriesId == row.SeriesId && survey.IsOn))
                .Where(row => !db.Set<RaisedRound>().Any(round => round.OccurrenceId == row.Id && round.Key == Round))
                .OrderBy(row => row.EndUtc).Select(row => row.Id).ToListAsync(cancel);
        }
        var owed = 0;
        foreach (var id in due) owed += await store.WriteAsync((db, stop) => RaiseAsync(db, id, now, stop), cancel);
        return owed;
    }

    private async Task<int> RaiseAsync(EvenemangDb db, Guid id, DateTime now, CancellationToken cancel)
    {
        if (await links.RunAsync(db, id, cancel) is null || await db.Set<RaisedRound>().AnyAsync(round => round.OccurrenceId == id && round.Key == Round, cancel)) return 0;
        var occurrence = await db.Occurrences.AsNoTracking().Include(row => row.Series).SingleAsync(row => row.Id == id, cancel);
        var marks = await db.MemberAttendances.Where(row => row.OccurrenceId == id && row.Attendance == Attendance.Absent).Select(row => row.RegistrationId).ToHashSetAsync(cancel);
        var people = (await Concerned.SignedUpAsync(db, occurrence.SeriesId, id, cancel))
            .Where(person => person is { IsAbsent: false, Registration: { State: RegistrationState.Confirmed, Attendance: not Attendance.Absent } } && !marks.Contains(person.Registration.Id))
            .DistinctBy(person => person.Address).Select(person => Recipient.Of(person.Registration)).Where(person => person.HasEmail).ToList();
        var dueAt = QuietHours.NextAllowed(now, occurrence.Series.TimeZone);
        foreach (var person in people)
        {
            db.Notices.Add(person.Notice(NoticeKind.FollowUp, occurrence, NoticePlan.Key(NoticeKind.FollowUp, person.Id, id, Round), now, dueAt, site.UidDomain));
        }
        db.Add(new RaisedRound { OccurrenceId = id, Key = Round, MeantAt = occurrence.EndUtc!.Value, RaisedAt = now });
        await db.SaveChangesAsync(cancel);
        return people.Count;
    }
}
