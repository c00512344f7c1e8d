using Evenemang.Shared.Events;

namespace Evenemang.Shared.Calendars;

/// <summary>Which occurrences a public feed holds at a moment, and until when that answer stands.</summary>
public static class FeedContents
{
    /// <summary>How long a cancelled entry stays after it would have ended, in days; readers that look once a week must still see it.</summary>
    public const int CancelledDays = 45;

    /// <summary>How long any entry stays after its end, in days.</summary>
    public const int PastDays = 400;

    /// <summary>The most occurrences in one feed; Google loses what lies beyond some 1,100 entries without a word.</summary>
    public const int MaxOccurrences = 1000;

    /// <summary>The public occurrences at <paramref name="now"/> (UTC), by time; of too many the latest.</summary>
    /// <param name="occurrences">All of the series concerned, with their series loaded.</param>
    /// <param name="now">UTC.</param>
    /// <param name="keepsPast">True for the feed of one occurrence, which keeps what it has for ever.</param>
    /// <param name="keepsUndated">True for the news, which also tells of occurrences without any date.</param>
    public static FeedSelection Public(IEnumerable<Occurrence> occurrences, DateTime now, bool keepsPast = false, bool keepsUndated = false)
    {
        ArgumentNullException.ThrowIfNull(occurrences);
        List<Occurrence> held = [];
        var (lastLeft, until) = (DateTime.MinValue, DateTime.MaxValue);
        foreach (var series in occurrences.Where(occurrence => IsPublic(occurrence, keepsUndated)).GroupBy(occurrence => occurrence.SeriesId))
        {
            // Of a group that keeps its times to itself nothing was ever public, so nothing leaves either.
            if (!series.First().Series.IsOpenAboutTimeAndPlace) continue;
            var started = series.First().Series.Discreet ? StartOfGroup(series) : (DateTime?)null;
            foreach (var occurrence in series)
            {
                var leaves = Leaves(occurrence, keepsPast);
                if (started is { } start)
                {
                    // Public is a discreet group's start meeting until it begins, and what was called off before it. Nothing later ever is.
                    leaves = occurrence.SortUtc is not { } at || at > start ? DateTime.MinValue : leaves < start ? leaves : start;
                }

                if (leaves > now)
                {
                    held.Add(occurrence);
                    until = leaves < until ? leaves : until;
                }
                else if (leaves > lastLeft)
                {
                    lastLeft = leaves;
                }
            }
        }

        var ordered = held.OrderBy(occurrence => occurrence.SortUtc).ThenBy(occurrence => occurrence.Uid, StringComparer.Ordinal).TakeLast(MaxOccurrences);
        return new([.. ordered], lastLeft, until);
    }

    private static bool IsPublic(Occurrence occurrence, bool keepsUndated) =>
        occurrence.IsPublic && occurrence.Series.Published && (keepsUndated || occurrence.SortUtc is not null);

    /// <summary>A group starts with its first meeting that is not cancelled; one that was cancelled whole, with its first.</summary>
    private static DateTime StartOfGroup(IEnumerable<Occurrence> series)
    {
        static DateTime? First(IEnumerable<Occurrence> meetings) => meetings.Min(occurrence => occurrence.StartUtc ?? occurrence.SortUtc);
        return First(series.Where(occurrence => occurrence.State is not OccurrenceState.Cancelled)) ?? First(series) ?? DateTime.MaxValue;
    }

    private static DateTime Leaves(Occurrence occurrence, bool keepsPast)
    {
        var ends = occurrence.EndUtc ?? LastCandidate(occurrence);
        return keepsPast || ends is not { } end
            ? DateTime.MaxValue
            : end.AddDays(occurrence.State is OccurrenceState.Cancelled ? CancelledDays : PastDays);
    }

    private static DateTime? LastCandidate(Occurrence occurrence) =>
        occurrence.OpenCandidates.Select(candidate => (DateTime?)WallClock.ToUtc(candidate.End, occurrence.Series.TimeZone)).Max();
}

/// <summary>What a feed holds.</summary>
/// <param name="Occurrences">In the order of their time.</param>
/// <param name="LastLeft">UTC instant the last one left because its time was up; <see cref="DateTime.MinValue"/> if none has.</param>
/// <param name="Until">UTC instant the next one leaves; <see cref="DateTime.MaxValue"/> if none will.</param>
public sealed record FeedSelection(IReadOnlyList<Occurrence> Occurrences, DateTime LastLeft, DateTime Until);
