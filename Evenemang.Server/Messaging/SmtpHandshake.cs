using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Evenemang.Server.Messaging;

/// <summary>From nothing to a connection that is encrypted as the settings ask, greeted and logged in.</summary>
internal static class SmtpHandshake
{
    /// <summary>Opens a connection.</summary>
    /// <exception cref="SmtpFailure">It could not be opened; the failure says why in a sentence.</exception>
    public static async Task<SmtpConnection> OpenAsync(SmtpSettings settings, CancellationToken cancellationToken)
    {
        var wire = new SmtpWire(await ConnectAsync(settings, cancellationToken));
        try
        {
            if (settings.Security == MailSecurity.Tls)
                await EncryptAsync(wire, settings, cancellationToken);
            await GreetAsync(wire, settings, cancellationToken);
            var hello = await HelloAsync(wire, settings, cancellationToken);
            if (settings.Security == MailSecurity.StartTls)
            {
                await StartTlsAsync(wire, settings, hello, cancellationToken);
                // What was offered in clear text is forgotten (RFC 3207, 4.2).
                hello = await HelloAsync(wire, settings, cancellationToken);
            }
            if (settings.User.Length > 0)
            {
                if (settings.Security == MailSecurity.None)
                    throw new SmtpFailure("clear-text", "Mail:Security is None, and a password is never sent in clear text.", isConfiguration: true);
                await SmtpLogin.LogInAsync(wire, settings, hello, cancellationToken);
            }
            return new SmtpConnection(wire, settings.Timeouts);
        }
        catch
        {
            await wire.DisposeAsync();
            throw;
        }
    }

    /// <summary>The parameters of an extension the server offered, empty when it did not (or when it has none).</summary>
    public static IReadOnlyList<string> Extension(SmtpReply hello, string name) =>
        // Old servers write AUTH=LOGIN beside AUTH LOGIN.
        [.. hello.Lines.Skip(1).Select(line => line.Replace('=', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 0 && words[0].Equals(name, StringComparison.OrdinalIgnoreCase))
            .SelectMany(words => words.Skip(1))];

    private static async Task<Stream> ConnectAsync(SmtpSettings settings, CancellationToken cancellationToken)
    {
        var tcp = new TcpClient { NoDelay = true };
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timed.CancelAfter(settings.Timeouts.Connect);
        try
        {
            await tcp.ConnectAsync(settings.Host, settings.Port, timed.Token);
            return tcp.GetStream();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            tcp.Dispose();
            throw new SmtpFailure("timeout", $"The mail server {settings.Host}:{settings.Port} did not answer within {settings.Timeouts.Connect.TotalSeconds:0.#} s.");
        }
        catch (SocketException exception)
        {
            tcp.Dispose();
            throw new SmtpFailure("unreachable", $"The mail server {settings.Host}:{settings.Port} cannot be reached: {exception.Message}.", innerException: exception);
        }
        catch
        {
            tcp.Dispose();
            throw;
        }
    }

    private static async Task GreetAsync(SmtpWire wire, SmtpSettings settings, CancellationToken cancellationToken)
    {
        var greeting = await wire.AskAsync(ReadOnlyMemory<byte>.Empty, "the greeting", settings.Timeouts.Command, cancellationToken);
        if (!greeting.IsPositive)
            throw new SmtpFailure(greeting.Codes, $"The mail server turns us away: {greeting.Text}", isConfiguration: !greeting.IsTransient);
    }

    private static async Task<SmtpReply> HelloAsync(SmtpWire wire, SmtpSettings settings, CancellationToken cancellationToken)
    {
        var reply = await AskAsync(wire, $"EHLO {settings.HelloName}", settings, cancellationToken);
        // A server from before 1995 knows HELO only; it can neither encrypt nor log in.
        if (reply.Code is 500 or 502 && settings.Security != MailSecurity.StartTls && settings.User.Length == 0)
            reply = await AskAsync(wire, $"HELO {settings.HelloName}", settings, cancellationToken);
        return reply.IsPositive
            ? reply
            : throw new SmtpFailure(reply.Codes, $"The mail server refuses our name \"{settings.HelloName}\" (Mail:HelloName): {reply.Text}", isConfiguration: !reply.IsTransient);
    }

    private static async Task StartTlsAsync(SmtpWire wire, SmtpSettings settings, SmtpReply hello, CancellationToken cancellationToken)
    {
        if (!hello.Lines.Skip(1).Any(line => line.Trim().Equals("STARTTLS", StringComparison.OrdinalIgnoreCase)))
            throw new SmtpFailure("no-starttls", "The mail server does not offer STARTTLS, which Mail:Security asks for.", isConfiguration: true);
        var reply = await AskAsync(wire, "STARTTLS", settings, cancellationToken);
        if (!reply.IsPositive)
            throw new SmtpFailure(reply.Codes, $"The mail server refuses STARTTLS: {reply.Text}", isConfiguration: !reply.IsTransient);
        // Anything already here was said in clear text, perhaps by somebody in between.
        if (wire.HasUnreadInput)
            throw new SmtpFailure("protocol", "Something spoke in clear text after STARTTLS.", isConfiguration: true);
        await EncryptAsync(wire, settings, cancellationToken);
    }

    private static async Task EncryptAsync(SmtpWire wire, SmtpSettings settings, CancellationToken cancellationToken)
    {
        var tls = new SslStream(wire.Stream, leaveInnerStreamOpen: false);
        using var timed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timed.CancelAfter(settings.Timeouts.Connect);
        try
        {
            await tls.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions { TargetHost = settings.Host, RemoteCertificateValidationCallback = settings.Trust },
                timed.Token);
            wire.Continue(tls);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            await tls.DisposeAsync();
            throw new SmtpFailure("timeout", $"The mail server did not finish the TLS handshake within {settings.Timeouts.Connect.TotalSeconds:0.#} s.");
        }
        catch (AuthenticationException exception)
        {
            await tls.DisposeAsync();
            throw new SmtpFailure("tls", $"TLS with {settings.Host} failed, or its certificate is not accepted: {exception.Message}", isConfiguration: true, exception);
        }
        catch (IOException exception)
        {
            await tls.DisposeAsync();
            throw new SmtpFailure("tls", $"The mail server broke off the TLS handshake: {exception.Message}", innerException: exception);
        }
    }

    private static Task<SmtpReply> AskAsync(SmtpWire wire, string command, SmtpSettings settings, CancellationToken cancellationToken) =>
        wire.AskAsync(Encoding.ASCII.GetBytes(command + "\r\n"), command.Split(' ')[0], settings.Timeouts.Command, cancellationToken);
}
