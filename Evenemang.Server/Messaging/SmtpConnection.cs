using System.Text;

namespace Evenemang.Server.Messaging;

/// <summary>
/// One connection to a mail server, greeted and logged in, that carries one message after another. A refused command leaves it
/// usable; an <see cref="SmtpFailure"/> does not.
/// </summary>
internal sealed class SmtpConnection(SmtpWire wire, SmtpTimeouts timeouts) : IAsyncDisposable
{
    private static readonly TimeSpan QuitLimit = TimeSpan.FromSeconds(2);

    private bool _needsReset;

    /// <summary>Messages tried over this connection.</summary>
    public int Messages { get; private set; }

    /// <summary>When it was last used, in ticks of the machine's uptime (milliseconds).</summary>
    public long LastUsed { get; private set; } = Environment.TickCount64;

    /// <summary>False once the server has said it is closing.</summary>
    public bool IsUsable { get; private set; } = true;

    /// <summary>Sends one message to one recipient.</summary>
    /// <param name="returnPath">The envelope's sender; empty for none.</param>
    /// <param name="recipient">The recipient's address.</param>
    /// <param name="message">MIME with CRLF line ends.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="SmtpFailure">The connection was lost before the message was handed over.</exception>
    public async Task<MailResult> SendAsync(string returnPath, string recipient, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        if (_needsReset && !(await AskAsync("RSET", cancellationToken)).IsPositive)
            throw new SmtpFailure("protocol", "The mail server refused RSET.");
        _needsReset = true;
        Messages++;
        if (await AskAsync($"MAIL FROM:<{returnPath}>", cancellationToken) is { IsPositive: false } sender)
            return Judged(SmtpStage.Sender, sender);
        if (await AskAsync($"RCPT TO:<{recipient}>", cancellationToken) is { IsPositive: false } receiver)
            return Judged(SmtpStage.Recipient, receiver);
        if (await AskAsync("DATA", cancellationToken) is { Code: not 354 } data)
        {
            return data.IsPositive
                ? throw new SmtpFailure("protocol", "The mail server answered DATA with success instead of 354.")
                : Judged(SmtpStage.Data, data);
        }
        return await SendContentAsync(message, cancellationToken);
    }

    private async Task<MailResult> SendContentAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        try
        {
            // One write for the whole message and its final dot: two would wait for each other (Nagle against delayed acknowledgement).
            var reply = await wire.AskAsync(DotStuffing.Apply(message.Span), "the message", timeouts.Message, cancellationToken);
            LastUsed = Environment.TickCount64;
            if (!reply.IsPositive)
                return Judged(SmtpStage.Message, reply);
            _needsReset = false;
            return new MailResult.Accepted();
        }
        catch (SmtpFailure failure)
        {
            // The server may or may not have taken it. RFC 5321, 4.5.3.2.6: send again; the Message-ID is the same.
            IsUsable = false;
            return new MailResult.Deferred("no-answer", $"{failure.Message} It is not known whether the message went.");
        }
    }

    /// <summary>Asks whether the server would take mail from this sender.</summary>
    public async Task<SmtpReply> TrySenderAsync(string returnPath, CancellationToken cancellationToken)
    {
        _needsReset = true;
        return await AskAsync($"MAIL FROM:<{returnPath}>", cancellationToken);
    }

    private MailResult Judged(SmtpStage stage, SmtpReply reply)
    {
        IsUsable = reply.Code != 421;
        return SmtpVerdict.Judge(stage, reply);
    }

    private async Task<SmtpReply> AskAsync(string command, CancellationToken cancellationToken)
    {
        var reply = await wire.AskAsync(Encoding.ASCII.GetBytes(command + "\r\n"), command.Split(' ', ':')[0], timeouts.Command, cancellationToken);
        LastUsed = Environment.TickCount64;
        return reply;
    }

    /// <summary>Says goodbye where that is still possible, and closes.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (IsUsable)
                await wire.AskAsync("QUIT\r\n"u8.ToArray(), "QUIT", QuitLimit, CancellationToken.None);
        }
        catch (SmtpFailure)
        {
            // The server was quicker to close; nothing depends on its goodbye.
            IsUsable = false;
        }
        await wire.DisposeAsync();
    }
}
