using Evenemang.Server.Events;
using Evenemang.Shared;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Desk.Occurrences;

/// <summary>An agenda item as it is typed.</summary>
internal sealed class AgendaForm
{
    public string? Text { get; set; }

    public bool IsStanding { get; set; }

    public HashSet<Guid> Documents { get; init; } = [];

    public void Choose(Guid document, bool wanted)
    {
        if (wanted) Documents.Add(document);
        else Documents.Remove(document);
    }
}

/// <summary>What an occurrence is about, as it is typed.</summary>
internal sealed class ContentForm
{
    public string? Title { get; set; }

    public string? Theme { get; set; }

    public Decision ThemeDecision { get; set; }

    public Decision VenueDecision { get; set; }

    public string? Description { get; set; }

    public string? DressCode { get; set; }

    public int? Capacity { get; set; }

    public bool Facilitated { get; set; }

    public List<AgendaForm> Agenda { get; } = [];

    public static ContentForm Of(Occurrence occurrence)
    {
        var form = new ContentForm
        {
            Title = occurrence.Title,
            Theme = occurrence.Theme,
            ThemeDecision = occurrence.ThemeDecision,
            VenueDecision = occurrence.VenueDecision,
            Description = occurrence.Description,
            DressCode = occurrence.DressCode,
            Capacity = occurrence.EffectiveRegistration.Capacity,
            Facilitated = occurrence.Facilitated,
        };
        form.Agenda.AddRange(occurrence.Agenda.OrderBy(item => item.Number)
            .Select(item => new AgendaForm { Text = item.Text, IsStanding = item.IsStanding, Documents = [.. item.DocumentIds ?? []] }));
        return form;
    }

    /// <summary>Only what was changed, so that the series' own values go on holding where nobody said otherwise.</summary>
    public OccurrenceEdit ToEdit(Occurrence occurrence) => new()
    {
        Title = Title,
        Theme = Theme,
        // A theme that is written is decided unless somebody says that it is not.
        ThemeDecision = ThemeDecision is Decision.Undecided && !string.IsNullOrWhiteSpace(Theme) && Theme != occurrence.Theme ? Decision.Decided : ThemeDecision,
        VenueDecision = VenueDecision == occurrence.VenueDecision ? default : new Change<Decision>(VenueDecision),
        Description = Description,
        DressCode = DressCode,
        Capacity = Capacity == occurrence.EffectiveRegistration.Capacity ? default : new Change<int?>(Capacity),
        Facilitated = Facilitated,
        Agenda = new([.. Agenda.Select((item, index) => new AgendaItem(index + 1, item.Text?.Trim() ?? "", item.IsStanding, item.Documents.Count == 0 ? null : [.. item.Documents]))]),
    };
}
