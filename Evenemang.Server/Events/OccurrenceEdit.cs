using Evenemang.Shared;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Evenemang.Shared.Weather;

namespace Evenemang.Server.Events;

/// <summary>A partial edit of an occurrence: fields that are not set stay as they are. Lists are replaced as a whole.</summary>
public sealed record OccurrenceEdit
{
    /// <summary>
    /// For a draft anything. Once published: new candidates while undecided, and another doors time; a decided date is moved
    /// (<see cref="MoveOccurrence"/>) and an undecided one decided (<see cref="DecideDate"/>), because people are told.
    /// </summary>
    public Change<DateEdit> Date { get; init; }

    /// <summary>Local wall-clock doors time alone.</summary>
    public Change<DateTime?> Doors { get; init; }

    public Change<string?> Title { get; init; }

    public Change<string?> Theme { get; init; }

    /// <summary>Follows the theme when not set: a theme is decided, no theme stays as it was.</summary>
    public Change<Decision> ThemeDecision { get; init; }

    /// <summary>Null for the series' place.</summary>
    public Change<Venue?> Venue { get; init; }

    public Change<Decision> VenueDecision { get; init; }

    public Change<string?> Description { get; init; }

    public Change<string?> DressCode { get; init; }

    public Change<IReadOnlyList<AgendaItem>> Agenda { get; init; }

    public Change<IReadOnlyList<Contributor>> Contributors { get; init; }

    public Change<IReadOnlyList<OccurrenceLink>> Links { get; init; }

    public Change<IReadOnlyList<ProgrammeItemEdit>> Programme { get; init; }

    /// <summary>Markdown. Public only after <see cref="MinutesPublished"/>.</summary>
    public Change<string?> Minutes { get; init; }

    public Change<bool> MinutesPublished { get; init; }

    /// <summary>Null for the series' policy.</summary>
    public Change<RegistrationPolicy?> Registration { get; init; }

    /// <summary>Null for the series' plan.</summary>
    public Change<WeatherPlan?> Weather { get; init; }

    /// <summary>The capacity alone, kept in a policy of its own; null for no limit.</summary>
    public Change<int?> Capacity { get; init; }

    public Change<bool> Facilitated { get; init; }
}

/// <summary>A date as the organiser means it, in local wall-clock time.</summary>
/// <param name="Decision">Undecided takes candidates, the others a start and an end.</param>
/// <param name="Start">Start.</param>
/// <param name="End">End, after the start.</param>
/// <param name="Doors">Doors, at or before the start.</param>
/// <param name="Candidates">Dates it may fall on.</param>
public sealed record DateEdit(
    Decision Decision, DateTime? Start = null, DateTime? End = null, DateTime? Doors = null, IReadOnlyList<CandidateEdit>? Candidates = null);

/// <summary>A date it may fall on.</summary>
/// <param name="Start">Local wall-clock start.</param>
/// <param name="End">Local wall-clock end, after the start.</param>
/// <param name="Id">The candidate that is changed or kept; null for a new one.</param>
public sealed record CandidateEdit(DateTime Start, DateTime End, Guid? Id = null);

/// <summary>A programme item as the organiser means it; its place in the list is its order.</summary>
public sealed record ProgrammeItemEdit
{
    /// <summary>The item that is changed or kept; null for a new one.</summary>
    public Guid? Id { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    /// <summary>Local wall-clock start; null for an all-day station.</summary>
    public DateTime? Start { get; init; }

    /// <summary>Local wall-clock end, after the start.</summary>
    public DateTime? End { get; init; }

    /// <summary>"As long as there are teams"; then it has no end.</summary>
    public bool EndsWhenDone { get; init; }

    public string? Place { get; init; }

    public bool TakesRegistrations { get; init; }

    public int? Capacity { get; init; }

    public bool TeamsOnly { get; init; }

    /// <summary>Limits of its own; null for those of the day.</summary>
    public ItemWeather? Weather { get; init; }
}
