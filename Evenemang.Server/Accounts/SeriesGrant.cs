using Evenemang.Shared.Accounts;

namespace Evenemang.Server.Accounts;

/// <summary>One series, or one occurrence of it, that an account may work on. Not personal beyond the account's id; goes with the account or the series.</summary>
public sealed class SeriesGrant
{
    public Guid Id { get; init; }

    public Guid OrganiserId { get; init; }

    public Guid SeriesId { get; init; }

    /// <summary>The only occurrence; null for the whole series.</summary>
    public Guid? OccurrenceId { get; init; }

    public GrantKind Kind { get; init; }

    /// <summary>UTC instant.</summary>
    public DateTime GrantedAt { get; init; }
}
