using System.Net.Security;

namespace Evenemang.Server.Messaging;

/// <summary>How long to wait. Each is a limit for one command and its answer.</summary>
/// <param name="Connect">Name look-up, TCP and TLS.</param>
/// <param name="Command">Any command but the message itself.</param>
/// <param name="Message">The message and its answer: servers scan before they answer (RFC 5321, 4.5.3.2.6 asks relays for ten minutes; a submission server that needs two is not well).</param>
internal sealed record SmtpTimeouts(TimeSpan Connect, TimeSpan Command, TimeSpan Message)
{
    public static SmtpTimeouts Default { get; } = new(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2));
}

/// <summary>One server, one login.</summary>
internal sealed record SmtpSettings(string Host, int Port, MailSecurity Security, string User, string Password, string HelloName)
{
    public SmtpTimeouts Timeouts { get; init; } = SmtpTimeouts.Default;

    /// <summary>Null for the platform's own validation. Only tests give one, to trust a certificate authority of their own.</summary>
    public RemoteCertificateValidationCallback? Trust { get; init; }

    public static SmtpSettings From(MailOptions options) => new(
        options.Host, options.Port, options.Security, options.User, options.Password,
        options.HelloName.Length > 0 ? options.HelloName : DefaultHelloName());

    private static string DefaultHelloName()
    {
        var name = Environment.MachineName.ToLowerInvariant();
        return name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.') ? name : "localhost";
    }
}
