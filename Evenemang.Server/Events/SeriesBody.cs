using Evenemang.Shared;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Shared.Weather;

namespace Evenemang.Server.Events;

/// <summary>An edit of a series; a field that is left out stays as it is.</summary>
internal record SeriesPatch
{
    public Change<string> Title { get; init; }

    public Change<string?> Summary { get; init; }

    /// <summary>Markdown.</summary>
    public Change<string?> Description { get; init; }

    public Change<string?> Organiser { get; init; }

    public Change<IReadOnlyList<string>> CoOrganisers { get; init; }

    public Change<Contact?> Contact { get; init; }

    /// <summary>IANA name.</summary>
    public Change<string> TimeZone { get; init; }

    public Change<Venue?> Venue { get; init; }

    /// <summary>Needs startTime and endTime. Its property pattern says weekly, monthly or dates.</summary>
    public Change<RecurrenceRule?> Recurrence { get; init; }

    public Change<TimeOnly?> StartTime { get; init; }

    public Change<TimeOnly?> EndTime { get; init; }

    public Change<TimeOnly?> DoorsTime { get; init; }

    public Change<IReadOnlyList<ClosedPeriod>> ClosedPeriods { get; init; }

    public Change<PolicyPatch?> Registration { get; init; }

    public Change<WeatherBody?> Weather { get; init; }

    public Change<bool> Discreet { get; init; }

    /// <summary>Of a discreet series: whether the public is told when and where it meets.</summary>
    public Change<bool> ShowsTimeAndPlace { get; init; }

    /// <summary>Of a discreet series: what members' calendars call its meetings, at most 60 characters; null for "Träff kl. 13.30".</summary>
    public Change<string?> CalendarTitle { get; init; }

    public Change<bool> HideCounts { get; init; }

    /// <summary>Which messages it sends, when, and in which words: all of it anew.</summary>
    public Change<NoticeSettings> Notices { get; init; }

    /// <summary>Publishing a series publishes the dates its rule gave.</summary>
    public Change<bool> Published { get; init; }

    /// <param name="zone">IANA name in which its times are meant when it brings none of its own.</param>
    /// <param name="policy">The policy as it is.</param>
    /// <param name="weather">The plan for the weather as it is; null for none.</param>
    public SeriesEdit ToEdit(string zone, RegistrationPolicy policy, WeatherPlan? weather)
    {
        if (TimeZone is { IsMade: true, Value: var own } && WallClock.IsKnownZone(own)) zone = own;
        return new()
        {
            Title = Title,
            Summary = Summary,
            Description = Description,
            Organiser = Organiser,
            CoOrganisers = CoOrganisers,
            Contact = Contact,
            TimeZone = TimeZone,
            Venue = Venue,
            Recurrence = Recurrence,
            StartTime = StartTime,
            EndTime = EndTime,
            DoorsTime = DoorsTime,
            ClosedPeriods = ClosedPeriods,
            Registration = Registration.IsMade ? new Change<RegistrationPolicy>(Registration.Value?.Over(policy, zone)!) : default,
            Weather = Weather.IsMade ? new Change<WeatherPlan?>(Weather.Value?.Over(weather, zone)) : default,
            Discreet = Discreet,
            ShowsTimeAndPlace = ShowsTimeAndPlace,
            CalendarTitle = CalendarTitle,
            HideCounts = HideCounts,
            Notices = Notices,
            Published = Published,
        };
    }
}

/// <summary>A new series; what is left out is as its kind suggests.</summary>
internal sealed record SeriesBody : SeriesPatch
{
    public required EventKind Kind { get; init; }

    /// <summary>Left out: made of the title.</summary>
    public string? Slug { get; init; }

    /// <summary>How many of the first meetings that the rule gives a facilitator leads.</summary>
    public int FacilitatedMeetings { get; init; }
}

/// <summary>A series that begins anew.</summary>
internal sealed record DuplicateBody
{
    /// <summary>Left out: the same title.</summary>
    public string? Title { get; init; }

    /// <summary>First day of the new series.</summary>
    public required DateOnly Start { get; init; }
}
