using Evenemang.Server.Registrations;
using Evenemang.Shared.Events;
using Evenemang.Shared.Weather;

namespace Evenemang.Server.Events;

/// <summary>Everything about one occurrence that its page and the API tell.</summary>
public sealed record OccurrenceDetails
{
    /// <summary>What lists show of it too.</summary>
    public required OccurrenceSummary Summary { get; init; }

    /// <summary>UID of its calendar entry (see <see cref="Occurrence.CalendarUid"/>).</summary>
    public required string Uid { get; init; }

    /// <summary>The row itself with its series, for what is written from it whole (schema.org); null once the group keeps it to itself.</summary>
    internal Occurrence? Occurrence { get; init; }

    public int Sequence { get; init; }

    /// <summary>Guards edits: the value of If-Match.</summary>
    public int Version { get; init; }

    /// <summary>Markdown; its own.</summary>
    public string? Description { get; init; }

    /// <summary>Markdown; the series'.</summary>
    public string? SeriesDescription { get; init; }

    public string? DressCode { get; init; }

    public IReadOnlyList<string> CoOrganisers { get; init; } = [];

    public Contact? Contact { get; init; }

    public IReadOnlyList<AgendaItem> Agenda { get; init; } = [];

    public IReadOnlyList<Contributor> Contributors { get; init; } = [];

    public IReadOnlyList<OccurrenceLink> Links { get; init; } = [];

    /// <summary>By start; all-day stations last.</summary>
    public IReadOnlyList<ProgrammeItemView> Programme { get; init; } = [];

    public IReadOnlyList<DocumentSummary> Documents { get; init; } = [];

    /// <summary>Markdown; null until published.</summary>
    public string? Minutes { get; init; }

    public DateTime? MinutesPublishedAt { get; init; }

    public bool Facilitated { get; init; }

    public DateTime? CancelledAt { get; init; }

    public string? CancelledBy { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime? PublishedAt { get; init; }

    /// <summary>Read for those who hold it, who see more than everyone.</summary>
    public bool IsForOrganisers { get; init; }

    /// <summary>The plan for its weather in force; null without one.</summary>
    public WeatherPlan? Weather { get; init; }

    /// <summary>What its page shows of the forecast; null when nothing is to be shown.</summary>
    public ShownForecast? Forecast { get; init; }

    /// <summary>The public occurrence of the same series before this one.</summary>
    public Neighbour? Earlier { get; init; }

    /// <summary>The public occurrence of the same series after this one.</summary>
    public Neighbour? Next { get; init; }
}

/// <summary>A programme item ("programpunkt") as shown.</summary>
/// <param name="Item">What it is.</param>
/// <param name="Seats">Its own seats; null where nobody signs up to it alone and where the series hides counts.</param>
public sealed record ProgrammeItemView(ProgrammeItem Item, SeatSummary? Seats);

/// <summary>A document without its content.</summary>
/// <param name="Id">Part of its address.</param>
/// <param name="Name">File name as shown and downloaded.</param>
/// <param name="MediaType">Media type.</param>
/// <param name="Length">Octets.</param>
public sealed record DocumentSummary(Guid Id, string Name, string MediaType, long Length);

/// <summary>An occurrence beside another in its series.</summary>
public sealed record Neighbour(string Slug, string Title, string? Theme, OccurrenceState State, DateTime? Start);
