using Evenemang.Shared;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Shared.Weather;

namespace Evenemang.Server.Events;

/// <summary>A new series, or a partial edit of one: fields that are not set stay as they are, or as the kind suggests.</summary>
public sealed record SeriesEdit
{
    public Change<string> Title { get; init; }

    public Change<string?> Summary { get; init; }

    /// <summary>Markdown.</summary>
    public Change<string?> Description { get; init; }

    public Change<string?> Organiser { get; init; }

    public Change<IReadOnlyList<string>> CoOrganisers { get; init; }

    public Change<Contact?> Contact { get; init; }

    /// <summary>IANA name. Wall-clock times stay, the instants move.</summary>
    public Change<string> TimeZone { get; init; }

    public Change<Venue?> Venue { get; init; }

    /// <summary>Needs <see cref="StartTime"/> and <see cref="EndTime"/>. Null for dates entered by hand.</summary>
    public Change<RecurrenceRule?> Recurrence { get; init; }

    public Change<TimeOnly?> StartTime { get; init; }

    /// <summary>At or before the start it is meant on the day after.</summary>
    public Change<TimeOnly?> EndTime { get; init; }

    public Change<TimeOnly?> DoorsTime { get; init; }

    public Change<IReadOnlyList<ClosedPeriod>> ClosedPeriods { get; init; }

    public Change<RegistrationPolicy> Registration { get; init; }

    /// <summary>How the weather of its days is watched and decided; null: not at all.</summary>
    public Change<WeatherPlan?> Weather { get; init; }

    public Change<bool> Discreet { get; init; }

    /// <summary>Of a discreet series: whether the public is told when and where it meets.</summary>
    public Change<bool> ShowsTimeAndPlace { get; init; }

    /// <summary>Of a discreet series: what members' calendars call its meetings; null for neutral words of ours.</summary>
    public Change<string?> CalendarTitle { get; init; }

    public Change<bool> HideCounts { get; init; }

    /// <summary>Which messages it sends, when, and in which words: all of it anew.</summary>
    public Change<NoticeSettings> Notices { get; init; }

    /// <summary>Publishing a series publishes the dates its rule gave; those added by hand are published one by one.</summary>
    public Change<bool> Published { get; init; }
}
