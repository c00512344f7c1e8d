namespace Evenemang.Server.Messaging;

/// <summary>Hands one message over: to a mail server, or in Development to a folder.</summary>
public interface IMailTransport
{
    /// <summary>How many messages may be under way at once without waiting for each other.</summary>
    int Parallelism { get; }

    /// <summary>
    /// Sends one message. Failures of the world are answers, not exceptions. Cancelling mid-way leaves it unknown whether the message went;
    /// so let one in hand finish at shutdown.
    /// </summary>
    Task<MailResult> SendAsync(OutgoingMail mail, CancellationToken cancellationToken);
}
