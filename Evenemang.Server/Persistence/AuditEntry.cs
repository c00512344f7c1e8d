using Evenemang.Shared.Accounts;

namespace Evenemang.Server.Persistence;

/// <summary>Who did what, when, to which thing. Personal: the organiser's name only; participants stand as ids. Kept until the log's own retention.</summary>
public sealed class AuditEntry
{
    public const int MaxActorLength = 120;
    public const int MaxDetailLength = 1000;

    public Guid Id { get; init; }

    /// <summary>UTC instant.</summary>
    public DateTime At { get; init; }

    /// <summary>Who: "api:NAME", an organiser, or "system".</summary>
    public required string Actor { get; init; }

    /// <summary>The account that acted, also by a key of its own; null for the house, and for what was written down before accounts were. By it the name is found when the account is erased.</summary>
    public Guid? ActorId { get; init; }

    /// <summary>What, as verb.noun: "occurrence.cancelled".</summary>
    public required string Action { get; init; }

    public Guid? SeriesId { get; init; }

    public Guid? OccurrenceId { get; init; }

    public Guid? RegistrationId { get; init; }

    /// <summary>The account it was done to, whose name <see cref="Detail"/> begins with; null where it was done to no account.</summary>
    public Guid? AboutId { get; init; }

    /// <summary>What else is worth knowing; no personal data of participants.</summary>
    public string? Detail { get; init; }
}

/// <summary>Who acts, as the log shall name them, and what they may do. Without an access it is the house itself: a job, the command line, the samples.</summary>
public sealed record Actor(string Name)
{
    public static Actor System { get; } = new("system");

    /// <summary>What they may do; verbs ask it before they change anything.</summary>
    public Access Access { get; init; } = Access.Everything;

    /// <summary>The account that acts; null for the house and for other systems.</summary>
    public Guid? OrganiserId { get; init; }
}
