namespace Evenemang.Server.Jobs;

/// <summary>
/// One job as all servers and the desk see it. Instants are the machine's, not the application's clock: rounds go by the machine's time. Not personal but for the
/// organiser's name.
/// </summary>
public sealed class JobState
{
    /// <summary>Longest name, in ASCII characters.</summary>
    public const int MaxNameLength = 80;

    /// <summary>Longest description of a failure, in UTF-16 code units.</summary>
    public const int MaxFailureLength = 300;

    /// <summary>Identity: the job's name in <see cref="JobList"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Seconds between its rounds.</summary>
    public int EverySeconds { get; private set; }

    /// <summary>UTC instant the last round known began, on whichever server. Rounds that come every few seconds are written down twice a minute.</summary>
    public DateTime? LastRunAt { get; private set; }

    /// <summary>How long it took, in milliseconds.</summary>
    public long? LastMilliseconds { get; private set; }

    /// <summary>UTC instant of the round after it.</summary>
    public DateTime? NextRunAt { get; private set; }

    /// <summary>UTC instant of the last round that failed.</summary>
    public DateTime? LastFailureAt { get; private set; }

    /// <summary>What kind of failure it was; the log says more.</summary>
    public string? LastFailure { get; private set; }

    /// <summary>UTC instant it was paused; null while it runs.</summary>
    public DateTime? PausedAt { get; private set; }

    /// <summary>Who paused it.</summary>
    public string? PausedBy { get; private set; }

    /// <summary>Their account; null for the house.</summary>
    public Guid? PausedById { get; private set; }

    /// <summary>UTC instant somebody asked for a round at once that no server has begun yet.</summary>
    public DateTime? RequestedAt { get; private set; }
}
