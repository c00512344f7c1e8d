using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Notices;

/// <summary>Everything the text of one notice needs, as it is true now.</summary>
public sealed record NoticeFacts : OccasionFacts
{
    /// <summary>Why it is owed.</summary>
    public required NoticeKind Kind { get; init; }

    /// <summary>When it became owed (UTC).</summary>
    public required DateTime OwedAt { get; init; }

    /// <summary>To whom.</summary>
    public required Registration Registration { get; init; }

    /// <summary>What the organiser has written; null for other letters.</summary>
    public OrganiserMessage? Message { get; init; }

    /// <summary>The person's own link to the survey; null for other letters, and when there is no survey any more.</summary>
    public string? SurveyUrl { get; init; }

    /// <summary>The short code to show at the door; null where it is not to be told.</summary>
    public string? DoorCode { get; init; }

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

    /// <summary>The person's own calendar feed; disclosed by mail only.</summary>
    public required string FeedUrl { get; init; }

    /// <summary>Message-IDs sent about this sign-up before, oldest first.</summary>
    public IReadOnlyList<string> Thread { get; init; } = [];

    /// <summary>Whether the sign-up is for every date of the series.</summary>
    public bool IsSeriesWide => Registration.OccurrenceId is null;

    /// <summary>A place in a group that waits for enough people: no date is promised yet.</summary>
    public bool IsAwaitingStart => IsSeriesWide && Series.AwaitsStart;

    /// <summary>For the group's contact: local wall-clock time from which the group runs itself; null for other letters, and for one who is the contact no longer.</summary>
    public DateTime? RunsItselfFrom { get; init; }

    /// <summary>For the group's contact: whether that time has come.</summary>
    public bool RunsItself => RunsItselfFrom <= Evenemang.Shared.Events.WallClock.ToLocal(Now, Series.TimeZone);

    /// <summary>Whether nobody of the house may know who is in the group any more: its answers go to nobody here.</summary>
    public bool IsOfOwnGroup { get; init; }

    /// <summary>Whether it goes to the contact of such a group.</summary>
    public bool IsToContact { get; init; }

    /// <summary>What the member calls themselves who wrote the message; null for other letters, and for one without a name.</summary>
    public string? WrittenBy { get; init; }

    /// <summary>Whether the message is about the person's sign-up to the whole series, and not about one of its dates.</summary>
    public bool IsAboutSeries => Occurrence is null;
}
