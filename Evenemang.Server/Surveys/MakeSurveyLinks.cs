using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Evenemang.Shared.Surveys;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Surveys;

/// <summary>
/// Makes the rights to answer about one occurrence, one for each registration that had a place and was not marked as not having come. They are all made before
/// anybody answers, so that neither their order nor their number says who did. Can be run again: those that are there stay, used or not.
/// </summary>
public sealed class MakeSurveyLinks(Store store, Secrets secrets)
{
    /// <summary>In a transaction of its own.</summary>
    /// <returns>How many may answer; null when the series has no survey that is on, or the occurrence did not take place.</returns>
    public Task<int?> RunAsync(Guid occurrenceId, CancellationToken cancel) => store.WriteAsync((db, token) => RunAsync(db, occurrenceId, token), cancel);

    /// <summary>Within the transaction that owes the notices which carry the links.</summary>
    public async Task<int?> RunAsync(EvenemangDb db, Guid occurrenceId, CancellationToken cancel)
    {
        var date = await db.Occurrences.Where(row => row.Id == occurrenceId && row.State != OccurrenceState.Cancelled && row.State != OccurrenceState.Draft)
            .Select(row => new { row.SeriesId }).FirstOrDefaultAsync(cancel);
        if (date is null) return null;
        var survey = await db.Set<Survey>().AsNoTracking().FirstOrDefaultAsync(row => row.SeriesId == date.SeriesId && row.IsOn, cancel);
        if (survey is null) return null;
        await db.LockOccurrenceAsync(occurrenceId, cancel);
        var people = await db.Registrations
            .Where(row => row.State == RegistrationState.Confirmed && !row.IsShadow && row.Attendance != Attendance.Absent
                && (row.OccurrenceId == occurrenceId || (row.OccurrenceId == null && row.SeriesId == date.SeriesId))
                && !db.Absences.Any(absence => absence.RegistrationId == row.Id && absence.OccurrenceId == occurrenceId)
                && !db.MemberAttendances.Any(mark => mark.RegistrationId == row.Id && mark.OccurrenceId == occurrenceId && mark.Attendance == Attendance.Absent))
            .Select(row => row.Id)
            .ToListAsync(cancel);
        var there = (await db.Set<SurveyLink>().Where(row => row.OccurrenceId == occurrenceId).Select(row => row.TokenHash).ToListAsync(cancel)).Select(Convert.ToHexString).ToHashSet(StringComparer.Ordinal);
        foreach (var id in people)
        {
            var hash = Secrets.Hash(SurveyTokens.For(secrets, survey.Id, occurrenceId, id));
            if (there.Add(Convert.ToHexString(hash))) db.Set<SurveyLink>().Add(new() { TokenHash = hash, SurveyId = survey.Id, OccurrenceId = occurrenceId });
        }
        await db.SaveChangesAsync(cancel);
        return there.Count;
    }
}
