using System.Globalization;
using System.Text.RegularExpressions;
using Evenemang.Server.Settings;

namespace Evenemang.Server.Messaging;

/// <summary>Reads <see cref="MailOptions"/> and refuses what is wrong in a sentence with key and value (never a password's).</summary>
public static partial class MailOptionsReader
{
    private const int MaxPort = 65535;
    private const int MaxNameLength = 60;

    /// <summary>The settings, in order.</summary>
    /// <exception cref="SettingException">One is wrong.</exception>
    public static MailOptions Read(IConfiguration configuration)
    {
        var section = configuration.GetSection(MailOptions.Section);
        var usual = new MailOptions();
        var options = new MailOptions
        {
            Mode = Choice(section, nameof(MailOptions.Mode), usual.Mode),
            Folder = section[nameof(MailOptions.Folder)] ?? usual.Folder,
            From = section[nameof(MailOptions.From)] ?? usual.From,
            NeutralName = section[nameof(MailOptions.NeutralName)]?.Trim() ?? usual.NeutralName,
            NoReply = section[nameof(MailOptions.NoReply)]?.Trim() ?? usual.NoReply,
            Host = section[nameof(MailOptions.Host)] ?? usual.Host,
            Port = Number(section, nameof(MailOptions.Port), usual.Port, MaxPort),
            Security = Choice(section, nameof(MailOptions.Security), usual.Security),
            User = section[nameof(MailOptions.User)] ?? usual.User,
            Password = section[nameof(MailOptions.Password)] ?? usual.Password,
            HelloName = section[nameof(MailOptions.HelloName)] ?? usual.HelloName,
            Connections = Number(section, nameof(MailOptions.Connections), usual.Connections, MailOptions.MaxConnections),
            ReturnAddress = section[nameof(MailOptions.ReturnAddress)] ?? usual.ReturnAddress,
            BounceFolder = section[nameof(MailOptions.BounceFolder)] ?? usual.BounceFolder,
            PerDomainPerMinute = Number(section, nameof(MailOptions.PerDomainPerMinute), usual.PerDomainPerMinute, MailOptions.MaxPerDomainPerMinute, lowest: 0),
        };
        if (!Mailbox.TryParseNamed(options.From, out _))
            throw Wrong(nameof(MailOptions.From), options.From, "must be an address such as Evenemang <evenemang@exempel.se>");
        if (options.NeutralName.Length > MaxNameLength || options.NeutralName.Any(char.IsControl))
            throw Wrong(nameof(MailOptions.NeutralName), options.NeutralName, $"must be a name of at most {MaxNameLength} characters");
        if (options.NoReply.Length > 0 && !Mailbox.TryParse(options.NoReply, out _))
            throw Wrong(nameof(MailOptions.NoReply), options.NoReply, "must be an address such as svara-inte@exempel.se");
        RefuseWrongWayBack(options);
        if (options.Mode is MailMode.Folder) RefuseWrongFolder(options);
        else RefuseWrongServer(options, isSenderSet: section[nameof(MailOptions.From)] is not null);
        return options;
    }

    private static void RefuseWrongWayBack(MailOptions options)
    {
        if (options.ReturnAddress.Length > 0 && !ReturnPaths.Takes(options.ReturnAddress))
            throw Wrong(nameof(MailOptions.ReturnAddress), options.ReturnAddress, $"must be an address such as studsar@exempel.se with at most {ReturnPaths.MaxLocalPartLength} characters and no + before the @");
        if (options.BounceFolder.Length > 0 && options.ReturnAddress.Length == 0)
            throw Wrong(nameof(MailOptions.ReturnAddress), null, "must be set when Mail:BounceFolder is, because letters come back to it");
    }

    private static void RefuseWrongFolder(MailOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Folder))
            throw Wrong(nameof(MailOptions.Folder), options.Folder, "must name a folder when Mail:Mode is Folder");
    }

    private static void RefuseWrongServer(MailOptions options, bool isSenderSet)
    {
        if (!isSenderSet)
            throw Wrong(nameof(MailOptions.From), null, "must be the sender's address when Mail:Mode is Smtp");
        if (!HostName().IsMatch(options.Host))
            throw Wrong(nameof(MailOptions.Host), options.Host, "must be the mail server's name when Mail:Mode is Smtp");
        if (options.HelloName.Length > 0 && !HostName().IsMatch(options.HelloName))
            throw Wrong(nameof(MailOptions.HelloName), options.HelloName, "must be a host's name");
        if (options.User.Length > 0 && options.Security is MailSecurity.None)
            throw Wrong(nameof(MailOptions.Security), "None", "must be StartTls or Tls when Mail:User is set, because a password is never sent in clear text");
        if (options.User.Length > 0 && options.Password.Length == 0)
            throw Wrong(nameof(MailOptions.Password), null, $"must be set when Mail:User is \"{options.User}\"");
        if (options.User.Length == 0 && options.Password.Length > 0)
            throw Wrong(nameof(MailOptions.User), null, "must be set when Mail:Password is");
    }

    private static T Choice<T>(IConfigurationSection section, string key, T usual)
        where T : struct, Enum
    {
        if (section[key] is not { } text) return usual;
        // Enum.TryParse would take numbers as well.
        var name = Enum.GetNames<T>().FirstOrDefault(name => name.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase))
            ?? throw Wrong(key, text, $"must be one of {string.Join(", ", Enum.GetNames<T>())}");
        return Enum.Parse<T>(name);
    }

    private static int Number(IConfigurationSection section, string key, int usual, int highest, int lowest = 1)
    {
        if (section[key] is not { } text) return usual;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= lowest && number <= highest
            ? number
            : throw Wrong(key, text, $"must be a whole number from {lowest} to {highest}");
    }

    private static SettingException Wrong(string key, string? value, string rule) => new($"{MailOptions.Section}:{key}", value, rule);

    [GeneratedRegex(@"\A[A-Za-z0-9_]([A-Za-z0-9_.:-]{0,252}[A-Za-z0-9_])?\z")]
    private static partial Regex HostName();
}
