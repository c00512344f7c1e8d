using Evenemang.Server.Events;
using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Weather;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Weather;

/// <summary>An organiser's answer.</summary>
/// <param name="Choice">What is to happen.</param>
public sealed record WeatherAnswer(WeatherChoice Choice)
{
    /// <summary>What those concerned are told; null for our own words. At most <see cref="WeatherDecision.MaxTextLength"/> characters.</summary>
    public string? Text { get; init; }

    /// <summary>For going ahead: everybody is told that the day takes place.</summary>
    public bool AllClear { get; init; }

    /// <summary>The question that was seen; null answers whatever is open, or decides unasked.</summary>
    public Guid? DecisionId { get; init; }

    /// <summary>The decision that was seen and is to be changed, though no newer forecast has come; null guards against deciding the same thing twice.</summary>
    public Guid? Replaces { get; init; }
}

/// <summary>What came of an answer.</summary>
public abstract record DecideWeatherOutcome
{
    private DecideWeatherOutcome()
    {
    }

    /// <summary>It is decided and durable.</summary>
    /// <param name="DecisionId">The decision's record.</param>
    /// <param name="Told">Who is told.</param>
    public sealed record Done(Guid DecisionId, Audience Told) : DecideWeatherOutcome;

    /// <summary>Somebody was quicker.</summary>
    /// <param name="By">Who; null when the question lapsed by itself.</param>
    /// <param name="Choice">What they decided.</param>
    /// <param name="At">UTC instant.</param>
    public sealed record Conflict(string? By, WeatherChoice? Choice, DateTime? At) : DecideWeatherOutcome;

    /// <summary>Anything else that stood in the way; nothing was changed.</summary>
    public sealed record Otherwise(EventOutcome Why) : DecideWeatherOutcome;
}

/// <summary>
/// Decides on the weather of a day: call off, move to the reserve date, move indoors, or go ahead. The decision's record, what follows from it and the notices are one
/// transaction under the occurrence's lock, so that of two who decide at once the second is told who was first.
/// </summary>
public sealed class DecideWeather(
    IDbContextFactory<EvenemangDb> contexts, CancelOccurrence cancelOccurrence, MoveOccurrence moveOccurrence, OccurrenceWriter writer, WeatherTelling telling)
{
    /// <param name="slug">Which occurrence.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="actor">Who decides.</param>
    /// <param name="cancel">Gives up.</param>
    public async Task<DecideWeatherOutcome> RunAsync(string slug, WeatherAnswer answer, Actor actor, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(actor);
        FieldProblems problems = new();
        problems.AddIf(!Enum.IsDefined(answer.Choice), "choice", FieldProblemCode.Unknown);
        problems.Text("text", answer.Text, WeatherDecision.MaxTextLength);
        if (problems.Any) return new DecideWeatherOutcome.Otherwise(new EventOutcome.Invalid(problems.All));

        // Before anything is locked, only to know which text and dates are meant; everything is looked at again inside.
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var seen = await WatchedDays.Whole(db).FirstOrDefaultAsync(row => row.Slug == slug, cancel);
        if (seen is null) return new DecideWeatherOutcome.Otherwise(new EventOutcome.NotFound());
        if (Unprepared(answer.Choice, seen.EffectiveWeather) is { } field) return new DecideWeatherOutcome.Otherwise(new EventOutcome.Invalid(field, FieldProblemCode.Missing));

        var record = new Record(answer, actor, telling);
        var outcome = answer.Choice switch
        {
            WeatherChoice.CallOff => await cancelOccurrence.RunWithinAsync(slug, () => record.Text, null, actor, record.KeepAsync, cancel),
            WeatherChoice.ReserveDate => await moveOccurrence.RunWithinAsync(slug, ToReserveDate, null, actor, record.KeepAsync, cancel),
            WeatherChoice.Indoors => await moveOccurrence.RunWithinAsync(slug, Indoors, null, actor, record.KeepAsync, cancel),
            _ => await writer.ChangeAsync(slug, null, actor, "weather.goAhead", change => GoAheadAsync(change, record), cancel, Permission.TellPeople),
        };
        if (outcome is EventOutcome.Done done) return new DecideWeatherOutcome.Done(record.Kept!.Id, (answer.Choice is WeatherChoice.GoAhead ? record.Told : done.Told).With(record.Colleagues));
        return await QuickerAsync(slug, outcome, record, cancel);
    }

    /// <summary>The field of the plan that the choice lacks; null when it is prepared.</summary>
    internal static string? Unprepared(WeatherChoice choice, WeatherPlan? plan) => choice switch
    {
        WeatherChoice.ReserveDate when plan?.ReserveStart is null || plan.ReserveEnd is null => "reserveStart",
        WeatherChoice.Indoors when plan?.Indoors is null => "indoors",
        _ => null,
    };

    /// <summary>The plan in force for the day keeps everything but the reserve date, which is used up.</summary>
    private static OccurrenceMove ToReserveDate(Occurrence occurrence)
    {
        var plan = occurrence.EffectiveWeather!;
        occurrence.Weather = plan with { ReserveStart = null, ReserveEnd = null };
        return new(plan.ReserveStart!.Value, plan.ReserveEnd!.Value);
    }

    private static OccurrenceMove Indoors(Occurrence occurrence) =>
        new(occurrence.Start.GetValueOrDefault(), occurrence.End.GetValueOrDefault()) { Venue = occurrence.EffectiveWeather!.Indoors! with { Outdoors = false } };

    private async Task<EventOutcome?> GoAheadAsync(OccurrenceChange change, Record record)
    {
        if (await record.KeepAsync(change) is { } refused) return refused;
        if (record.Kept!.IsAllClear) record.Told = await telling.AllClearAsync(change.Db, record.Kept, change.Occurrence, change.Now, change.Cancel);
        change.Detail = record.Text;
        return null;
    }

    /// <summary>A day that cannot be cancelled or moved any more was most often decided on by somebody else a moment ago.</summary>
    private async Task<DecideWeatherOutcome> QuickerAsync(string slug, EventOutcome outcome, Record record, CancellationToken cancel)
    {
        if (record.Earlier is { } known) return Conflict(known);
        if (outcome is not (EventOutcome.Refused or EventOutcome.Conflict)) return new DecideWeatherOutcome.Otherwise(outcome);
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var last = await db.WeatherDecisions.Where(row => db.Occurrences.Any(occurrence => occurrence.Slug == slug && occurrence.Id == row.OccurrenceId))
            .OrderByDescending(row => row.Round).FirstOrDefaultAsync(cancel);
        return last is { State: WeatherDecisionState.Decided } ? Conflict(last) : new DecideWeatherOutcome.Otherwise(outcome);
    }

    private static DecideWeatherOutcome.Conflict Conflict(WeatherDecision decision) => new(decision.DecidedBy, decision.Choice, decision.EndedAt);

    /// <summary>The decision's own row, kept first within the act that follows from it. May run again after a conflict with another server.</summary>
    private sealed class Record(WeatherAnswer answer, Actor actor, WeatherTelling telling)
    {
        public WeatherDecision? Kept { get; private set; }

        public WeatherDecision? Earlier { get; private set; }

        public string? Text { get; private set; }

        public Audience Told { get; set; } = EventOutcome.Nobody;

        public Audience Colleagues { get; private set; } = EventOutcome.Nobody;

        public async Task<EventOutcome?> KeepAsync(OccurrenceChange change)
        {
            (Kept, Earlier) = (null, null);
            var (db, id, cancel) = (change.Db, change.Occurrence.Id, change.Cancel);
            if (Unprepared(answer.Choice, change.Occurrence.EffectiveWeather) is { } field) return new EventOutcome.Invalid(field, FieldProblemCode.Missing);
            if (change.Occurrence is not { State: OccurrenceState.Tentative or OccurrenceState.Confirmed, StartUtc: { } start })
                return new EventOutcome.Refused(NotOn(change.Occurrence));
            var all = await db.WeatherDecisions.AsTracking().Where(row => row.OccurrenceId == id).OrderBy(row => row.Round).ToListAsync(cancel);
            var reading = await WatchedDays.LastReadingAsync(db, id, start, cancel);
            if (Before(all, start, reading) is { } earlier)
            {
                Earlier = earlier;
                return new EventOutcome.Conflict(null);
            }

            var decision = all.LastOrDefault(row => row.State is WeatherDecisionState.Open) ?? New(db, change, start, all.Count == 0 ? 1 : all[^1].Round + 1, reading);
            var findings = decision.Findings.Count > 0 ? decision.Findings : reading?.Verdict.Findings ?? [];
            var isTold = answer.Choice is not WeatherChoice.GoAhead || answer.AllClear;
            Text = !isTold ? null
                : string.IsNullOrWhiteSpace(answer.Text) ? WeatherAnnouncement.Of(change.Occurrence, change.Occurrence.EffectiveWeather, findings, answer.Choice).Swedish
                : answer.Text.Trim();
            decision.Decide(answer.Choice, actor.Name, Text, answer.AllClear && answer.Choice is WeatherChoice.GoAhead, automatic: false, change.Now, actor.OrganiserId);
            Kept = decision;
            if (isTold) Colleagues = await telling.ColleaguesAsync(db, decision, actor, change.Now, cancel);
            return null;
        }

        /// <summary>The decision that makes this one too late; null when there is none.</summary>
        private WeatherDecision? Before(List<WeatherDecision> all, DateTime start, WeatherReading? reading)
        {
            if (answer.DecisionId is { } id) return all.Find(row => row.Id == id) is { State: WeatherDecisionState.Open } ? null : all.Find(row => row.Id == id) ?? all.LastOrDefault();
            if (all.Exists(row => row.State is WeatherDecisionState.Open)) return null;
            // Unasked and with nothing new to go by since somebody decided: they decided the very same thing.
            return all.LastOrDefault(row => row.State is WeatherDecisionState.Decided && row.ForStartUtc == start && !(reading?.ReadAt > row.EndedAt)) is { } last && last.Id != answer.Replaces ? last : null;
        }

        private static WeatherDecision New(EvenemangDb db, OccurrenceChange change, DateTime start, int round, WeatherReading? reading)
        {
            var decision = new WeatherDecision
            {
                Id = Guid.CreateVersion7(new DateTimeOffset(change.Now)),
                OccurrenceId = change.Occurrence.Id,
                SeriesId = change.Occurrence.SeriesId,
                Round = round,
                ForStartUtc = start,
                Question = WeatherQuestion.Unasked,
                Findings = reading?.Verdict.Findings ?? [],
                Source = reading?.Source,
                IssuedAt = reading?.IssuedAt,
                OpenedAt = change.Now,
                RemindAt = change.Now,
            };
            db.WeatherDecisions.Add(decision);
            return decision;
        }

        private static TransitionRefused NotOn(Occurrence occurrence) => occurrence.State switch
        {
            OccurrenceState.Draft => TransitionRefused.NotPublished,
            OccurrenceState.Held => TransitionRefused.AlreadyHeld,
            OccurrenceState.Cancelled => TransitionRefused.AlreadyCancelled,
            _ => TransitionRefused.DateUndecided,
        };
    }
}
