using Evenemang.Server.Api;
using Evenemang.Shared;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Evenemang.Shared.Weather;

namespace Evenemang.Server.Events;

/// <summary>An edit of an occurrence; a field that is left out stays as it is. Lists are replaced whole.</summary>
internal record OccurrencePatch
{
    /// <summary>Anything for a draft. Once published a decided date is moved and an undecided one decided, because people are told.</summary>
    public Change<DateBody> Date { get; init; }

    /// <summary>The doors time alone.</summary>
    public Change<DateTimeOffset?> DoorsAt { get; init; }

    public Change<string?> Title { get; init; }

    public Change<string?> Theme { get; init; }

    public Change<Decision> ThemeDecision { get; init; }

    /// <summary>Null for the series' place.</summary>
    public Change<Venue?> Venue { get; init; }

    public Change<Decision> VenueDecision { get; init; }

    /// <summary>Markdown.</summary>
    public Change<string?> Description { get; init; }

    public Change<string?> DressCode { get; init; }

    public Change<IReadOnlyList<AgendaItem>> Agenda { get; init; }

    public Change<IReadOnlyList<Contributor>> Contributors { get; init; }

    public Change<IReadOnlyList<OccurrenceLink>> Links { get; init; }

    public Change<IReadOnlyList<ProgrammeItemBody>> Programme { get; init; }

    /// <summary>Markdown; public only after minutesPublished.</summary>
    public Change<string?> Minutes { get; init; }

    public Change<bool> MinutesPublished { get; init; }

    /// <summary>Null for the series' policy.</summary>
    public Change<PolicyPatch?> Registration { get; init; }

    /// <summary>Null for the series' plan.</summary>
    public Change<WeatherBody?> Weather { get; init; }

    /// <summary>The capacity alone; null for no limit.</summary>
    public Change<int?> Capacity { get; init; }

    public Change<bool> Facilitated { get; init; }

    /// <param name="zone">IANA name of the series' zone.</param>
    /// <param name="policy">The policy in force.</param>
    /// <param name="weather">The plan for the weather in force; null for none.</param>
    public OccurrenceEdit ToEdit(string zone, RegistrationPolicy policy, WeatherPlan? weather) => new()
    {
        Date = Date.IsMade ? new Change<DateEdit>(Date.Value?.ToEdit(zone)!) : default,
        Doors = DoorsAt.IsMade ? new Change<DateTime?>(ZonedTime.ToLocal(DoorsAt.Value, zone)) : default,
        Title = Title,
        Theme = Theme,
        ThemeDecision = ThemeDecision,
        Venue = Venue,
        VenueDecision = VenueDecision,
        Description = Description,
        DressCode = DressCode,
        Agenda = Agenda,
        Contributors = Contributors,
        Links = Links,
        Programme = Programme.IsMade ? new Change<IReadOnlyList<ProgrammeItemEdit>>([.. (Programme.Value ?? []).Select(item => item.ToEdit(zone))]) : default,
        Minutes = Minutes,
        MinutesPublished = MinutesPublished,
        Registration = Registration.IsMade ? new Change<RegistrationPolicy?>(Registration.Value?.Over(policy, zone)) : default,
        Weather = Weather.IsMade ? new Change<WeatherPlan?>(Weather.Value?.Over(weather, zone)) : default,
        Capacity = Capacity,
        Facilitated = Facilitated,
    };
}

/// <summary>A new occurrence, a draft until it is published. Without a date the date is undecided.</summary>
internal sealed record OccurrenceBody : OccurrencePatch
{
    /// <summary>Left out: made of the series' slug and the date.</summary>
    public string? Slug { get; init; }
}

/// <summary>When, and how settled that is: undecided takes candidates, the others a start and an end.</summary>
internal sealed record DateBody
{
    public Decision Decision { get; init; } = Decision.Decided;

    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    public DateTimeOffset? DoorsAt { get; init; }

    public IReadOnlyList<CandidateBody> Candidates { get; init; } = [];

    public DateEdit ToEdit(string zone) => new(
        Decision,
        ZonedTime.ToLocal(StartsAt, zone),
        ZonedTime.ToLocal(EndsAt, zone),
        ZonedTime.ToLocal(DoorsAt, zone),
        [.. Candidates.Select(date => new CandidateEdit(ZonedTime.ToLocal(date.StartsAt, zone), ZonedTime.ToLocal(date.EndsAt, zone), date.Id))]);
}

/// <summary>A date it may fall on; with the id of one that is kept or changed.</summary>
internal sealed record CandidateBody(DateTimeOffset StartsAt, DateTimeOffset EndsAt, Guid? Id = null);

/// <summary>A programme item; its place in the list is its order.</summary>
internal sealed record ProgrammeItemBody
{
    /// <summary>The item that is kept or changed; left out for a new one.</summary>
    public Guid? Id { get; init; }

    public required string Title { get; init; }

    public string? Description { get; init; }

    /// <summary>Left out for an all-day station.</summary>
    public DateTimeOffset? StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    /// <summary>"As long as there are teams": it has no end.</summary>
    public bool EndsWhenDone { get; init; }

    public string? Place { get; init; }

    public bool TakesRegistrations { get; init; }

    public int? Capacity { get; init; }

    public bool TeamsOnly { get; init; }

    /// <summary>Limits of its own; left out for those of the day.</summary>
    public ItemWeather? Weather { get; init; }

    public ProgrammeItemEdit ToEdit(string zone) => new()
    {
        Id = Id,
        Title = Title,
        Description = Description,
        Start = ZonedTime.ToLocal(StartsAt, zone),
        End = ZonedTime.ToLocal(EndsAt, zone),
        EndsWhenDone = EndsWhenDone,
        Place = Place,
        TakesRegistrations = TakesRegistrations,
        Capacity = Capacity,
        TeamsOnly = TeamsOnly,
        Weather = Weather,
    };
}
