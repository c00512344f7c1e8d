namespace Evenemang.Shared.Registrations;

/// <summary>How far somebody has come in following. Having stopped is no state: the row is gone at once.</summary>
public enum FollowerState
{
    /// <summary>Somebody typed the address; whoever reads its mail has not said yes. Hears nothing but the question.</summary>
    Unconfirmed,

    /// <summary>Whoever reads the mailbox has said yes.</summary>
    Confirmed,

    /// <summary>Said yes once, but letters come back: hears nothing but the question, when the address is typed anew.</summary>
    Returned,
}

/// <summary>
/// Somebody who wants the news of one series, or of everything, by e-mail. Personal: all of it. The row is deleted when they stop, an unconfirmed one after
/// <see cref="ConfirmWithinDays"/>, and one whose letters come back after <see cref="KeepReturnedDays"/>.
/// </summary>
public sealed class Follower : IVersioned
{
    /// <summary>Days an unanswered question stands before the address is deleted.</summary>
    public const int ConfirmWithinDays = 3;

    /// <summary>Days an address from which letters come back is kept, so that organisers see why fewer are told; then it is deleted.</summary>
    public const int KeepReturnedDays = 30;

    /// <summary>Hours during which one address is not asked again about the same series, so that nobody can fill a mailbox.</summary>
    public const int AskAgainAfterHours = 12;

    /// <summary>Questions one address gets within 24 hours, whatever they are about.</summary>
    public const int MaxQuestionsPerDay = 5;

    /// <summary>Identity.</summary>
    public Guid Id { get; init; }

    /// <summary>The series followed; null for everything.</summary>
    public Guid? SeriesId { get; init; }

    /// <summary>Whether it has been confirmed.</summary>
    public FollowerState State { get; private set; }

    /// <summary>E-mail address as written. Personal.</summary>
    public required string Email { get; init; }

    /// <summary>Keyed hash of the normalised address.</summary>
    public required byte[] AddressHash { get; init; }

    /// <summary>Unique over all rows: what is followed and the address hash.</summary>
    public required string ActiveKey { get; init; }

    /// <summary>Language of messages: "sv" or "en".</summary>
    public string Language { get; init; } = "sv";

    /// <summary>SHA-256 of the secret in the links of their mails.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>Part of the secret; raising it would kill old links.</summary>
    public int TokenGeneration { get; init; }

    /// <summary>UTC instant the address was first typed.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>UTC instant the question was last sent.</summary>
    public DateTime AskedAt { get; private set; }

    /// <summary>How often it was sent.</summary>
    public int Questions { get; private set; }

    /// <summary>UTC instant of the yes; null before.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>UTC instant from which it is not written to, because letters came back; null while it is.</summary>
    public DateTime? ReturnedAt { get; private set; }

    /// <summary>UTC instant up to which everything new has been put into a letter, or was known before they followed.</summary>
    public DateTime NewsUntil { get; private set; } = DateTime.UnixEpoch;

    /// <inheritdoc/>
    public int Version { get; set; } = 1;

    /// <summary>Whether the question may be put now.</summary>
    /// <param name="now">UTC instant.</param>
    public bool MayBeAsked(DateTime now) =>
        State is not FollowerState.Confirmed && (Questions == 0 || now >= AskedAt.AddHours(AskAgainAfterHours));

    /// <summary>The question is put, for the first time or again.</summary>
    /// <param name="now">UTC instant.</param>
    public void Ask(DateTime now)
    {
        if (!MayBeAsked(now)) throw new InvalidOperationException("It was asked a short while ago, or answered.");
        AskedAt = now;
        Questions++;
    }

    /// <summary>They say yes. Once or twice is the same.</summary>
    /// <param name="now">UTC instant.</param>
    public void Confirm(DateTime now)
    {
        if (State is FollowerState.Confirmed) return;
        State = FollowerState.Confirmed;
        ConfirmedAt = now;
        ReturnedAt = null;
        NewsUntil = now;
    }
}
