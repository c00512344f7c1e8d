using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Events;

/// <summary>An occurrence as lists show it. Times are local wall-clock times in <see cref="TimeZone"/>; those that end in Utc are instants.</summary>
public sealed record OccurrenceSummary
{
    public required Guid Id { get; init; }

    public required Guid SeriesId { get; init; }

    public required string Slug { get; init; }

    public required string SeriesSlug { get; init; }

    public required string SeriesTitle { get; init; }

    public required EventKind Kind { get; init; }

    /// <summary>Its own title or the series'.</summary>
    public required string Title { get; init; }

    /// <summary>The series' summary.</summary>
    public string? Summary { get; init; }

    public string? Organiser { get; init; }

    public string? Theme { get; init; }

    public Decision ThemeDecision { get; init; }

    public required OccurrenceState State { get; init; }

    public required Decision DateDecision { get; init; }

    public DateTime? Start { get; init; }

    public DateTime? End { get; init; }

    public DateTime? Doors { get; init; }

    public DateTime? StartUtc { get; init; }

    public DateTime? EndUtc { get; init; }

    public DateTime? DoorsUtc { get; init; }

    /// <summary>Doors, start or first candidate; null when there is no date at all.</summary>
    public DateTime? SortUtc { get; init; }

    public required string TimeZone { get; init; }

    /// <summary>Dates it may fall on; empty once one is decided.</summary>
    public IReadOnlyList<DateCandidate> Candidates { get; init; } = [];

    /// <summary>Its own place or the series'; null while undecided.</summary>
    public Venue? Venue { get; init; }

    public Decision VenueDecision { get; init; }

    public string? CancelReason { get; init; }

    public MovedFrom? MovedFrom { get; init; }

    /// <summary>Whether minutes can be read on its page.</summary>
    public bool HasMinutes { get; init; }

    public required RegistrationPolicy Registration { get; init; }

    /// <summary>Whether the series keeps its members' whereabouts to themselves.</summary>
    public bool Discreet { get; init; }

    /// <summary>A discreet series has begun: time and place are left out here and must not be shown anywhere public.</summary>
    public bool IsTimeAndPlaceHidden { get; init; }

    /// <summary>Null where nobody signs up and where the series hides counts.</summary>
    public SeatSummary? Seats { get; init; }

    public DateTime UpdatedAt { get; init; }
}
