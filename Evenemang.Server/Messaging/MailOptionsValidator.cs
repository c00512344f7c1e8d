using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Evenemang.Server.Messaging;

/// <summary>Refuses wrong mail settings at start, each in a sentence with key and value (never a password's).</summary>
public sealed partial class MailOptionsValidator : IValidateOptions<MailOptions>
{
    const int MaxPort = 65535;

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        List<string> faults = [.. options.Unreadable, .. Faults(options)];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    static IEnumerable<string> Faults(MailOptions options)
    {
        if (!Mailbox.TryParseNamed(options.From, out _))
            yield return $"Mail:From is \"{options.From}\" but must be an address such as Evenemang <evenemang@exempel.se>.";
        if (options.Mode == MailMode.Folder)
        {
            if (string.IsNullOrWhiteSpace(options.Folder))
                yield return $"Mail:Folder is \"{options.Folder}\" but must name a folder when Mail:Mode is Folder.";
            yield break;
        }
        if (!options.IsSenderSet)
            yield return "Mail:From is not set but must be the sender's address when Mail:Mode is Smtp.";
        if (!HostName().IsMatch(options.Host))
            yield return $"Mail:Host is \"{options.Host}\" but must be the mail server's name when Mail:Mode is Smtp.";
        if (options.Port is < 1 or > MaxPort)
            yield return $"Mail:Port is \"{options.Port}\" but must be between 1 and {MaxPort}.";
        if (options.Connections is < 1 or > MailOptions.MaxConnections)
            yield return $"Mail:Connections is \"{options.Connections}\" but must be between 1 and {MailOptions.MaxConnections}.";
        if (options.HelloName.Length > 0 && !HostName().IsMatch(options.HelloName))
            yield return $"Mail:HelloName is \"{options.HelloName}\" but must be a host's name.";
        if (options.User.Length > 0 && options.Security == MailSecurity.None)
            yield return "Mail:Security is \"None\" but must be StartTls or Tls when Mail:User is set: a password is never sent in clear text.";
        if (options.User.Length > 0 && options.Password.Length == 0)
            yield return $"Mail:Password is empty but Mail:User is \"{options.User}\".";
        if (options.User.Length == 0 && options.Password.Length > 0)
            yield return "Mail:User is empty but Mail:Password is set.";
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_]([A-Za-z0-9_.:-]{0,252}[A-Za-z0-9_])?\z")]
    private static partial Regex HostName();
}
