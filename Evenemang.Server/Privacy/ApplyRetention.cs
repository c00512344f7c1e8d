using System.Globalization;
using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Surveys;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Privacy;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Privacy;

/// <summary>How much a round erases, or would erase.</summary>
/// <param name="Registrations">Sign-ups emptied of all that is personal.</param>
/// <param name="Answers">Sign-ups emptied of their answers only.</param>
/// <param name="Notices">Records of messages.</param>
/// <param name="AuditEntries">Entries of the log.</param>
public sealed record RetentionCounts(int Registrations, int Answers, int Notices, int AuditEntries)
{
    /// <summary>Addresses and numbers of contributors and co-organisers.</summary>
    public int Contacts { get; init; }

    public bool IsNothing => this is { Registrations: 0, Answers: 0, Notices: 0, AuditEntries: 0, Contacts: 0 };

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"registrations {Registrations}, answers {Answers}, notices {Notices}, log entries {AuditEntries}, contacts {Contacts}");
}

/// <summary>
/// Erases what is personal when its time is over, series by series, and counts those who took part first. Safe to run at any time, on any number of
/// servers, and to stop at any line: what was not reached is found at the next round.
/// </summary>
public sealed class ApplyRetention(Store store, IDbContextFactory<EvenemangDb> contexts, RetentionOptions options, TimeProvider clock)
{
    private static readonly NoticeState[] Done = [NoticeState.Sent, NoticeState.Failed, NoticeState.Missed, NoticeState.Void];

    private readonly RetentionPeriods _periods = new(options.RegistrationDays, options.AnswerDays, options.GroupDays);

    /// <summary>What a round would erase now, whether or not retention is on.</summary>
    public Task<RetentionCounts> PreviewAsync(CancellationToken cancel) => RunAsync(erases: false, cancel);

    /// <summary>Erases.</summary>
    /// <exception cref="InvalidOperationException">Retention is not on: nobody has named the decision it rests on.</exception>
    public Task<RetentionCounts> RunAsync(CancellationToken cancel) =>
        options.Enabled ? RunAsync(erases: true, cancel) : throw new InvalidOperationException("Retention:Enabled is false.");

    private async Task<RetentionCounts> RunAsync(bool erases, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        List<Guid> concerned;
        await using (var db = await contexts.CreateDbContextAsync(cancel))
        {
            concerned = await db.Series
                .Where(series => !db.Set<RetentionHold>().Any(hold => hold.SeriesId == series.Id) && db.Registrations.Any(row => row.SeriesId == series.Id && row.ErasedAt == null))
                .Select(series => series.Id).ToListAsync(cancel);
        }
        var counts = new RetentionCounts(0, 0, 0, 0);
        foreach (var series in concerned)
        {
            var (all, answers) = erases
                ? await store.WriteAsync((db, token) => SeriesAsync(db, series, now, erases, token), cancel)
                : await ReadAsync((db, token) => SeriesAsync(db, series, now, erases, token), cancel);
            counts = counts with { Registrations = counts.Registrations + all, Answers = counts.Answers + answers };
        }
        return erases
            ? await store.WriteAsync((db, token) => RecordsAsync(db, counts, now, erases, token), cancel)
            : await ReadAsync((db, token) => RecordsAsync(db, counts, now, erases, token), cancel);
    }

    private async Task<(int All, int Answers)> SeriesAsync(EvenemangDb db, Guid seriesId, DateTime now, bool erases, CancellationToken cancel)
    {
        var series = await db.Series.AsNoTracking().SingleAsync(row => row.Id == seriesId, cancel);
        var occurrences = await db.Occurrences.AsNoTracking().Where(row => row.SeriesId == seriesId).ToListAsync(cancel);
        var rows = await (erases ? db.Registrations.AsTracking() : db.Registrations).Where(row => row.SeriesId == seriesId).ToListAsync(cancel);
        var due = rows.Select(row => (Row: row, Step: RetentionRules.StepFor(series.Kind, row, End(row), _periods, now))).Where(found => found.Step is not RetentionStep.Keep).ToList();
        if (erases)
        {
            foreach (var target in due.GroupBy(found => found.Row.TargetId))
            {
                await CountAsync(db, series, Policy(target.First().Row), target.Key, [.. target.Select(found => found.Row)], [.. rows.Where(row => row.TargetId == target.Key && !row.IsShadow)], now, cancel);
            }
            foreach (var (row, step) in due) Erase(db, row, step, now);
            await EraseSurveyTexts.RunAsync(db, seriesId, now.AddDays(-options.RegistrationDays), cancel);
            await db.SaveChangesAsync(cancel);
        }
        return (due.Count(found => found.Step is RetentionStep.EraseAll), due.Count(found => found.Step is RetentionStep.EraseAnswers));

        Occurrence? Of(Registration row) => occurrences.FirstOrDefault(occurrence => occurrence.Id == row.OccurrenceId);

        DateTime? End(Registration row) => RetentionRules.EndOf(series.Kind, Of(row), occurrences);

        RegistrationPolicy Policy(Registration row) => Of(row)?.Registration ?? series.Registration;
    }

    private static async Task CountAsync(
        EvenemangDb db, Series series, RegistrationPolicy policy, Guid target, IReadOnlyCollection<Registration> erased, IReadOnlyCollection<Registration> all, DateTime now, CancellationToken cancel)
    {
        var participation = await db.Set<Participation>().AsTracking().FirstOrDefaultAsync(row => row.TargetId == target, cancel);
        if (participation is null) db.Add(participation = new() { TargetId = target, SeriesId = series.Id });
        participation.CountHeads(all, now);
        if (!series.Discreet) participation.AddAnswers(erased, policy.Questions);
    }

    private static void Erase(EvenemangDb db, Registration row, RetentionStep step, DateTime now)
    {
        if (step is RetentionStep.EraseAnswers)
        {
            row.Answers = new Dictionary<string, string>();
            return;
        }
        // A place that was confirmed stays confirmed: it is history now, and counted as such.
        row.Erase(now);
        db.Set<Erasure>().Add(new() { SubjectId = row.Id, At = now });
    }

    private async Task<RetentionCounts> RecordsAsync(EvenemangDb db, RetentionCounts counts, DateTime now, bool erases, CancellationToken cancel)
    {
        var sentBefore = now.AddDays(-options.NoticeDays);
        var actedBefore = now.AddDays(-options.AuditDays);
        // A notice's unique key is what keeps it from being owed twice, so it stays as long as anything could owe it again.
        var notices = db.Notices.Where(notice => Done.Contains(notice.State) && notice.CreatedAt < sentBefore
            && !db.Set<RetentionHold>().Any(hold => hold.SeriesId == notice.SeriesId)
            && (db.Occurrences.Any(occurrence => occurrence.Id == notice.OccurrenceId && occurrence.EndUtc < sentBefore)
                || db.Registrations.Any(row => row.Id == notice.RegistrationId && row.ErasedAt < sentBefore)));
        var entries = db.AuditEntries.Where(entry => entry.At < actedBefore && !db.Set<RetentionHold>().Any(hold => hold.SeriesId == entry.SeriesId));
        if (erases)
        {
            var writtenBefore = now.AddDays(-options.GroupDays);
            await db.Set<OrganiserMessage>().Where(row => db.Registrations.Any(one => one.Id == row.FromId && one.ErasedAt != null)).ExecuteDeleteAsync(cancel);
            await db.Set<OrganiserMessage>().Where(row => (row.IsFromContact || row.FromId != null) && row.CreatedAt < writtenBefore && !db.Set<RetentionHold>().Any(hold => hold.SeriesId == row.SeriesId)).ExecuteDeleteAsync(cancel);
        }
        var contacts = ContactsDue(db, now.AddDays(-options.RegistrationDays));
        counts = counts with { Contacts = erases ? await contacts.ExecuteDeleteAsync(cancel) : await contacts.CountAsync(cancel) };
        counts = erases
            ? counts with { Notices = await notices.ExecuteDeleteAsync(cancel), AuditEntries = await entries.ExecuteDeleteAsync(cancel) }
            : counts with { Notices = await notices.CountAsync(cancel), AuditEntries = await entries.CountAsync(cancel) };
        if (erases && !counts.IsNothing)
        {
            db.AuditEntries.Add(new() { Id = Guid.CreateVersion7(new DateTimeOffset(now)), At = now, Actor = Actor.System.Name, Action = "retention.applied", Detail = $"{counts}; decision {options.Decision}" });
            await db.SaveChangesAsync(cancel);
        }
        return counts;
    }

    /// <summary>A contributor's after their day, a co-organiser's after the last day of the series; of days without a date, after they were cancelled.</summary>
    private static IQueryable<Partner> ContactsDue(EvenemangDb db, DateTime endedBefore) => db.Set<Partner>().Where(partner =>
        !db.Set<RetentionHold>().Any(hold => hold.SeriesId == partner.SeriesId)
        && db.Occurrences.Any(row => row.SeriesId == partner.SeriesId && (partner.OccurrenceId == null || row.Id == partner.OccurrenceId))
        && !db.Occurrences.Any(row => row.SeriesId == partner.SeriesId && (partner.OccurrenceId == null || row.Id == partner.OccurrenceId)
            && !((row.EndUtc ?? row.CancelledAt) < endedBefore)));

    private async Task<T> ReadAsync<T>(Func<EvenemangDb, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await work(db, cancel);
    }
}
