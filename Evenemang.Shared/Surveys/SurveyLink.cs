namespace Evenemang.Shared.Surveys;

/// <summary>
/// The right to answer once about one occurrence. Knows the hash of the secret in the link and whether it was used; not whose it is, not when it was used, and not
/// what was answered.
/// </summary>
public sealed class SurveyLink
{
    /// <summary>SHA-256 of the secret in the link; the identity.</summary>
    public byte[] TokenHash { get; init; } = [];

    /// <summary>Which survey.</summary>
    public Guid SurveyId { get; init; }

    /// <summary>About which occurrence.</summary>
    public Guid OccurrenceId { get; init; }

    /// <summary>Whether somebody has answered with it.</summary>
    public bool IsUsed { get; set; }
}
