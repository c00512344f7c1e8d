using Evenemang.Shared.Registrations;
using Evenemang.Shared.Weather;

namespace Evenemang.Shared.Events;

/// <summary>
/// One occurrence ("tillfälle") with a life of its own. Keeps its slug and UID for ever.
/// What the organiser meant is local wall-clock time in the series' zone; the UTC instants are derived from it and stored beside it.
/// </summary>
public sealed partial class Occurrence : IVersioned
{
    /// <summary>Longest theme, in UTF-16 code units.</summary>
    public const int MaxThemeLength = 200;

    /// <summary>Longest reason for a cancellation, in UTF-16 code units.</summary>
    public const int MaxReasonLength = 1000;

    /// <summary>Longest plain-text dress code, in UTF-16 code units.</summary>
    public const int MaxDressCodeLength = 500;

    /// <summary>Identity.</summary>
    public Guid Id { get; init; }

    /// <summary>The series it belongs to.</summary>
    public Guid SeriesId { get; init; }

    /// <summary>The series, when loaded.</summary>
    public Series Series { get; init; } = null!;

    /// <summary>Its part of public addresses; never changes once published.</summary>
    public required string Slug { get; init; }

    /// <summary>iCalendar UID (RFC 5545 section 3.8.4.7): opaque, for ever the same.</summary>
    public required string Uid { get; init; }

    /// <summary>iCalendar SEQUENCE (RFC 5545 section 3.8.7.4): raised with each change of time, place or status once published.</summary>
    public int Sequence { get; private set; }

    /// <summary>Where it is in its life.</summary>
    public OccurrenceState State { get; private set; }

    /// <summary>How settled the date is.</summary>
    public Decision DateDecision { get; private set; }

    /// <summary>Local wall-clock start; null while the date is undecided.</summary>
    public DateTime? Start { get; private set; }

    /// <summary>Local wall-clock end, after <see cref="Start"/>.</summary>
    public DateTime? End { get; private set; }

    /// <summary>Local wall-clock time the doors open or breakfast is served, at or before <see cref="Start"/>.</summary>
    public DateTime? Doors { get; private set; }

    /// <summary>UTC instant of <see cref="Start"/>.</summary>
    public DateTime? StartUtc { get; private set; }

    /// <summary>UTC instant of <see cref="End"/>.</summary>
    public DateTime? EndUtc { get; private set; }

    /// <summary>UTC instant of <see cref="Doors"/>.</summary>
    public DateTime? DoorsUtc { get; private set; }

    /// <summary>
    /// UTC instant by which it is sorted and found among coming ones: doors or start, else the first candidate still open, else null (no date at all).
    /// </summary>
    public DateTime? SortUtc { get; private set; }

    /// <summary>Dates it may fall on while undecided, and those dropped when one was decided.</summary>
    public IReadOnlyList<DateCandidate> Candidates { get; private set; } = [];

    /// <summary>A title of its own instead of the series'.</summary>
    public string? Title { get; set; }

    /// <summary>What this one is about.</summary>
    public string? Theme { get; set; }

    /// <summary>How settled the theme is.</summary>
    public Decision ThemeDecision { get; set; }

    /// <summary>A place of its own instead of the series'.</summary>
    public Venue? Venue { get; private set; }

    /// <summary>How settled the place is.</summary>
    public Decision VenueDecision { get; private set; } = Decision.Decided;

    /// <summary>Everything else about it, in Markdown.</summary>
    public string? Description { get; set; }

    /// <summary>What to wear, in plain text.</summary>
    public string? DressCode { get; set; }

    /// <summary>The numbered agenda.</summary>
    public IReadOnlyList<AgendaItem> Agenda { get; set; } = [];

    /// <summary>People on the programme.</summary>
    public IReadOnlyList<Contributor> Contributors { get; set; } = [];

    /// <summary>Stream, recordings and other links.</summary>
    public IReadOnlyList<OccurrenceLink> Links { get; set; } = [];

    /// <summary>Minutes in Markdown.</summary>
    public string? Minutes { get; set; }

    /// <summary>UTC instant the minutes became public; null while they are a draft.</summary>
    public DateTime? MinutesPublishedAt { get; set; }

    /// <summary>A policy of its own instead of the series'.</summary>
    public RegistrationPolicy? Registration { get; set; }

    /// <summary>A plan for its weather of its own instead of the series'.</summary>
    public WeatherPlan? Weather { get; set; }

    /// <summary>Whether a facilitator leads it (self-help groups).</summary>
    public bool Facilitated { get; set; }

    /// <summary>Why it was cancelled, in plain words for everyone.</summary>
    public string? CancelReason { get; private set; }

    /// <summary>UTC instant of the cancellation.</summary>
    public DateTime? CancelledAt { get; private set; }

    /// <summary>Who cancelled it.</summary>
    public string? CancelledBy { get; private set; }

    /// <summary>Their account; null for the house and other systems.</summary>
    public Guid? CancelledById { get; private set; }

    /// <summary>UTC instant the last cancellation was taken back; null when there was none, or it is cancelled again.</summary>
    public DateTime? ReinstatedAt { get; private set; }

    /// <summary>UTC instant an undecided or preliminary date was decided; null when it always was.</summary>
    public DateTime? DateDecidedAt { get; private set; }

    /// <summary>Where and when it was before it last moved.</summary>
    public MovedFrom? MovedFrom { get; private set; }

    /// <summary>The date the series' rule gives it; null when entered by hand.</summary>
    public DateOnly? RuleDate { get; set; }

    /// <summary>Whether somebody changed it by hand, so that a changed rule must not overwrite it.</summary>
    public bool IsHandEdited { get; set; }

    /// <summary>
    /// Whether somebody set it apart from the series' rule by hand: another day, other times, another place, or a date the rule does not know. A theme or an agenda of its own is what every
    /// occurrence gets, and sets none apart.
    /// </summary>
    /// <param name="series">Its series.</param>
    /// <param name="planned">The day the rule gives for <see cref="RuleDate"/>; null when it gives none.</param>
    public bool IsSetApart(Series series, DateOnly? planned)
    {
        ArgumentNullException.ThrowIfNull(series);
        if (!IsHandEdited || series is not { Recurrence: not null, StartTime: { } from, EndTime: { } to }) return false;
        if (planned is not { } day || DateDecision is not Decision.Decided || Venue is not null) return true;
        var usual = new UsualTimes(from, to, series.DoorsTime).On(day);
        return (Start, End) != (usual.Start, usual.End);
    }

    /// <summary>UTC instant of creation.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>UTC instant of the last change of anything public; DTSTAMP and LAST-MODIFIED come from it.</summary>
    public DateTime UpdatedAt { get; set; }

    /// <summary>UTC instant it became public; null for a draft.</summary>
    public DateTime? PublishedAt { get; private set; }

    /// <summary>UTC instant since which people can know when and where it is: published, decided, moved or reinstated. Reminders due before it are owed to nobody.</summary>
    public DateTime? DateSetAt { get; private set; }

    /// <summary>UTC instant it was marked as held.</summary>
    public DateTime? HeldAt { get; private set; }

    /// <inheritdoc/>
    public int Version { get; set; } = 1;

    /// <summary>The day's programme, when loaded.</summary>
    public List<ProgrammeItem> Programme { get; init; } = [];

    /// <summary>Its documents, when loaded.</summary>
    public List<Document> Documents { get; init; } = [];

    /// <summary>Its own title or the series'.</summary>
    public string ShownTitle => Title ?? Series.Title;

    /// <summary>Its own place or the series'; null while undecided.</summary>
    public Venue? ShownVenue => VenueDecision is Decision.Undecided ? null : Venue ?? Series.Venue;

    /// <summary>Its own policy or the series'.</summary>
    public RegistrationPolicy EffectiveRegistration => Registration ?? Series.Registration;

    /// <summary>Its own plan for the weather or the series'; null when neither has one.</summary>
    public WeatherPlan? EffectiveWeather => Weather ?? Series.Weather;

    /// <summary>Whether the public may see it.</summary>
    public bool IsPublic => State is not OccurrenceState.Draft;

    /// <summary>Candidates still open.</summary>
    public IEnumerable<DateCandidate> OpenCandidates => Candidates.Where(candidate => !candidate.IsDropped);
}
