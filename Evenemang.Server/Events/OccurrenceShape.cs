using Evenemang.Server.Api;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Events;

/// <summary>Puts what the rooms read into the shape the API tells.</summary>
internal static class OccurrenceShape
{
    public static OccurrenceResponse Of(OccurrenceDetails details)
    {
        var summary = details.Summary;
        var zone = summary.TimeZone;
        return new()
        {
            Slug = summary.Slug,
            Series = summary.SeriesSlug,
            Kind = summary.Kind,
            Title = summary.Title,
            Theme = summary.Theme,
            ThemeDecision = summary.ThemeDecision,
            State = summary.State,
            Date = new(
                summary.DateDecision,
                ZonedTime.FromLocal(summary.Start, zone),
                ZonedTime.FromLocal(summary.End, zone),
                ZonedTime.FromLocal(summary.Doors, zone),
                [.. summary.Candidates.Select(date => new CandidateResponse(date.Id, date.Uid, ZonedTime.FromLocal(date.Start, zone), ZonedTime.FromLocal(date.End, zone)))]),
            TimeZone = zone,
            Venue = summary.Venue,
            VenueDecision = summary.VenueDecision,
            Description = details.Description,
            DressCode = details.DressCode,
            Capacity = summary.Seats?.Capacity,
            Confirmed = summary.Seats?.Confirmed,
            Waitlisted = summary.Seats?.Waiting,
            Offered = summary.Seats?.Offered,
            SeatsLeft = summary.Seats?.Left,
            Registration = Of(summary.Registration, summary.Start, zone),
            Agenda = details.Agenda,
            Programme = [.. details.Programme.Select(item => Of(item, zone, details.IsForOrganisers))],
            Contributors = details.Contributors,
            Links = details.Links,
            Documents = details.Documents,
            Minutes = details.Minutes,
            Weather = details.Weather is { } plan && details.IsForOrganisers ? WeatherPlanResponse.Of(plan, zone) : null,
            MovedFrom = summary.MovedFrom is { } before
                ? new(ZonedTime.FromLocal(before.Start, zone), ZonedTime.FromLocal(before.End, zone), before.VenueName, ZonedTime.FromUtc(before.At, zone))
                : null,
            CancelReason = summary.CancelReason,
            Uid = details.Uid,
            Sequence = details.Sequence,
            UpdatedAt = ZonedTime.FromUtc(summary.UpdatedAt, zone),
        };
    }

    /// <param name="policy">The policy in force.</param>
    /// <param name="start">Local wall-clock start that closing is counted from.</param>
    /// <param name="zone">IANA name.</param>
    public static RegistrationResponse Of(RegistrationPolicy policy, DateTime? start, string zone) => new(
        policy.Scope,
        ZonedTime.FromLocal(policy.OpensAt, zone),
        policy.Scope is RegistrationScope.None ? null : ZonedTime.FromLocal(policy.ClosesAt ?? start?.AddHours(-policy.ClosesHoursBefore), zone),
        policy.Approval,
        policy.Waitlist,
        policy.Details,
        policy.MaxHeads,
        policy.Questions);

    private static ProgrammeItemResponse Of(ProgrammeItemView view, string zone, bool forOrganisers) => new()
    {
        Id = view.Item.Id,
        Title = view.Item.Title,
        Description = view.Item.Description,
        StartsAt = ZonedTime.FromLocal(view.Item.Start, zone),
        EndsAt = ZonedTime.FromLocal(view.Item.End, zone),
        EndsWhenDone = view.Item.EndsWhenDone,
        Place = view.Item.Place,
        TakesRegistrations = view.Item.TakesRegistrations,
        TeamsOnly = view.Item.TeamsOnly,
        Weather = forOrganisers ? view.Item.Weather : null,
        DropReason = view.Item.DropReason,
        Capacity = view.Seats?.Capacity,
        Confirmed = view.Seats?.Confirmed,
        SeatsLeft = view.Seats?.Left,
    };
}
