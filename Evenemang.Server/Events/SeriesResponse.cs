using System.Text.Json.Serialization;
using Evenemang.Server.Api;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;

namespace Evenemang.Server.Events;

/// <summary>A series as lists tell it.</summary>
internal sealed record SeriesListItem(string Slug, EventKind Kind, string Title, string? Summary, string? Organiser, DateTimeOffset UpdatedAt);

/// <summary>A series as the API tells it. Where a discreet group keeps to itself when and where it meets, that is left out.</summary>
internal sealed record SeriesResponse
{
    public required string Slug { get; init; }

    public required EventKind Kind { get; init; }

    public required string Title { get; init; }

    public required string? Summary { get; init; }

    /// <summary>Markdown.</summary>
    public required string? Description { get; init; }

    public required string? Organiser { get; init; }

    public required IReadOnlyList<string> CoOrganisers { get; init; }

    public required Contact? Contact { get; init; }

    public required string TimeZone { get; init; }

    public required Venue? Venue { get; init; }

    public required RecurrenceRule? Recurrence { get; init; }

    public required TimeOnly? StartTime { get; init; }

    public required TimeOnly? EndTime { get; init; }

    public required TimeOnly? DoorsTime { get; init; }

    public required IReadOnlyList<ClosedPeriod> ClosedPeriods { get; init; }

    public required bool Discreet { get; init; }

    /// <summary>Of a discreet series: whether the public is told when and where it meets; organisers only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public bool? ShowsTimeAndPlace { get; init; }

    /// <summary>Of a discreet series: what members' calendars call its meetings; organisers only, absent for neutral words of ours.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CalendarTitle { get; init; }

    public required RegistrationResponse Registration { get; init; }

    /// <summary>For sign-up to the whole series.</summary>
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

    /// <summary>The policy whole, as it is edited; organisers only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PolicyResponse? Policy { get; init; }

    /// <summary>Which messages it sends, when, and in which words; organisers only.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NoticeSettings? Notices { get; init; }

    /// <summary>How the weather is watched and decided; organisers only, absent without a plan.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WeatherPlanResponse? Weather { get; init; }

    /// <summary>After a write: what became of the dates the rule gave, holidays and closed periods among them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PlannedDate>? Planned { get; init; }

    /// <summary>After a write: slugs of published or hand-edited occurrences that lie elsewhere than the rule says and were left alone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Differing { get; init; }

    public required bool Published { get; init; }

    /// <summary>Slug of the next occurrence; null when none is planned.</summary>
    public required string? NextOccurrence { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public static SeriesResponse Of(SeriesDetails details, bool forOrganisers)
    {
        var zone = details.TimeZone;
        return new()
        {
            Slug = details.Slug,
            Kind = details.Kind,
            Title = details.Title,
            Summary = details.Summary,
            Description = details.Description,
            Organiser = details.Organiser,
            CoOrganisers = details.CoOrganisers,
            Contact = details.Contact,
            TimeZone = zone,
            Venue = details.Venue,
            Recurrence = details.Recurrence,
            StartTime = details.StartTime,
            EndTime = details.EndTime,
            DoorsTime = details.DoorsTime,
            ClosedPeriods = details.ClosedPeriods,
            Discreet = details.Discreet,
            ShowsTimeAndPlace = forOrganisers && details.Discreet ? details.ShowsTimeAndPlace : null,
            CalendarTitle = forOrganisers ? details.CalendarTitle : null,
            Registration = OccurrenceShape.Of(details.Registration, details.Next?.Start, zone),
            Capacity = details.Seats?.Capacity,
            Confirmed = details.Seats?.Confirmed,
            Waitlisted = details.Seats?.Waiting,
            Offered = details.Seats?.Offered,
            SeatsLeft = details.Seats?.Left,
            Weather = forOrganisers && details.Weather is { } plan ? WeatherPlanResponse.Of(plan, zone) : null,
            Policy = forOrganisers ? PolicyResponse.Of(details.Registration, zone) : null,
            Notices = details.Notices,
            Published = details.Published,
            NextOccurrence = details.Next?.Slug,
            UpdatedAt = ZonedTime.FromUtc(details.UpdatedAt, zone),
        };
    }
}
