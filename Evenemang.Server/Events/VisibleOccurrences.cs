using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Events;

/// <summary>What the public may find: pages, lists, feeds and the API all begin here.</summary>
public static class VisibleOccurrences
{
    /// <summary>
    /// Published occurrences of published series. Of a discreet series only the very first one, until it begins, and that only where its organisers say
    /// so: where and when the group meets otherwise is for its members alone.
    /// </summary>
    /// <param name="db">Where to look.</param>
    /// <param name="now">UTC.</param>
    public static IQueryable<Occurrence> Visible(this EvenemangDb db, DateTime now) => db.Occurrences.Where(occurrence =>
        occurrence.State != OccurrenceState.Draft
        && occurrence.Series.Published
        && (!occurrence.Series.Discreet
            || (occurrence.Series.ShowsTimeAndPlace && occurrence.SortUtc > now && !db.Occurrences.Any(earlier =>
                earlier.SeriesId == occurrence.SeriesId
                && earlier.State != OccurrenceState.Draft
                && earlier.State != OccurrenceState.Cancelled
                && earlier.SortUtc < occurrence.SortUtc))));

    /// <summary>The occurrence without anything that tells when, where or about what the members meet.</summary>
    public static OccurrenceSummary WithoutTimeAndPlace(this OccurrenceSummary summary) => summary with
    {
        IsTimeAndPlaceHidden = true,
        Title = summary.SeriesTitle,
        Theme = null,
        Start = null,
        End = null,
        Doors = null,
        StartUtc = null,
        EndUtc = null,
        DoorsUtc = null,
        SortUtc = null,
        Candidates = [],
        Venue = null,
        MovedFrom = null,
        CancelReason = null,
    };
}
