using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Server.Settings;
using Evenemang.Shared;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>A new rule for a series, from a day on.</summary>
/// <param name="Rule">The rule; its own start counts when it lies later than <paramref name="From"/>.</param>
/// <param name="Times">The new usual times.</param>
/// <param name="ClosedPeriods">When there are no meetings.</param>
/// <param name="From">First day that it holds for; what lies before is left as it is.</param>
public sealed record NewRule(RecurrenceRule Rule, UsualTimes Times, IReadOnlyList<ClosedPeriod> ClosedPeriods, DateOnly From)
{
    /// <summary>Occurrences that shall follow the rule; all others of those that move or go are left as they are.</summary>
    public IReadOnlyCollection<Guid> Follow { get; init; } = [];

    /// <summary>Why those that go are cancelled, for everyone; needed where one of them is published.</summary>
    public string? Reason { get; init; }
}

/// <summary>A step with what the organiser needs to know of the occurrence.</summary>
/// <param name="Step">What becomes of it.</param>
/// <param name="Slug">Of the occurrence; null for a date that comes.</param>
/// <param name="Start">Local wall-clock start it has now.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="IsHandEdited">Whether somebody changed it by hand.</param>
/// <param name="Told">Who is told if it follows.</param>
public sealed record ReplanStep(RuleStep Step, string? Slug, DateTime? Start, OccurrenceState? State, bool IsHandEdited, Audience Told);

/// <summary>Changes a series' rule: this and following, or all that are to come. The organiser says which occurrences follow; those concerned are told.</summary>
public sealed class ReplanSeries(IDbContextFactory<EvenemangDb> contexts, Store store, OwedNotices notices, TimeProvider time, SiteOptions site)
{
    /// <summary>What would become of each occurrence and date. Changes nothing.</summary>
    /// <returns>Null when there is no such series, the actor may not edit it, or the rule cannot be used.</returns>
    public async Task<IReadOnlyList<ReplanStep>?> PreviewAsync(string slug, NewRule wanted, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var series = await db.Series.Include(row => row.Occurrences).FirstOrDefaultAsync(row => row.Slug == slug, cancel);
        if (series is null || !actor.Access.May(Permission.EditSeries, series.Id, series.Discreet) || wanted.Rule.Problem is not null) return null;
        var now = time.GetUtcNow().UtcDateTime;
        List<ReplanStep> steps = [];
        foreach (var step in Plan(series, wanted, now))
        {
            var occurrence = series.Occurrences.Find(row => row.Id == step.OccurrenceId);
            var told = occurrence is { IsPublic: true } && step.Kind is RuleStepKind.Moves or RuleStepKind.Goes
                ? await notices.PreviewAsync(db, KindOf(step), occurrence!, now, cancel)
                : EventOutcome.Nobody;
            steps.Add(new(step, occurrence?.Slug, occurrence?.Start, occurrence?.State, occurrence?.IsHandEdited is true, told));
        }

        return steps;
    }

    public async Task<EventOutcome> RunAsync(string slug, NewRule wanted, int? expectedVersion, Actor actor, CancellationToken cancel)
    {
        try
        {
            return await store.WriteAsync((db, inner) => ReplanAsync(db, slug, wanted, expectedVersion, actor, inner), cancel);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new EventOutcome.Conflict(null);
        }
    }

    private async Task<EventOutcome> ReplanAsync(EvenemangDb db, string slug, NewRule wanted, int? expectedVersion, Actor actor, CancellationToken cancel)
    {
        var id = await db.Series.Where(row => row.Slug == slug).Select(row => row.Id).FirstOrDefaultAsync(cancel);
        if (id == Guid.Empty) return new EventOutcome.NotFound();
        await db.LockSeriesAsync(id, cancel);
        var series = await db.Series.AsTracking().Include(row => row.Occurrences).SingleAsync(row => row.Id == id, cancel);
        if (!actor.Access.May(Permission.EditSeries, series.Id, series.Discreet)) return new EventOutcome.Forbidden();
        if (expectedVersion is { } expected && expected != series.Version) return new EventOutcome.Conflict(series.Version);
        var edit = ToEdit(wanted);
        var problems = SeriesEditing.Look(edit, series);
        problems.Text("reason", wanted.Reason, Occurrence.MaxReasonLength);
        if (problems.Any) return new EventOutcome.Invalid(problems.All);

        var now = time.GetUtcNow().UtcDateTime;
        var steps = Plan(series, wanted, now);
        var goes = steps.Where(step => step.Kind is RuleStepKind.Goes && wanted.Follow.Contains(step.OccurrenceId!.Value)).Select(step => step.OccurrenceId!.Value).ToHashSet();
        if (string.IsNullOrWhiteSpace(wanted.Reason) && series.Occurrences.Exists(row => goes.Contains(row.Id) && row.IsPublic)) return new EventOutcome.Invalid("reason", FieldProblemCode.Missing);
        var starts = series.Occurrences.ToDictionary(row => row.Id, row => row.StartUtc);
        SeriesEditing.Apply(edit, series, now);
        var told = EventOutcome.Nobody;
        List<string> differing = [];
        foreach (var step in steps)
        {
            var (refused, audience, differs) = await TakeAsync(db, series, step, wanted, actor, now, cancel);
            if (refused is { } why) return new EventOutcome.Refused(why);
            told = told.With(audience);
            if (differs is not null) differing.Add(differs);
        }

        db.AuditEntries.Add(Audit.Entry(actor, "series.replanned", now, series.Id, null, null));
        await db.SaveChangesAsync(cancel);
        await HandOverTime.FollowAsync(db, series.Id, now, cancel);
        await StandingOffers.FollowMovesAsync(db, series, starts, now, cancel);
        return new EventOutcome.SeriesDone(series.Id, series.Slug, series.Version, [], differing) { Told = told };
    }

    private async Task<(TransitionRefused? Refused, Audience Told, string? Differs)> TakeAsync(
        EvenemangDb db, Series series, RuleStep step, NewRule wanted, Actor actor, DateTime now, CancellationToken cancel)
    {
        if (step.Kind is RuleStepKind.Comes)
        {
            await SeriesPlanning.AddAsync(db, series, step.RuleDate!.Value, step.Day!.Value, site.UidDomain, now, cancel);
            return (null, EventOutcome.Nobody, null);
        }

        var occurrence = series.Occurrences.Single(row => row.Id == step.OccurrenceId);
        // The rule's date is taken by this one whether it follows or not; otherwise the date would come a second time.
        if (step.RuleDate is { } date) occurrence.RuleDate = date;
        if (step.Kind is RuleStepKind.Stays) return (null, EventOutcome.Nobody, null);
        if (!wanted.Follow.Contains(occurrence.Id)) return (null, EventOutcome.Nobody, occurrence.Slug);
        if (!occurrence.IsPublic) return (await FollowAsDraftAsync(db, series, occurrence, step, cancel), EventOutcome.Nobody, null);
        var handEdited = occurrence.IsHandEdited;
        var times = step.Day is { } day ? wanted.Times.On(day) : default;
        var (before, known) = (occurrence.Start, ToldFacts.Of(occurrence));
        var refused = step.Kind is RuleStepKind.Moves
            ? occurrence.Move(times.Start, times.End, times.Doors, venue: null, now)
            : occurrence.Cancel(wanted.Reason!.Trim(), actor.Name, now, actor.OrganiserId);
        if (refused is not null) return (refused, EventOutcome.Nobody, null);
        occurrence.IsHandEdited = handEdited;
        if (step.Kind is RuleStepKind.Moves) await ProgrammeTimes.ShiftAsync(db, occurrence, occurrence.Start!.Value - before!.Value, cancel);
        return (null, await notices.OweAsync(db, occurrence, known, now, cancel), null);
    }

    /// <summary>Nobody knows of a draft, so it follows without a word, or goes.</summary>
    private static async Task<TransitionRefused?> FollowAsDraftAsync(EvenemangDb db, Series series, Occurrence occurrence, RuleStep step, CancellationToken cancel)
    {
        if (step.Day is not { } day)
        {
            db.Occurrences.Remove(occurrence);
            return null;
        }

        var before = occurrence.Start!.Value;
        SeriesPlanning.SetTimes(occurrence, series, day);
        await ProgrammeTimes.ShiftAsync(db, occurrence, occurrence.Start!.Value - before, cancel);
        return null;
    }

    private static IReadOnlyList<RuleStep> Plan(Series series, NewRule wanted, DateTime now)
    {
        var today = DateOnly.FromDateTime(WallClock.ToLocal(now, series.TimeZone));
        var from = wanted.From > today ? wanted.From : today;
        var existing = series.Occurrences
            .Where(row => row is { RuleDate: not null, Start: not null } && row.State is not (OccurrenceState.Cancelled or OccurrenceState.Held) && !(row.StartUtc <= now))
            .Where(row => row.RuleDate >= from)
            .Select(row => new RuledOccurrence(row.Id, row.RuleDate!.Value, row.Start!.Value, row.End!.Value, row.Doors)).ToList();
        // A rule date that somebody has cancelled stays cancelled.
        var cancelled = series.Occurrences.Where(row => row.State is OccurrenceState.Cancelled).Select(row => row.RuleDate).ToHashSet();
        var planned = SeriesPlanning.Plan(StartingAt(wanted.Rule, wanted.From), wanted.ClosedPeriods, series.TimeZone, now)
            .Where(date => date.RuleDate >= from && !cancelled.Contains(date.RuleDate)).ToList();
        return RuleChange.Plan(existing, planned, wanted.Times);
    }

    private static SeriesEdit ToEdit(NewRule wanted) => new()
    {
        Recurrence = StartingAt(wanted.Rule, wanted.From),
        StartTime = wanted.Times.Start,
        EndTime = wanted.Times.End,
        DoorsTime = new Change<TimeOnly?>(wanted.Times.Doors),
        ClosedPeriods = new(wanted.ClosedPeriods),
    };

    /// <summary>What lies before is history, or follows the rule there was: a rule that holds from a day on starts with it.</summary>
    private static RecurrenceRule StartingAt(RecurrenceRule rule, DateOnly from) => rule is RepeatingRule repeating && repeating.Start < from ? repeating with { Start = from } : rule;

    private static NoticeKind KindOf(RuleStep step) => step.Kind is RuleStepKind.Goes ? NoticeKind.OccurrenceCancelled : NoticeKind.OccurrenceMoved;
}
