using System.Text.Json.Serialization;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Evenemang.Shared.Weather;

namespace Evenemang.Server.Events;

/// <summary>An occurrence as the API tells it. Counts are absent where the series hides them.</summary>
internal sealed record OccurrenceResponse
{
    public required string Slug { get; init; }

    /// <summary>Slug of the series.</summary>
    public required string Series { get; init; }

    public required EventKind Kind { get; init; }

    public required string Title { get; init; }

    /// <summary>Null while undecided.</summary>
    public required string? Theme { get; init; }

    public required Decision ThemeDecision { get; init; }

    public required OccurrenceState State { get; init; }

    public required DateResponse Date { get; init; }

    /// <summary>IANA name; every time here stands in it.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Null while undecided, and where a discreet group keeps it to its members.</summary>
    public required Venue? Venue { get; init; }

    public required Decision VenueDecision { get; init; }

    /// <summary>Markdown.</summary>
    public required string? Description { get; init; }

    public required string? DressCode { get; init; }

    /// <summary>Heads that fit; absent for no limit.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Capacity { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Confirmed { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Waitlisted { get; init; }

    /// <summary>Heads for whom seats are kept until they have answered an offer.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Offered { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? SeatsLeft { get; init; }

    public required RegistrationResponse Registration { get; init; }

    public required IReadOnlyList<AgendaItem> Agenda { get; init; }

    public required IReadOnlyList<ProgrammeItemResponse> Programme { get; init; }

    public required IReadOnlyList<Contributor> Contributors { get; init; }

    public required IReadOnlyList<OccurrenceLink> Links { get; init; }

    public required IReadOnlyList<DocumentSummary> Documents { get; init; }

    /// <summary>Markdown; absent until published.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Minutes { get; init; }

    /// <summary>How the weather is watched and decided: its own plan or the series'. Organisers only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WeatherPlanResponse? Weather { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MovedFromResponse? MovedFrom { get; init; }

    public required string? CancelReason { get; init; }

    public required string Uid { get; init; }

    public required int Sequence { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }
}

/// <summary>When, and how settled that is.</summary>
internal sealed record DateResponse(
    Decision Decision,
    DateTimeOffset? StartsAt,
    DateTimeOffset? EndsAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? DoorsAt,
    IReadOnlyList<CandidateResponse> Candidates);

/// <summary>One date it may fall on.</summary>
internal sealed record CandidateResponse(Guid Id, string Uid, DateTimeOffset StartsAt, DateTimeOffset EndsAt);

/// <summary>Where and when it was before it last moved.</summary>
internal sealed record MovedFromResponse(DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, string? VenueName, DateTimeOffset MovedAt);

/// <summary>How people sign up.</summary>
/// <param name="Scope">What one sign-up is for.</param>
/// <param name="OpensAt">Null for at publication.</param>
/// <param name="ClosesAt">Exclusive; null when it follows from a date that is not decided.</param>
/// <param name="Approval">Whether an organiser approves each sign-up.</param>
/// <param name="Waitlist">Whether people may wait when it is full.</param>
/// <param name="Details">What a sign-up must tell.</param>
/// <param name="MaxHeads">Largest party.</param>
/// <param name="Questions">What is asked beside name and contact; answers are sent by key.</param>
internal sealed record RegistrationResponse(
    RegistrationScope Scope,
    DateTimeOffset? OpensAt,
    DateTimeOffset? ClosesAt,
    bool Approval,
    bool Waitlist,
    RegistrationDetails Details,
    int MaxHeads,
    IReadOnlyList<Question> Questions);

/// <summary>One item of the day's programme.</summary>
internal sealed record ProgrammeItemResponse
{
    public required Guid Id { get; init; }

    public required string Title { get; init; }

    public required string? Description { get; init; }

    /// <summary>Null for an all-day station.</summary>
    public required DateTimeOffset? StartsAt { get; init; }

    public required DateTimeOffset? EndsAt { get; init; }

    public required bool EndsWhenDone { get; init; }

    public required string? Place { get; init; }

    public required bool TakesRegistrations { get; init; }

    public required bool TeamsOnly { get; init; }

    /// <summary>Limits for the weather of its own; organisers only, absent for those of the day.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ItemWeather? Weather { get; init; }

    /// <summary>Present when it was dropped from a programme that otherwise stands.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? DropReason { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Capacity { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Confirmed { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? SeatsLeft { get; init; }
}
