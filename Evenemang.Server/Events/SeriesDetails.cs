using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Shared.Weather;

namespace Evenemang.Server.Events;

/// <summary>Everything about a series that its page and the API tell.</summary>
public sealed record SeriesDetails
{
    public required Guid Id { get; init; }

    public required string Slug { get; init; }

    public required EventKind Kind { get; init; }

    public required string Title { get; init; }

    public string? Summary { get; init; }

    /// <summary>Markdown.</summary>
    public string? Description { get; init; }

    public string? Organiser { get; init; }

    public IReadOnlyList<string> CoOrganisers { get; init; } = [];

    public Contact? Contact { get; init; }

    public required string TimeZone { get; init; }

    /// <summary>Null too where a discreet series keeps it to itself.</summary>
    public Venue? Venue { get; init; }

    /// <summary>Null too where a discreet series keeps it to itself.</summary>
    public RecurrenceRule? Recurrence { get; init; }

    public TimeOnly? StartTime { get; init; }

    public TimeOnly? EndTime { get; init; }

    public TimeOnly? DoorsTime { get; init; }

    public IReadOnlyList<ClosedPeriod> ClosedPeriods { get; init; } = [];

    public required RegistrationPolicy Registration { get; init; }

    /// <summary>Organisers only.</summary>
    public WeatherPlan? Weather { get; init; }

    /// <summary>UTC instant a group was sure to start; null while it waits, and for what waits for nobody.</summary>
    public DateTime? StartConfirmedAt { get; init; }

    public bool Discreet { get; init; }

    /// <summary>Of a discreet series: whether the public is told when and where it meets.</summary>
    public bool ShowsTimeAndPlace { get; init; }

    /// <summary>Organisers only: what members' calendars call the meetings of a discreet series.</summary>
    public string? CalendarTitle { get; init; }

    public bool HideCounts { get; init; }

    /// <summary>Which messages it sends; for organisers only, null for everyone else.</summary>
    public NoticeSettings? Notices { get; init; }

    public bool Published { get; init; }

    /// <summary>Whether its first public occurrence has started.</summary>
    public bool HasStarted { get; init; }

    /// <summary>A discreet series keeps time and place to itself: they are left out.</summary>
    public bool IsTimeAndPlaceHidden { get; init; }

    /// <summary>For sign-up to the whole series; null where there is none and where counts are hidden.</summary>
    public SeatSummary? Seats { get; init; }

    /// <summary>The first coming occurrence that is not cancelled.</summary>
    public OccurrenceSummary? Next { get; init; }

    /// <summary>By date, soonest first; those without a date last; cancelled ones among them.</summary>
    public IReadOnlyList<OccurrenceSummary> Coming { get; init; } = [];

    /// <summary>Latest first, at most <see cref="PublicSeries.MaxEarlier"/>.</summary>
    public IReadOnlyList<OccurrenceSummary> Earlier { get; init; } = [];

    /// <summary>Guards edits: the value of If-Match.</summary>
    public int Version { get; init; }

    public DateTime UpdatedAt { get; init; }
}

/// <summary>A series as lists show it.</summary>
public sealed record SeriesSummary(string Slug, EventKind Kind, string Title, string? Summary, string? Organiser, DateTime UpdatedAt);
