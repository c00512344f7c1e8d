using System.Globalization;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Notices;

/// <summary>Everything the text of one notice needs, as it is true now.</summary>
public sealed record NoticeFacts
{
    /// <summary>Why it is owed.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>When it became owed (UTC).</summary>
    public required DateTime OwedAt { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime Now { get; init; }

    /// <summary>To whom.</summary>
    public required Registration Registration { get; init; }

    /// <summary>About which series.</summary>
    public required Series Series { get; init; }

    /// <summary>About which occurrence, with its series; null when about the whole series.</summary>
    public Occurrence? Occurrence { get; init; }

    /// <summary>The one programme item signed up to, if only that.</summary>
    public ProgrammeItem? Item { get; init; }

    /// <summary>For a sign-up to a whole series: its dates to come that it has not reported absence from, in order, with their series.</summary>
    public IReadOnlyList<Occurrence> Coming { get; init; } = [];

    /// <summary>1-based place on the waitlist, when waitlisted.</summary>
    public int? Position { get; init; }

    /// <summary>
    /// How often places under this address in this series have come and gone; added to the occurrence's SEQUENCE, so that an invitation after a withdrawal counts for more
    /// than the cancellation before it.
    /// </summary>
    public int CalendarChanges { get; init; }

    /// <summary>Whether another sign-up under the same address keeps the occurrence in the person's calendar.</summary>
    public bool KeepsCalendarEntry { get; init; }

    /// <summary>The secret link to "your place".</summary>
    public required string ManageUrl { get; init; }

    /// <summary>The public page.</summary>
    public required string PageUrl { get; init; }

    /// <summary>The person's own calendar feed; disclosed by mail only.</summary>
    public required string FeedUrl { get; init; }

    /// <summary>Message-IDs sent about this sign-up before, oldest first.</summary>
    public IReadOnlyList<string> Thread { get; init; } = [];

    /// <summary>Swedish or English, as the person chose.</summary>
    public CultureInfo Culture => CultureInfo.GetCultureInfo(Registration.Language == "en" ? "en-GB" : "sv-SE");

    /// <summary>The reader's date, by which years are left out.</summary>
    public DateOnly Today => DateOnly.FromDateTime(WallClock.ToLocal(Now, Series.TimeZone));

    /// <summary>The occurrence, or for a whole series the next one; null when there is none.</summary>
    public Occurrence? Next => Occurrence ?? (Coming.Count > 0 ? Coming[0] : null);

    /// <summary>Whether the sign-up is for every date of the series.</summary>
    public bool IsSeriesWide => Registration.OccurrenceId is null;

    /// <summary>Whether the message is about the person's sign-up to the whole series, and not about one of its dates.</summary>
    public bool IsAboutSeries => Occurrence is null;
}
