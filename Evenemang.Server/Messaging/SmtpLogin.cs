using System.Text;

namespace Evenemang.Server.Messaging;

/// <summary>AUTH PLAIN (RFC 4616) and AUTH LOGIN, over an encrypted connection only.</summary>
internal static class SmtpLogin
{
    /// <summary>Logs in with what the server offers; PLAIN first.</summary>
    /// <exception cref="SmtpFailure">The server offers neither, or refuses.</exception>
    public static async Task LogInAsync(SmtpWire wire, SmtpSettings settings, SmtpReply hello, CancellationToken cancellationToken)
    {
        var offered = SmtpHandshake.Extension(hello, "AUTH");
        SmtpReply reply;
        if (offered.Contains("PLAIN", StringComparer.OrdinalIgnoreCase))
        {
            reply = await AskAsync($"AUTH PLAIN {Base64($"\0{settings.User}\0{settings.Password}")}");
        }
        else if (offered.Contains("LOGIN", StringComparer.OrdinalIgnoreCase))
        {
            reply = await AskAsync("AUTH LOGIN");
            if (reply.Code == 334)
                reply = await AskAsync(Base64(settings.User));
            if (reply.Code == 334)
                reply = await AskAsync(Base64(settings.Password));
        }
        else
        {
            throw new SmtpFailure("no-auth", "The mail server offers neither AUTH PLAIN nor AUTH LOGIN, but Mail:User is set.", isConfiguration: true);
        }
        if (!reply.IsPositive)
            throw new SmtpFailure(reply.Codes, $"The mail server refuses the login of Mail:User: {reply.Text}", isConfiguration: !reply.IsTransient);

        Task<SmtpReply> AskAsync(string line) =>
            wire.AskAsync(Encoding.ASCII.GetBytes(line + "\r\n"), "AUTH", settings.Timeouts.Command, cancellationToken);
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
