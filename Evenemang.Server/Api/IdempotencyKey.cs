namespace Evenemang.Server.Api;

/// <summary>
/// A write that may be sent twice and shall be done once. The row is claimed before the work begins; the answer joins it afterwards.
/// Personal: the answer, which may hold a participant's link; encrypted with a key outside the database, gone after <see cref="RetentionHours"/>.
/// </summary>
public sealed class IdempotencyKey
{
    /// <summary>Longest key a caller may send, in ASCII characters.</summary>
    public const int MaxLength = 128;

    /// <summary>How long an answer is kept.</summary>
    public const int RetentionHours = 24;

    /// <summary>After which a claim without an answer counts as left behind by a server that died.</summary>
    public const int ClaimSeconds = 60;

    /// <summary>SHA-256 of caller and key.</summary>
    public required byte[] Id { get; init; }

    /// <summary>SHA-256 of method, path, query and body.</summary>
    public required byte[] RequestHash { get; init; }

    /// <summary>Tells the claim at work from one that was taken over.</summary>
    public Guid ClaimId { get; init; }

    /// <summary>UTC instant of the claim.</summary>
    public DateTime ClaimedAt { get; init; }

    /// <summary>The answer, encrypted; null while the work goes on.</summary>
    public byte[]? Answer { get; init; }
}
