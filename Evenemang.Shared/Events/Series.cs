using Evenemang.Shared.Notices;
using Evenemang.Shared.Registrations;
using Evenemang.Shared.Weather;

namespace Evenemang.Shared.Events;

/// <summary>A series ("serie"): what its occurrences share, and the rule that gives their dates. A one-off event is a series of one.</summary>
public sealed class Series : IVersioned
{
    /// <summary>Longest title, in UTF-16 code units.</summary>
    public const int MaxTitleLength = 160;

    /// <summary>Longest summary, in UTF-16 code units.</summary>
    public const int MaxSummaryLength = 300;

    /// <summary>Longest description, in UTF-16 code units of Markdown.</summary>
    public const int MaxDescriptionLength = 20_000;

    /// <summary>Longest slug, in ASCII characters.</summary>
    public const int MaxSlugLength = 100;

    /// <summary>Longest own words for calendars, in UTF-16 code units.</summary>
    public const int MaxCalendarTitleLength = 60;

    /// <summary>Identity.</summary>
    public Guid Id { get; init; }

    /// <summary>Its part of public addresses; never changes once published.</summary>
    public required string Slug { get; init; }

    /// <summary>Which of the kinds it is.</summary>
    public required EventKind Kind { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; set; }

    /// <summary>One sentence that says what it is.</summary>
    public string? Summary { get; set; }

    /// <summary>Everything else about it, in Markdown.</summary>
    public string? Description { get; set; }

    /// <summary>Who holds it.</summary>
    public string? Organiser { get; set; }

    /// <summary>Who holds it together with <see cref="Organiser"/>.</summary>
    public IReadOnlyList<string> CoOrganisers { get; set; } = [];

    /// <summary>Whom to ask.</summary>
    public Contact? Contact { get; set; }

    /// <summary>IANA zone in which its wall-clock times are meant.</summary>
    public string TimeZone { get; set; } = "Europe/Stockholm";

    /// <summary>Where its occurrences are unless they say otherwise.</summary>
    public Venue? Venue { get; set; }

    /// <summary>The rule that gives dates; null when each date is entered by hand.</summary>
    public RecurrenceRule? Recurrence { get; set; }

    /// <summary>Periods without occurrences, such as a summer break.</summary>
    public IReadOnlyList<ClosedPeriod> ClosedPeriods { get; set; } = [];

    /// <summary>Usual wall-clock start.</summary>
    public TimeOnly? StartTime { get; set; }

    /// <summary>Usual wall-clock end.</summary>
    public TimeOnly? EndTime { get; set; }

    /// <summary>Usual time the doors open or breakfast is served, before <see cref="StartTime"/>.</summary>
    public TimeOnly? DoorsTime { get; set; }

    /// <summary>How people sign up, unless an occurrence says otherwise.</summary>
    public RegistrationPolicy Registration { get; set; } = RegistrationPolicy.NoSignUp;

    /// <summary>How the weather of its days is watched and decided, unless an occurrence says otherwise; null: not at all.</summary>
    public WeatherPlan? Weather { get; set; }

    /// <summary>
    /// Discreet mode: an alias suffices, nothing about members or meeting times is public after the start, messages and calendar titles are neutral.
    /// </summary>
    public bool Discreet { get; set; }

    /// <summary>
    /// Of a discreet series: whether the public is told when and where it meets. Its page then names the usual time and place, and lists and feeds hold the first meeting until
    /// it begins. Without it nothing of that is public at any time. No matter for other series, which tell.
    /// </summary>
    public bool ShowsTimeAndPlace { get; set; }

    /// <summary>Of a discreet series: what its meetings are called in members' calendars; null for "Träff kl. 13.30".</summary>
    public string? CalendarTitle { get; set; }

    /// <summary>Whether the public may know of any time and place of it.</summary>
    public bool IsOpenAboutTimeAndPlace => !Discreet || ShowsTimeAndPlace;

    /// <summary>Whether the number of participants is kept from the public.</summary>
    public bool HideCounts { get; set; }

    /// <summary>Which messages it sends, when, and in which words.</summary>
    public NoticeSettings Notices { get; set; } = new();

    /// <summary>Whether the series has a public page.</summary>
    public bool Published { get; set; }

    /// <summary>UTC instant it was sure to start: the smallest number of people was reached, or an organiser said so. Falling below later takes nothing back.</summary>
    public DateTime? StartConfirmedAt { get; set; }

    /// <summary>Whether it waits for enough people, so that nothing is promised yet.</summary>
    public bool AwaitsStart => StartConfirmedAt is null && Registration is { Scope: RegistrationScope.Series, MinimumHeads: not null };

    /// <summary>UTC instant of creation.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>UTC instant of the last change of anything public.</summary>
    public DateTime UpdatedAt { get; set; }

    /// <inheritdoc/>
    public int Version { get; set; } = 1;

    /// <summary>Its occurrences, when loaded.</summary>
    public List<Occurrence> Occurrences { get; init; } = [];
}
