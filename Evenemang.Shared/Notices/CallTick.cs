namespace Evenemang.Shared.Notices;

/// <summary>What came of a call.</summary>
public enum CallOutcome
{
    /// <summary>They know now.</summary>
    Reached,

    /// <summary>Nobody answered; somebody should try again.</summary>
    NoAnswer,
}

/// <summary>A tick on the call list: somebody called somebody about what has happened to an occurrence.</summary>
public sealed class CallTick
{
    /// <summary>Longest name of the caller, in UTF-16 code units.</summary>
    public const int MaxCallerLength = 120;

    /// <summary>Identity.</summary>
    public Guid Id { get; init; }

    /// <summary>About which occurrence.</summary>
    public Guid OccurrenceId { get; init; }

    /// <summary>Who was called: a sign-up. Exactly one of this and <see cref="PartnerId"/> is set.</summary>
    public Guid? RegistrationId { get; init; }

    /// <summary>Who was called: a contributor or a co-organiser.</summary>
    public Guid? PartnerId { get; init; }

    /// <summary>UTC instant.</summary>
    public DateTime At { get; init; }

    /// <summary>The organiser who called. Personal.</summary>
    public required string CalledBy { get; init; }

    /// <summary>Their account; null for the house and other systems.</summary>
    public Guid? CalledById { get; init; }

    /// <summary>What came of it.</summary>
    public CallOutcome Outcome { get; init; }
}
