using System.Collections.Concurrent;

namespace Evenemang.Server.Messaging;

/// <summary>Sends through a mail server over a few connections that are kept and used again.</summary>
internal sealed class SmtpMailTransport(SmtpSettings settings, int connections) : IMailTransport, IAsyncDisposable
{
    // Servers close idle connections after one to five minutes; one that has rested longer than this is not worth a try.
    private const long MaxRestMilliseconds = 30_000;

    // Many servers count messages per connection.
    private const int MaxMessagesPerConnection = 100;

    private readonly SemaphoreSlim _slots = new(connections);
    private readonly ConcurrentStack<SmtpConnection> _resting = new();

    public int Parallelism => connections;

    public async Task<MailResult> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        var message = MimeWriter.Write(mail);
        var returnPath = mail.WithoutReturnPath ? "" : (mail.ReturnPath ?? mail.From).Address;
        await _slots.WaitAsync(cancellationToken);
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
            _slots.Release();
        }
    }

    /// <summary>Null when there is no _resting connection, or none that the server had not closed meanwhile: nothing has been sent then.</summary>
    private async Task<MailResult?> OverRestingAsync(string returnPath, string recipient, byte[] message, CancellationToken cancellationToken)
    {
        while (_resting.TryPop(out var connection))
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

    private async Task<MailResult> OverNewAsync(string returnPath, string recipient, byte[] message, CancellationToken cancellationToken)
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

    private async Task RestAsync(SmtpConnection connection)
    {
        if (connection.IsUsable && connection.Messages < MaxMessagesPerConnection)
            _resting.Push(connection);
        else
            await connection.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        while (_resting.TryPop(out var connection))
            await connection.DisposeAsync();
        _slots.Dispose();
    }
}
