namespace Evenemang.Server.Messaging;

/// <summary>What became of one message. The four answers ask for four different things of the sender.</summary>
public abstract record MailResult
{
    private MailResult()
    {
    }

    /// <summary>The server has taken responsibility.</summary>
    public sealed record Accepted : MailResult;

    /// <summary>This address (or this very message) will never do. Give up and show it to somebody.</summary>
    /// <param name="Code">The server's codes, e.g. "550 5.1.1"; safe to log.</param>
    /// <param name="Reason">The server's words; may hold the address, so never log it.</param>
    public sealed record Refused(string Code, string Reason) : MailResult;

    /// <summary>Not now: the same message again later.</summary>
    /// <param name="Code">The server's codes, e.g. "450 4.2.0", or a word of ours; safe to log.</param>
    /// <param name="Reason">The server's words; may hold the address, so never log it.</param>
    public sealed record Deferred(string Code, string Reason) : MailResult;

    /// <summary>No message can be sent now, and no recipient is to blame: stop the batch.</summary>
    /// <param name="Code">The server's codes or a word of ours; safe to log.</param>
    /// <param name="Reason">A sentence about what is wrong; never holds a password.</param>
    /// <param name="IsConfiguration">True when waiting will not help: somebody must change a setting (here or on the server).</param>
    public sealed record Unavailable(string Code, string Reason, bool IsConfiguration) : MailResult;
}
