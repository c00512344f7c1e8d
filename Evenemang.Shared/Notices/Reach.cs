namespace Evenemang.Shared.Notices;

/// <summary>Whether an urgent notice has reached a person, the best first.</summary>
public enum Reach
{
    /// <summary>A letter was taken by their mail server, an SMS reached the telephone, or somebody told them.</summary>
    Reached,

    /// <summary>It has only just become owed or left; wait a little.</summary>
    OnItsWay,

    /// <summary>It may have arrived, or still may: put off, without a report for long, or lost sight of.</summary>
    Unsure,

    /// <summary>It has not and will not: call them.</summary>
    Call,
}

/// <summary>Why that is so.</summary>
public enum ReachReason
{
    /// <summary>The mail server took the letter.</summary>
    Letter,

    /// <summary>The SMS reached the telephone.</summary>
    Sms,

    /// <summary>Somebody called and told them.</summary>
    Called,

    /// <summary>It waits for its turn, or for morning.</summary>
    Waiting,

    /// <summary>The SMS has left; no report has come yet.</summary>
    SmsLeft,

    /// <summary>The mail server puts it off and it is tried again.</summary>
    PutOff,

    /// <summary>The SMS left long ago, and no report has come.</summary>
    NoReport,

    /// <summary>Handed over, but nobody answered.</summary>
    NoAnswer,

    /// <summary>They have left no address to which anything could be sent.</summary>
    NoAddress,

    /// <summary>Their address or number was refused.</summary>
    Refused,

    /// <summary>The letter, or one before it, came back from their mail server.</summary>
    Bounced,

    /// <summary>It was tried again and again, or the network gave it up.</summary>
    GivenUp,

    /// <summary>Its turn came too late.</summary>
    TooLate,
}

/// <summary>How it stands with one person.</summary>
/// <param name="Reach">Whether they know.</param>
/// <param name="Reason">Why that is so.</param>
public sealed record ReachVerdict(Reach Reach, ReachReason Reason);

/// <summary>What is known of one person about one urgent act.</summary>
/// <param name="Owed">Rows owed to them for it: letters and SMS.</param>
/// <param name="Earlier">Rows owed to them for what had happened to the same day before.</param>
/// <param name="Calls">Calls since it happened, and before anything newer did.</param>
public sealed record ReachFacts(IReadOnlyCollection<Notice> Owed, IReadOnlyCollection<Notice> Earlier, IReadOnlyCollection<CallTick> Calls)
{
    /// <summary>Whether there is an address or a number to which rows of theirs go.</summary>
    public bool IsWrittenTo { get; init; }

    /// <summary>What they were last told by telephone before it; null for nothing.</summary>
    public NoticeKind? CalledAbout { get; init; }

    /// <summary>Whether a letter to the address they have now has come back before.</summary>
    public bool HasBounced { get; init; }
}

/// <summary>Decides from the rows whether a person has been reached.</summary>
public static class ReachRules
{
    /// <summary>Minutes after which what has not happened yet is in doubt. Reports of SMS come within one or two.</summary>
    public const int PatienceMinutes = 30;

    /// <summary>How it stands with one person and one urgent act.</summary>
    /// <param name="notices">All rows owed to them for it: letters and SMS.</param>
    /// <param name="calls">Calls about it.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="hasBounced">Whether a letter to the address they have now has come back before: that their mail server was handed another tells nothing then.</param>
    /// <returns>Null when all that was owed lost its reason, because something newer happened.</returns>
    public static ReachVerdict? Judge(IReadOnlyCollection<Notice> notices, IEnumerable<CallTick> calls, DateTime now, bool hasBounced = false)
    {
        ArgumentNullException.ThrowIfNull(notices);
        if (calls.Any(call => call.Outcome is CallOutcome.Reached)) return new(Reach.Reached, ReachReason.Called);
        if (notices.Count == 0) return new(Reach.Call, ReachReason.NoAddress);
        return notices.Where(notice => notice.State is not NoticeState.Void).Select(notice => Judge(notice, now, hasBounced)).MinBy(verdict => verdict.Reach);
    }

    /// <summary>How it stands with one person and one urgent act, by what they knew before it: somebody to whom nothing new was owed, because what they were last told is true again, is not called.</summary>
    /// <param name="act">Moved, cancelled, reinstated, or sure to take place whatever the weather.</param>
    /// <param name="person">What is known of them.</param>
    /// <param name="now">UTC instant.</param>
    /// <returns>Null when there is nothing they must know.</returns>
    public static ReachVerdict? JudgeAct(NoticeKind act, ReachFacts person, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (person.Owed.Count > 0 || person.Calls.Any(call => call.Outcome is CallOutcome.Reached)) return Judge(person.Owed, person.Calls, now, person.HasBounced);
        var known = person.Earlier.Where(notice => notice.State is not NoticeState.Void).ToList();
        List<Notice> last = [.. known.Where(notice => notice.CreatedAt == known.Max(one => one.CreatedAt))];
        if (person.IsWrittenTo && person.Earlier.Count > 0) return last.Exists(notice => notice.Kind == act) ? Judge(last, person.Calls, now, person.HasBounced) : null;
        var knowsCancelled = person.CalledAbout is NoticeKind.OccurrenceCancelled || (person.CalledAbout is null && last.Exists(notice => notice.Kind is NoticeKind.OccurrenceCancelled));
        return act switch
        {
            // Whoever was never told that it is off needs not hear that it is on.
            NoticeKind.OccurrenceReinstated when !knowsCancelled => null,
            NoticeKind.OccurrenceCancelled when person.CalledAbout is NoticeKind.OccurrenceCancelled => new(Reach.Reached, ReachReason.Called),
            _ => Judge(person.Owed, person.Calls, now, person.HasBounced),
        };
    }

    private static ReachVerdict Judge(Notice notice, DateTime now, bool hasBounced) => notice.State switch
    {
        NoticeState.Sent when notice.Channel is NoticeChannel.Email && hasBounced => new(Reach.Call, ReachReason.Bounced),
        NoticeState.Sent when notice.Channel is NoticeChannel.Email => new(Reach.Reached, ReachReason.Letter),
        NoticeState.Sent when notice.DeliveredAt is not null => new(Reach.Reached, ReachReason.Sms),
        NoticeState.Sent when IsFresh(notice.SentAt ?? notice.DueAt, now) => new(Reach.OnItsWay, ReachReason.SmsLeft),
        NoticeState.Sent => new(Reach.Unsure, ReachReason.NoReport),
        NoticeState.Unsure => new(Reach.Unsure, ReachReason.NoAnswer),
        NoticeState.Planned or NoticeState.Sending when notice.Attempts > 0 => new(Reach.Unsure, ReachReason.PutOff),
        NoticeState.Planned or NoticeState.Sending => new(IsFresh(notice.DueAt, now) ? Reach.OnItsWay : Reach.Unsure, ReachReason.Waiting),
        NoticeState.Missed => new(Reach.Call, ReachReason.TooLate),
        NoticeState.Failed when notice.Failure?.StartsWith("refused", StringComparison.Ordinal) is true => new(Reach.Call, ReachReason.Refused),
        NoticeState.Failed when notice.Failure?.StartsWith(Notice.Bounced, StringComparison.Ordinal) is true => new(Reach.Call, ReachReason.Bounced),
        NoticeState.Failed => new(Reach.Call, ReachReason.GivenUp),
        _ => throw new ArgumentOutOfRangeException(nameof(notice), notice.State, null),
    };

    private static bool IsFresh(DateTime since, DateTime now) => now - since < TimeSpan.FromMinutes(PatienceMinutes);
}
