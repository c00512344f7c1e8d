using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Events;

/// <summary>Turns a series' rule into occurrences that live their own lives from then on.</summary>
internal static class SeriesPlanning
{
    /// <summary>How far ahead an open rule is turned into occurrences. A rule that counts its meetings or lists its dates is turned into all of them.</summary>
    public const int HorizonDays = 400;

    /// <summary>How far ahead a rule with a last day is: next year's dates are wanted whole when the year is planned.</summary>
    public const int EndingHorizonDays = 800;

    /// <summary>
    /// Adds the occurrences that the rule gives and that are not there. What is there is never touched: not one that was moved, not one that was cancelled.
    /// In a published series the new ones are public at once, because the rule they come from is.
    /// </summary>
    /// <param name="db">The transaction, which holds the series' lock.</param>
    /// <param name="series">With its rule and its usual times.</param>
    /// <param name="existing">All its occurrences that came from a rule.</param>
    /// <param name="from">First day to add to, inclusive; null for everything from the rule's start.</param>
    /// <param name="uidDomain">For UIDs.</param>
    /// <param name="now">UTC.</param>
    /// <param name="cancel">Gives up.</param>
    /// <returns>What became of each date, and the occurrences that were added.</returns>
    public static async Task<(IReadOnlyList<PlannedDate> Planned, IReadOnlyList<Occurrence> Added)> AddMissingAsync(
        EvenemangDb db, Series series, IReadOnlyCollection<Occurrence> existing, DateOnly? from, string uidDomain, DateTime now, CancellationToken cancel)
    {
        if (Plan(series, now) is not { } planned) return ([], []);
        var known = existing.Select(occurrence => occurrence.RuleDate).ToHashSet();
        List<Occurrence> added = [];
        foreach (var date in planned.Where(date => date.Date is not null && !(date.Date < from) && !known.Contains(date.RuleDate)))
        {
            added.Add(await AddAsync(db, series, date.RuleDate, date.Date!.Value, uidDomain, now, cancel));
        }

        return (planned, added);
    }

    /// <summary>Adds the occurrence of one rule date: a draft, or public where the series is.</summary>
    public static async Task<Occurrence> AddAsync(EvenemangDb db, Series series, DateOnly ruleDate, DateOnly day, string uidDomain, DateTime now, CancellationToken cancel)
    {
        var occurrence = new Occurrence
        {
            Id = Guid.CreateVersion7(),
            SeriesId = series.Id,
            Series = series,
            Slug = await FreeSlugs.ForOccurrenceAsync(db, series.Slug, day, cancel),
            Uid = OccurrenceEditing.NewUid(uidDomain),
            RuleDate = ruleDate,
            ThemeDecision = KindDefaults.HasThemes(series.Kind) ? Decision.Undecided : Decision.Decided,
            CreatedAt = now,
            UpdatedAt = now,
        };
        SetTimes(occurrence, series, day);
        if (series.Published) occurrence.Publish(now);
        db.Occurrences.Add(occurrence);
        return occurrence;
    }

    /// <summary>
    /// After the rule has changed: drafts that nobody has touched follow it, or go where it no longer gives their date. The others stay, and are named.
    /// </summary>
    /// <returns>Slugs of coming occurrences that lie elsewhere than the rule says.</returns>
    public static IReadOnlyList<string> Follow(EvenemangDb db, Series series, IReadOnlyCollection<Occurrence> existing, DateTime now)
    {
        var dates = Days(series, now);
        List<string> differing = [];
        foreach (var occurrence in existing.Where(row => !row.IsOver(now) && row.State is not OccurrenceState.Cancelled))
        {
            var planned = dates.GetValueOrDefault(occurrence.RuleDate!.Value);
            var untouched = occurrence is { State: OccurrenceState.Draft, IsHandEdited: false };
            if (untouched && planned is { } day) SetTimes(occurrence, series, day);
            else if (untouched) db.Occurrences.Remove(occurrence);
            else if (occurrence.Start is not { } start || planned != DateOnly.FromDateTime(start)) differing.Add(occurrence.Slug);
        }

        return differing;
    }

    /// <summary>The day of each date that the series' rule gives; none where it has no rule.</summary>
    public static Dictionary<DateOnly, DateOnly?> Days(Series series, DateTime now) => (Plan(series, now) ?? []).ToDictionary(date => date.RuleDate, date => date.Date);

    /// <summary>Whether somebody set an occurrence apart from the rule by hand.</summary>
    /// <param name="occurrence">Which.</param>
    /// <param name="series">Its series.</param>
    /// <param name="days">As <see cref="Days"/> gives them.</param>
    public static bool IsSetApart(Occurrence occurrence, Series series, Dictionary<DateOnly, DateOnly?> days) =>
        occurrence.IsSetApart(series, occurrence.RuleDate is { } date ? days.GetValueOrDefault(date) : null);

    private static IReadOnlyList<PlannedDate>? Plan(Series series, DateTime now)
        => series is { Recurrence: { } rule, StartTime: not null, EndTime: not null } ? Plan(rule, series.ClosedPeriods, series.TimeZone, now) : null;

    /// <summary>The dates that a rule without a problem gives as far ahead as they become occurrences.</summary>
    public static IReadOnlyList<PlannedDate> Plan(RecurrenceRule rule, IReadOnlyList<ClosedPeriod> closedPeriods, string timeZone, DateTime now)
    {
        var today = DateOnly.FromDateTime(WallClock.ToLocal(now, timeZone));
        var through = rule switch
        {
            RepeatingRule { Count: not null } or DatesRule => DateOnly.MaxValue,
            RepeatingRule { Until: not null } => today.AddDays(EndingHorizonDays),
            _ => today.AddDays(HorizonDays),
        };
        return RecurrenceDates.Plan(rule, closedPeriods, through);
    }

    public static void SetTimes(Occurrence occurrence, Series series, DateOnly day)
    {
        var start = day.ToDateTime(series.StartTime!.Value);
        var end = day.ToDateTime(series.EndTime!.Value);
        DateTime? doors = series.DoorsTime is { } time ? day.ToDateTime(time) : null;
        occurrence.SetDate(Decision.Decided, start, end > start ? end : end.AddDays(1), doors, series.TimeZone);
    }
}
