using System.Linq.Expressions;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Events;

/// <summary>The columns that lists read; put together to an <see cref="OccurrenceSummary"/> in memory, where "its own or the series'" is decided.</summary>
internal sealed record OccurrenceRow
{
    public static Expression<Func<Occurrence, OccurrenceRow>> Columns { get; } = occurrence => new OccurrenceRow
    {
        Id = occurrence.Id,
        SeriesId = occurrence.SeriesId,
        Slug = occurrence.Slug,
        SeriesSlug = occurrence.Series.Slug,
        SeriesTitle = occurrence.Series.Title,
        Kind = occurrence.Series.Kind,
        Title = occurrence.Title,
        Summary = occurrence.Series.Summary,
        Organiser = occurrence.Series.Organiser,
        Theme = occurrence.Theme,
        ThemeDecision = occurrence.ThemeDecision,
        State = occurrence.State,
        DateDecision = occurrence.DateDecision,
        Start = occurrence.Start,
        End = occurrence.End,
        Doors = occurrence.Doors,
        StartUtc = occurrence.StartUtc,
        EndUtc = occurrence.EndUtc,
        DoorsUtc = occurrence.DoorsUtc,
        SortUtc = occurrence.SortUtc,
        TimeZone = occurrence.Series.TimeZone,
        Candidates = occurrence.Candidates,
        Venue = occurrence.Venue,
        SeriesVenue = occurrence.Series.Venue,
        VenueDecision = occurrence.VenueDecision,
        CancelReason = occurrence.CancelReason,
        MovedFrom = occurrence.MovedFrom,
        MinutesPublishedAt = occurrence.MinutesPublishedAt,
        Registration = occurrence.Registration,
        SeriesRegistration = occurrence.Series.Registration,
        Discreet = occurrence.Series.Discreet,
        HideCounts = occurrence.Series.HideCounts,
        UpdatedAt = occurrence.UpdatedAt,
    };

    public required Guid Id { get; init; }

    public required Guid SeriesId { get; init; }

    public required string Slug { get; init; }

    public required string SeriesSlug { get; init; }

    public required string SeriesTitle { get; init; }

    public required EventKind Kind { get; init; }

    public string? Title { get; init; }

    public string? Summary { get; init; }

    public string? Organiser { get; init; }

    public string? Theme { get; init; }

    public Decision ThemeDecision { get; init; }

    public OccurrenceState State { get; init; }

    public Decision DateDecision { get; init; }

    public DateTime? Start { get; init; }

    public DateTime? End { get; init; }

    public DateTime? Doors { get; init; }

    public DateTime? StartUtc { get; init; }

    public DateTime? EndUtc { get; init; }

    public DateTime? DoorsUtc { get; init; }

    public DateTime? SortUtc { get; init; }

    public required string TimeZone { get; init; }

    public IReadOnlyList<DateCandidate> Candidates { get; init; } = [];

    public Venue? Venue { get; init; }

    public Venue? SeriesVenue { get; init; }

    public Decision VenueDecision { get; init; }

    public string? CancelReason { get; init; }

    public MovedFrom? MovedFrom { get; init; }

    public DateTime? MinutesPublishedAt { get; init; }

    public RegistrationPolicy? Registration { get; init; }

    public required RegistrationPolicy SeriesRegistration { get; init; }

    public bool Discreet { get; init; }

    public bool HideCounts { get; init; }

    public DateTime UpdatedAt { get; init; }

    /// <summary>Whether the public may know how full it is.</summary>
    public bool HidesCounts => Discreet || HideCounts;

    public bool TakesSignUps => Policy.Scope is not RegistrationScope.None;

    public RegistrationPolicy Policy => Registration ?? SeriesRegistration;

    public OccurrenceSummary ToSummary(SeatSummary? seats) => new()
    {
        Id = Id,
        SeriesId = SeriesId,
        Slug = Slug,
        SeriesSlug = SeriesSlug,
        SeriesTitle = SeriesTitle,
        Kind = Kind,
        Title = Title ?? SeriesTitle,
        Summary = Summary,
        Organiser = Organiser,
        Theme = ThemeDecision is Decision.Undecided ? null : Theme,
        ThemeDecision = ThemeDecision,
        State = State,
        DateDecision = DateDecision,
        Start = Start,
        End = End,
        Doors = Doors,
        StartUtc = StartUtc,
        EndUtc = EndUtc,
        DoorsUtc = DoorsUtc,
        SortUtc = SortUtc,
        TimeZone = TimeZone,
        Candidates = DateDecision is Decision.Undecided ? [.. Candidates.Where(candidate => !candidate.IsDropped)] : [],
        Venue = VenueDecision is Decision.Undecided ? null : Venue ?? SeriesVenue,
        VenueDecision = VenueDecision,
        CancelReason = CancelReason,
        MovedFrom = MovedFrom,
        HasMinutes = MinutesPublishedAt is not null,
        Registration = Policy,
        Discreet = Discreet,
        Seats = seats,
        UpdatedAt = UpdatedAt,
    };
}
