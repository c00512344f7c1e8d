using System.Collections.Concurrent;

namespace Evenemang.Server.Messaging;

/// <summary>Sends through a mail server over a few connections that are kept and used again.</summary>
sealed class SmtpMailTransport(SmtpSettings settings, int connections) : IMailTransport, IAsyncDisposable
{
    // Servers close idle connections after one to five minutes; one that has rested longer than this is not worth a try.
    const long MaxRestMilliseconds = 30_000;

    // Many servers count messages per connection.
    const int MaxMessagesPerConnection = 100;

    readonly SemaphoreSlim slots = new(connections);
    readonly ConcurrentStack<SmtpConnection> resting = new();

    public int Parallelism => connections;

    public async Task<MailResult> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var message = MimeWriter.Write(mail);
        var returnPath = mail.WithoutReturnPath ? "" : (mail.ReturnPath ?? mail.From).Address;
        await slots.WaitAsync(cancellationToken);
        try
        {
            return await OverRestingAsync(returnPath, mail.To.Address, message, cancellationToken)
                ?? await OverNewAsync(returnPath, mail.To.Address, message, cancellationToken);
        }
        catch (SmtpFailure failure)
        {
            return failure.ToResult();
        }
        finally
        {
            slots.Release();
        }
    }

    /// <summary>Null when there is no resting connection, or none that the server had not closed meanwhile: nothing has been sent then.</summary>
    async Task<MailResult?> OverRestingAsync(string returnPath, string recipient, byte[] message, CancellationToken cancellationToken)
    {
        while (resting.TryPop(out var connection))
        {
            if (Environment.TickCount64 - connection.LastUsed > MaxRestMilliseconds)
            {
                await connection.DisposeAsync();
                continue;
            }
            try
            {
                var result = await connection.SendAsync(returnPath, recipient, message, cancellationToken);
                var wasClosing = result is MailResult.Unavailable { Code: var code } && code.StartsWith("421", StringComparison.Ordinal);
                await RestAsync(connection);
                if (!wasClosing)
                    return result;
            }
            catch (SmtpFailure)
            {
                // Closed while it rested. A new connection tells whether the server is there.
                await connection.DisposeAsync();
            }
            catch (OperationCanceledException)
            {
                await connection.DisposeAsync();
                throw;
            }
        }
        return null;
    }

    async Task<MailResult> OverNewAsync(string returnPath, string recipient, byte[] message, CancellationToken cancellationToken)
    {
        var connection = await SmtpHandshake.OpenAsync(settings, cancellationToken);
        try
        {
            var result = await connection.SendAsync(returnPath, recipient, message, cancellationToken);
            await RestAsync(connection);
            return result;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    async Task RestAsync(SmtpConnection connection)
    {
        if (connection.IsUsable && connection.Messages < MaxMessagesPerConnection)
            resting.Push(connection);
        else
            await connection.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        while (resting.TryPop(out var connection))
            await connection.DisposeAsync();
        slots.Dispose();
    }
}
