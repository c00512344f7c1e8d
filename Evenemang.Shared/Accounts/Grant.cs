namespace Evenemang.Shared.Accounts;

/// <summary>What a grant makes of somebody in one series.</summary>
public enum GrantKind
{
    /// <summary>Everything about the series.</summary>
    Organiser,

    /// <summary>The group's meetings and people, not the series itself.</summary>
    Facilitator,

    /// <summary>Check-in, of one occurrence.</summary>
    Door,
}

/// <summary>One series, or one occurrence of it, that somebody may work on.</summary>
/// <param name="Kind">As what.</param>
/// <param name="SeriesId">Which series.</param>
/// <param name="OccurrenceId">The only occurrence; null for the whole series. Always set for <see cref="GrantKind.Door"/>.</param>
public sealed record Grant(GrantKind Kind, Guid SeriesId, Guid? OccurrenceId = null);
