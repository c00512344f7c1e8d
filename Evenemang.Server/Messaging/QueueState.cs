namespace Evenemang.Server.Messaging;

/// <summary>Whether letters, or SMS, can leave the house: one row a channel, so that all servers and the desk see the same. Not personal.</summary>
public sealed class QueueState
{
    /// <summary>Row of letters.</summary>
    public const string Mail = "mail";

    /// <summary>Row of SMS.</summary>
    public const string Sms = "sms";

    /// <summary>Longest sentence kept, in UTF-16 code units.</summary>
    public const int MaxReasonLength = 500;

    /// <summary>Identity: one of the constants.</summary>
    public required string Name { get; init; }

    /// <summary>Failures in a row, none of them a recipient's; 0 while it works.</summary>
    public int Failures { get; private set; }

    /// <summary>UTC instant of the first of them; null while it works.</summary>
    public DateTime? StoppedAt { get; private set; }

    /// <summary>UTC instant before which nobody tries.</summary>
    public DateTime? NextTryAt { get; private set; }

    /// <summary>The other side's codes, such as "535 5.7.8".</summary>
    public string? Code { get; private set; }

    /// <summary>A sentence about what is wrong.</summary>
    public string? Reason { get; private set; }

    /// <summary>Whether waiting will not help: somebody must change a setting.</summary>
    public bool IsConfiguration { get; private set; }

    /// <summary>Whether it is stopped.</summary>
    public bool IsStopped => StoppedAt is not null;
}
