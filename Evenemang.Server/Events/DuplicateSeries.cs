using Evenemang.Server.Persistence;
using Evenemang.Shared;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>A series that begins anew.</summary>
/// <param name="Title">What the new one is called; null for the same as the old.</param>
/// <param name="Start">First day of the new one.</param>
public sealed record SeriesCopy(string? Title, DateOnly Start);

/// <summary>Makes a new series like an old one, for a new year: everything the series says, the rule from another day on, drafts only, nobody signed up.</summary>
public sealed class DuplicateSeries(IDbContextFactory<EvenemangDb> contexts, CreateSeries create, TimeProvider time)
{
    /// <summary>The dates the new series would get; none where it has no rule.</summary>
    /// <returns>Null when there is no such series, or the actor may not see it.</returns>
    public async Task<IReadOnlyList<PlannedDate>?> PreviewAsync(string slug, DateOnly start, Actor actor, CancellationToken cancel)
    {
        if (await FindAsync(slug, actor, cancel) is not { } series) return null;
        if (series.Recurrence is not { } rule) return [];
        return SeriesPlanning.Plan(RuleShift.From(rule, start), Periods(series, start), series.TimeZone, time.GetUtcNow().UtcDateTime);
    }

    public async Task<EventOutcome> RunAsync(string slug, SeriesCopy copy, Actor actor, CancellationToken cancel)
    {
        if (await FindAsync(slug, actor, cancel) is not { } series) return new EventOutcome.NotFound();
        if (!actor.Access.May(Permission.EditSeries, series.Id, series.Discreet)) return new EventOutcome.Forbidden();
        return await create.RunAsync(new NewSeries(series.Kind, Content(series, copy)), actor, cancel);
    }

    private static SeriesEdit Content(Series series, SeriesCopy copy) => new()
    {
        Title = string.IsNullOrWhiteSpace(copy.Title) ? series.Title : copy.Title,
        Summary = series.Summary,
        Description = series.Description,
        Organiser = series.Organiser,
        CoOrganisers = new(series.CoOrganisers),
        Contact = series.Contact,
        TimeZone = series.TimeZone,
        Venue = series.Venue,
        Recurrence = new Change<RecurrenceRule?>(series.Recurrence is { } rule ? RuleShift.From(rule, copy.Start) : null),
        StartTime = series.StartTime,
        EndTime = series.EndTime,
        DoorsTime = series.DoorsTime,
        ClosedPeriods = new(Periods(series, copy.Start)),
        Registration = series.Registration with { OpensAt = null, ClosesAt = null },
        Discreet = series.Discreet,
        ShowsTimeAndPlace = series.ShowsTimeAndPlace,
        CalendarTitle = series.CalendarTitle,
        HideCounts = series.HideCounts,
        Published = false,
    };

    private static IReadOnlyList<ClosedPeriod> Periods(Series series, DateOnly start) => RuleShift.Periods(series.ClosedPeriods, FirstDay(series), start);

    private static DateOnly FirstDay(Series series) => series.Recurrence switch
    {
        RepeatingRule rule => rule.Start,
        DatesRule { Dates: [_, ..] dates } => dates.Min(),
        _ => DateOnly.FromDateTime(series.CreatedAt),
    };

    private async Task<Series?> FindAsync(string slug, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var series = await db.Series.FirstOrDefaultAsync(row => row.Slug == slug, cancel);
        return series is not null && actor.Access.May(Permission.SeeSeries, series.Id, series.Discreet) ? series : null;
    }
}
