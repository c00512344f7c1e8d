using System.Globalization;
using Evenemang.Shared.Calendars;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;

namespace Evenemang.Server.Notices;

/// <summary>Everything the text of one notice to a follower needs, as it is true now.</summary>
public sealed record FollowerFacts
{
    /// <summary>Why it is owed.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime Now { get; init; }

    /// <summary>"sv" or "en", as they chose.</summary>
    public required string Language { get; init; }

    /// <summary>The series followed; null for everything.</summary>
    public Series? Follows { get; init; }

    /// <summary>The date it is about; null for the question and for news.</summary>
    public OccasionFacts? About { get; init; }

    /// <summary>For news: what has happened, oldest first.</summary>
    public IReadOnlyList<NewsItem> News { get; init; } = [];

    /// <summary>Where pages begin, in their language.</summary>
    public required string PagesUrl { get; init; }

    /// <summary>The page behind which one button says yes.</summary>
    public required string ConfirmUrl { get; init; }

    /// <summary>The page behind which one button says no more; takes the one-click POST of RFC 8058 too.</summary>
    public required string StopUrl { get; init; }

    /// <summary>The culture of <see cref="Language"/>.</summary>
    public CultureInfo Culture => OccasionFacts.CultureOf(Language);
}
