namespace Evenemang.Server.Messaging;

/// <summary>The conversation with the mail server cannot go on; the connection must be thrown away.</summary>
internal sealed class SmtpFailure(string code, string reason, bool isConfiguration = false, Exception? innerException = null)
    : Exception(reason, innerException)
{
    /// <summary>The server's codes or a word of ours; safe to log.</summary>
    public string Code { get; } = code;

    /// <summary>True when waiting will not help.</summary>
    public bool IsConfiguration { get; } = isConfiguration;

    public MailResult ToResult() => new MailResult.Unavailable(Code, Message, IsConfiguration);
}
