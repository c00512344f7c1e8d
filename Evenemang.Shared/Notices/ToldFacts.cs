using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Evenemang.Shared.Events;

namespace Evenemang.Shared.Notices;

/// <summary>
/// What somebody has been told about an occurrence: everything whose change is worth a letter. Kept on a notice that waits, so that several changes become one letter that
/// tells what differs from what was last told, and a change that was taken back becomes none.
/// </summary>
public sealed record ToldFacts
{
    /// <summary>Whether it is off.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>How settled the date is.</summary>
    public Decision DateDecision { get; init; }

    /// <summary>Local wall-clock start; null while undecided.</summary>
    public DateTime? Start { get; init; }

    /// <summary>Local wall-clock end.</summary>
    public DateTime? End { get; init; }

    /// <summary>Local wall-clock doors time.</summary>
    public DateTime? Doors { get; init; }

    /// <summary>The open candidates of an undecided date, in words for programs.</summary>
    public string? Candidates { get; init; }

    /// <summary>The place in one line; null while undecided.</summary>
    public string? Place { get; init; }

    /// <summary>The place's name.</summary>
    public string? PlaceName { get; init; }

    /// <summary>How settled the place is.</summary>
    public Decision PlaceDecision { get; init; }

    /// <summary>The theme; null while undecided.</summary>
    public string? Theme { get; init; }

    /// <summary>Marks the agenda's text; null when there is none.</summary>
    public string? Agenda { get; init; }

    /// <summary>As the occurrence is now; its series must be loaded.</summary>
    public static ToldFacts Of(Occurrence occurrence)
    {
        ArgumentNullException.ThrowIfNull(occurrence);
        return new()
        {
            IsCancelled = occurrence.State is OccurrenceState.Cancelled,
            DateDecision = occurrence.DateDecision,
            Start = occurrence.Start,
            End = occurrence.End,
            Doors = occurrence.Doors,
            Candidates = occurrence.DateDecision is Decision.Undecided
                ? string.Join(' ', occurrence.OpenCandidates.Select(candidate => candidate.Start.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal))
                : null,
            Place = occurrence.ShownVenue?.OneLine,
            PlaceName = occurrence.ShownVenue?.Name,
            PlaceDecision = occurrence.VenueDecision,
            Theme = occurrence.ThemeDecision is Decision.Undecided ? null : occurrence.Theme,
            Agenda = occurrence.Agenda.Count == 0 ? null : Mark(string.Join('\n', occurrence.Agenda.Select(item => $"{item.Number} {item.Text}"))),
        };
    }

    /// <summary>Whether somebody who goes by the one is at the right place at the right time by the other.</summary>
    public bool IsSameTimeAndPlace(ToldFacts other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return (DateDecision, Start, End, Place) == (other.DateDecision, other.Start, other.End, other.Place);
    }

    private static string Mark(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
}
