namespace Evenemang.Server.Messaging;

/// <summary>Where in the conversation an answer came.</summary>
internal enum SmtpStage
{
    /// <summary>MAIL FROM: nothing has been said about the recipient yet.</summary>
    Sender,

    /// <summary>RCPT TO.</summary>
    Recipient,

    /// <summary>DATA, before the message.</summary>
    Data,

    /// <summary>After the message's final dot.</summary>
    Message,
}

/// <summary>Says whose fault a refusal is: the recipient's, this moment's, or our settings'.</summary>
internal static class SmtpVerdict
{
    /// <summary>The result of a message that was answered with <paramref name="reply"/>, which is not positive.</summary>
    public static MailResult Judge(SmtpStage stage, SmtpReply reply)
    {
        // 421 closes the channel whatever was asked (RFC 5321, 3.8).
        if (reply.Code == 421)
            return new MailResult.Unavailable(reply.Codes, $"The mail server is closing: {reply.Text}", IsConfiguration: false);
        if (reply.IsTransient)
            return new MailResult.Deferred(reply.Codes, reply.Text);
        return IsRecipientsFault(stage, reply)
            ? new MailResult.Refused(reply.Codes, reply.Text)
            : new MailResult.Unavailable(reply.Codes, $"The mail server does not take mail from us: {reply.Text}", IsConfiguration: true);
    }

    /// <summary>
    /// 530, 534, 535, 538 and 554 5.7.x speak of login and policy, 500-504 of commands not understood, 521 of a host that takes no mail; a refusal
    /// before the recipient was named is about the sender. None of them says anything about an address.
    /// </summary>
    private static bool IsRecipientsFault(SmtpStage stage, SmtpReply reply) => reply.Code switch
    {
        _ when stage == SmtpStage.Sender => false,
        501 => stage == SmtpStage.Recipient,
        550 or 551 or 552 or 553 or 555 or 556 => true,
        554 => reply.EnhancedCode?.StartsWith("5.7.", StringComparison.Ordinal) != true,
        _ => false,
    };
}
