using Evenemang.Server.Events;
using Evenemang.Shared;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Desk.SeriesPages;

/// <summary>A series as it is typed.</summary>
public sealed class SeriesForm
{
    public string? Title { get; set; }

    public string? Summary { get; set; }

    public string? Description { get; set; }

    public string? Organiser { get; set; }

    /// <summary>One a line.</summary>
    public string? CoOrganisers { get; set; }

    public string? ContactName { get; set; }

    public string? ContactEmail { get; set; }

    public string? ContactPhone { get; set; }

    public bool Discreet { get; set; }

    public bool ShowsTimeAndPlace { get; set; }

    public string? CalendarTitle { get; set; }

    public bool HideCounts { get; set; }

    public int? FacilitatedMeetings { get; set; }

    public required VenueForm Venue { get; init; }

    public required RuleForm Rule { get; init; }

    public required PolicyForm Policy { get; init; }

    public static SeriesForm Of(KindTemplate template) => new()
    {
        Discreet = template.Discreet,
        HideCounts = template.Discreet,
        FacilitatedMeetings = template.FacilitatedMeetings,
        Venue = new() { Outdoors = template.Kind is EventKind.OutdoorDay },
        Rule = RuleForm.Of(template.Rule, template.StartTime, template.EndTime, template.DoorsTime, []),
        Policy = PolicyForm.Of(template.Registration),
    };

    public static SeriesForm Of(Series series) => new()
    {
        Title = series.Title,
        Summary = series.Summary,
        Description = series.Description,
        Organiser = series.Organiser,
        CoOrganisers = string.Join('\n', series.CoOrganisers),
        ContactName = series.Contact?.Name,
        ContactEmail = series.Contact?.Email,
        ContactPhone = series.Contact?.Phone,
        Discreet = series.Discreet,
        ShowsTimeAndPlace = series.ShowsTimeAndPlace,
        CalendarTitle = series.CalendarTitle,
        HideCounts = series.HideCounts,
        Venue = VenueForm.Of(series.Venue),
        Rule = RuleForm.Of(series.Recurrence, series.StartTime, series.EndTime, series.DoorsTime, series.ClosedPeriods),
        Policy = PolicyForm.Of(series.Registration),
    };

    /// <summary>Everything but rule and times, which are changed on a page of their own once occurrences stand.</summary>
    public SeriesEdit ToEdit() => new()
    {
        Title = Title ?? "",
        Summary = Summary,
        Description = Description,
        Organiser = Organiser,
        CoOrganisers = new([.. (CoOrganisers ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]),
        Contact = ToContact(),
        Venue = Venue.ToVenue(),
        Registration = Policy.ToPolicy(),
        Discreet = Discreet,
        ShowsTimeAndPlace = ShowsTimeAndPlace,
        CalendarTitle = CalendarTitle,
        HideCounts = HideCounts,
    };

    /// <summary>Everything.</summary>
    public SeriesEdit ToNew() => ToEdit() with
    {
        Recurrence = new Change<RecurrenceRule?>(Rule.ToRule()),
        StartTime = Rule.StartTime,
        EndTime = Rule.EndTime,
        DoorsTime = Rule.DoorsTime,
        ClosedPeriods = new(Rule.ClosedPeriods),
    };

    private Contact? ToContact() => string.IsNullOrWhiteSpace(ContactName) && string.IsNullOrWhiteSpace(ContactEmail) && string.IsNullOrWhiteSpace(ContactPhone)
        ? null
        : new(ContactName?.Trim() ?? "", Clean(ContactEmail), Clean(ContactPhone));

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
