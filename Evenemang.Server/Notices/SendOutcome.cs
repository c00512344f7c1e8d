using Evenemang.Shared.Notices;

namespace Evenemang.Server.Notices;

/// <summary>What became of one notice whose turn had come. Each asks for something else to be written on its row.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>It is on its way.</summary>
    /// <param name="ProviderId">An SMS service's name of it.</param>
    /// <param name="Parts">Messages an SMS is sent as.</param>
    public sealed record Sent(string? ProviderId = null, int? Parts = null) : SendOutcome;

    /// <summary>There is nothing to send any more: void, missed or failed.</summary>
    public sealed record Ended(NoticeState State, string? Failure) : SendOutcome;

    /// <summary>Others to the same domain go first.</summary>
    public sealed record Paced(DateTime Until) : SendOutcome;

    /// <summary>This address or number will never do.</summary>
    public sealed record Refused(string Code) : SendOutcome;

    /// <summary>The same again later.</summary>
    public sealed record Deferred(string Code) : SendOutcome;

    /// <summary>Nothing can be sent now, and no recipient is to blame: the queue stops.</summary>
    public sealed record Unavailable(string Code, string Reason, bool IsConfiguration) : SendOutcome;

    /// <summary>It may have been sent; never again by itself.</summary>
    public sealed record Unsure(string Code) : SendOutcome;

    /// <summary>Somebody else has it: its claim was lost.</summary>
    public sealed record Lost : SendOutcome;
}
