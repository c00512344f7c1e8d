using System.Globalization;
using Evenemang.Shared.Events;

namespace Evenemang.Shared.Calendars;

/// <summary>Something that happened to an occurrence and that subscribers of the news want to hear.</summary>
/// <param name="Key">Names the happening for ever, together with the occurrence's id.</param>
/// <param name="At">UTC instant.</param>
/// <param name="Title">What and when, in a line.</param>
/// <param name="Occurrence">Whose it is.</param>
public sealed record NewsItem(string Key, DateTime At, string Title, Occurrence Occurrence)
{
    /// <summary>What has happened to <paramref name="occurrence"/>: published, date decided, moved, cancelled, reinstated, minutes published.</summary>
    public static IEnumerable<NewsItem> Of(Occurrence occurrence, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(occurrence);
        if (occurrence.PublishedAt is { } published)
        {
            yield return Item("published", published, "NewsPublished");
        }

        if (occurrence is { DateDecision: Decision.Decided, DateDecidedAt: { } decided, PublishedAt: { } since, MovedFrom: null, State: OccurrenceState.Confirmed or OccurrenceState.Tentative or OccurrenceState.Held } && decided > since)
        {
            yield return Item("decided", decided, "NewsDecided");
        }

        if (occurrence.MovedFrom is { } move)
        {
            var isPlaceOnly = (move.Start, move.End) == (occurrence.Start, occurrence.End) && occurrence.ShownVenue is not null;
            yield return Item(Stamped("moved", move.At), move.At, isPlaceOnly ? "NewsMovedPlace" : "NewsMoved");
        }

        if (occurrence is { State: OccurrenceState.Cancelled, CancelledAt: { } cancelled })
        {
            yield return Item(Stamped("cancelled", cancelled), cancelled, "NewsCancelled");
        }

        if (occurrence.ReinstatedAt is { } reinstated)
        {
            yield return Item(Stamped("reinstated", reinstated), reinstated, "NewsReinstated");
        }

        if (occurrence is { MinutesPublishedAt: { } minutes, Minutes: not null })
        {
            yield return Item("minutes", minutes, "NewsMinutes");
        }

        NewsItem Item(string key, DateTime at, string words) => new(key, at, CalendarWords.Get(words, culture, TitleOf(occurrence, culture), occurrence.ShownVenue?.Name ?? ""), occurrence);
    }

    private static string TitleOf(Occurrence occurrence, CultureInfo culture)
    {
        var when = occurrence.Start is { } start ? DateWords.DateAndTime(start, culture)
            : DateWords.Candidates(occurrence.OpenCandidates.Select(candidate => DateOnly.FromDateTime(candidate.Start)), culture);
        return when.Length == 0 ? occurrence.ShownTitle : CalendarWords.Get("NewsTitle", culture, occurrence.ShownTitle, when);
    }

    private static string Stamped(string key, DateTime at) => string.Create(CultureInfo.InvariantCulture, $"{key}/{at:yyyyMMddHHmmss}");
}
