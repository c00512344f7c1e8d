using System.Globalization;
using Microsoft.Extensions.Options;

namespace Evenemang.Server.Messaging;

/// <summary>Fills <see cref="MailOptions"/> from the configuration and keeps a sentence about each value it cannot read.</summary>
public sealed class MailOptionsReader(IConfiguration configuration) : IConfigureOptions<MailOptions>
{
    /// <inheritdoc/>
    public void Configure(MailOptions options)
    {
        var section = configuration.GetSection(MailOptions.Section);
        options.Mode = Choice(section, nameof(options.Mode), options.Mode, options.Unreadable);
        options.Security = Choice(section, nameof(options.Security), options.Security, options.Unreadable);
        options.Port = Number(section, nameof(options.Port), options.Port, options.Unreadable);
        options.Connections = Number(section, nameof(options.Connections), options.Connections, options.Unreadable);
        options.Folder = section[nameof(options.Folder)] ?? options.Folder;
        options.From = section[nameof(options.From)] ?? options.From;
        options.Host = section[nameof(options.Host)] ?? options.Host;
        options.User = section[nameof(options.User)] ?? options.User;
        options.Password = section[nameof(options.Password)] ?? options.Password;
        options.HelloName = section[nameof(options.HelloName)] ?? options.HelloName;
        options.IsSenderSet = section[nameof(options.From)] is not null;
    }

    static T Choice<T>(IConfigurationSection section, string key, T fallback, List<string> unreadable)
        where T : struct, Enum
    {
        if (section[key] is not { } text)
            return fallback;
        // Enum.TryParse would also take numbers.
        var name = Enum.GetNames<T>().FirstOrDefault(name => name.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase));
        if (name is not null)
            return Enum.Parse<T>(name);
        unreadable.Add($"{MailOptions.Section}:{key} is \"{text}\" but must be one of {string.Join(", ", Enum.GetNames<T>())}.");
        return fallback;
    }

    static int Number(IConfigurationSection section, string key, int fallback, List<string> unreadable)
    {
        if (section[key] is not { } text)
            return fallback;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        unreadable.Add($"{MailOptions.Section}:{key} is \"{text}\" but must be a whole number.");
        return fallback;
    }
}
