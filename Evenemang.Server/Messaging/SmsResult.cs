namespace Evenemang.Server.Messaging;

/// <summary>What became of one SMS. Like <see cref="MailResult"/>, and one answer more: services know no Message-ID by which a repeat could be recognised.</summary>
public abstract record SmsResult
{
    private SmsResult()
    {
    }

    /// <summary>The service has taken it; its report says later whether it arrived.</summary>
    /// <param name="ProviderId">The service's name of the message.</param>
    /// <param name="Parts">Messages it is sent as.</param>
    public sealed record Accepted(string ProviderId, int Parts) : SmsResult;

    /// <summary>This number will never do.</summary>
    /// <param name="Code">Safe to log.</param>
    public sealed record Refused(string Code) : SmsResult;

    /// <summary>Not now: the same message again later.</summary>
    /// <param name="Code">Safe to log.</param>
    public sealed record Deferred(string Code) : SmsResult;

    /// <summary>No message can be sent now, and no recipient is to blame: stop the batch.</summary>
    /// <param name="Code">Safe to log.</param>
    /// <param name="Reason">A sentence about what is wrong; never holds a password or a number.</param>
    /// <param name="IsConfiguration">True when waiting will not help: somebody must change a setting or fill the account.</param>
    public sealed record Unavailable(string Code, string Reason, bool IsConfiguration) : SmsResult;

    /// <summary>The request went out and nothing understandable came back: it may have been sent. Never sent again by itself.</summary>
    /// <param name="Code">Safe to log.</param>
    public sealed record Unknown(string Code) : SmsResult;
}
