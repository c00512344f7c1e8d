using System.Text.Json.Serialization;
using Evenemang.Server.Api;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations;

/// <summary>"Your place" as the API tells it to whoever has the link.</summary>
internal sealed record PlaceResponse
{
    public required RegistrationState Status { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Position { get; init; }

    /// <summary>For offered: until when it can be answered.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? OfferEndsAt { get; init; }

    /// <summary>Slug of the series.</summary>
    public required string Series { get; init; }

    /// <summary>Slug of the occurrence; null for the whole series.</summary>
    public required string? Occurrence { get; init; }

    public required Guid? ProgrammeItem { get; init; }

    public required string Title { get; init; }

    /// <summary>State of the occurrence: a place at a cancelled one is no place. Absent for the whole series.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public OccurrenceState? OccurrenceState { get; init; }

    public required DateTimeOffset? StartsAt { get; init; }

    public required DateTimeOffset? EndsAt { get; init; }

    public required int Heads { get; init; }

    public required string? Name { get; init; }

    public required string? TeamName { get; init; }

    public required string? Email { get; init; }

    public required string? Phone { get; init; }

    /// <summary>Has said yes to SMS at that number.</summary>
    public required bool SmsReminders { get; init; }

    public required IReadOnlyDictionary<string, string> Answers { get; init; }

    public required string Language { get; init; }

    public required string ManageUrl { get; init; }

    public required string CalendarUrl { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public static PlaceResponse Of(RegistrationView view, string token, RegistrationLinks links)
    {
        var (registration, occurrence, zone) = (view.Registration, view.Occurrence, view.Series.TimeZone);
        return new()
        {
            Status = registration.State,
            Position = view.Position,
            OfferEndsAt = registration.OfferEndsAt is { } until ? ZonedTime.FromUtc(until, zone) : null,
            Series = view.Series.Slug,
            Occurrence = occurrence?.Slug,
            ProgrammeItem = registration.ProgrammeItemId,
            Title = view.Item?.Title ?? occurrence?.ShownTitle ?? view.Series.Title,
            OccurrenceState = occurrence?.State,
            StartsAt = ZonedTime.FromLocal(view.HidesTimes ? null : view.Item?.Start ?? occurrence?.Start, zone),
            EndsAt = ZonedTime.FromLocal(view.HidesTimes ? null : view.Item is null ? occurrence?.End : view.Item.End, zone),
            Heads = registration.Heads,
            Name = registration.Name,
            TeamName = registration.TeamName,
            Email = registration.Email,
            Phone = registration.Phone,
            SmsReminders = registration.WishesSms,
            Answers = registration.Answers,
            Language = registration.Language,
            ManageUrl = links.Manage(token, registration.Language),
            CalendarUrl = links.Calendar(view.CalendarToken),
            CreatedAt = ZonedTime.FromUtc(registration.CreatedAt, zone),
            UpdatedAt = ZonedTime.FromUtc(registration.UpdatedAt, zone),
        };
    }
}

/// <summary>A registration as organisers see it in the list.</summary>
internal sealed record RegistrationItem
{
    public required Guid Id { get; init; }

    /// <summary>Order of sign-up within the target; the waitlist keeps it.</summary>
    public required int Number { get; init; }

    public required RegistrationState Status { get; init; }

    /// <summary>For offered: until when it can be answered.</summary>
    public required DateTimeOffset? OfferEndsAt { get; init; }

    /// <summary>Whether it is for the whole series.</summary>
    public required bool WholeSeries { get; init; }

    /// <summary>Has said that they cannot come to this occurrence of the series.</summary>
    public required bool ReportedAbsent { get; init; }

    public required Guid? ProgrammeItem { get; init; }

    public required int Heads { get; init; }

    public required string? Name { get; init; }

    public required string? TeamName { get; init; }

    public required string? Email { get; init; }

    public required string? Phone { get; init; }

    /// <summary>Has said yes to SMS at that number.</summary>
    public required bool SmsReminders { get; init; }

    public required IReadOnlyDictionary<string, string> Answers { get; init; }

    public required string Language { get; init; }

    public required RegistrationSource Source { get; init; }

    public required Attendance Attendance { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? ConfirmedAt { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }

    public static RegistrationItem Of(Registration row, bool reportedAbsent, string zone) => new()
    {
        Id = row.Id,
        Number = row.Number,
        Status = row.State,
        OfferEndsAt = row.OfferEndsAt is { } until ? ZonedTime.FromUtc(until, zone) : null,
        WholeSeries = row.OccurrenceId is null,
        ReportedAbsent = reportedAbsent,
        ProgrammeItem = row.ProgrammeItemId,
        Heads = row.Heads,
        Name = row.Name,
        TeamName = row.TeamName,
        Email = row.Email,
        Phone = row.Phone,
        SmsReminders = row.WishesSms,
        Answers = row.Answers,
        Language = row.Language,
        Source = row.Source,
        Attendance = row.Attendance,
        CreatedAt = ZonedTime.FromUtc(row.CreatedAt, zone),
        ConfirmedAt = row.ConfirmedAt is { } confirmed ? ZonedTime.FromUtc(confirmed, zone) : null,
        EndedAt = row.EndedAt is { } ended ? ZonedTime.FromUtc(ended, zone) : null,
    };
}
