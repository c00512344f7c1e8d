using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace Evenemang.Server.Settings;

/// <summary>A key that nobody reads is most often a slip of the pen, and a slip must not silently mean "the default".</summary>
public static class UnknownSettings
{
    /// <summary>What ASP.NET Core itself reads, beside our own sections.</summary>
    private static readonly HashSet<string> Framework = new(StringComparer.OrdinalIgnoreCase)
    {
        "Logging", "AllowedHosts", "Kestrel", "ConnectionStrings", "urls", "environment", "contentRoot", "applicationName", "webroot", "http_ports", "https_ports",
        "https_port", "shutdownTimeoutSeconds", "detailedErrors", "preventHostingStartup", "hostingStartupAssemblies", "suppressStatusMessages", "reloadConfigOnChange",
        "hostBuilder", "staticWebAssets", "captureStartupErrors", "preferHostingUrls", "forwardedHeaders_enabled", "DOTNET_gcServer", "hostFilteringOptions",
    };

    /// <param name="configuration">All settings.</param>
    /// <param name="sections">Our sections and the classes whose properties are their keys.</param>
    /// <exception cref="SettingException">The first unknown key found.</exception>
    public static void Refuse(ConfigurationManager configuration, IReadOnlyDictionary<string, Type> sections)
    {
        foreach (var (section, options) in sections)
        {
            var keys = OptionsReader.KeysOf(options).Select(property => property.Name).ToList();
            foreach (var child in configuration.GetSection(section).GetChildren())
            {
                if (keys.Contains(child.Key, StringComparer.OrdinalIgnoreCase)) continue;
                throw SettingException.Unknown($"{section}:{child.Key}", $"{section} holds {string.Join(", ", keys)}");
            }
        }
        foreach (var name in WrittenForUs(configuration))
        {
            if (Framework.Contains(name) || sections.Keys.Contains(name, StringComparer.OrdinalIgnoreCase)) continue;
            throw SettingException.Unknown(name, $"our sections are {string.Join(", ", sections.Keys)}");
        }
    }

    /// <summary>The environment holds much that is meant for others, so only files, the command line and variables with our prefix are looked at.</summary>
    private static IEnumerable<string> WrittenForUs(ConfigurationManager configuration) =>
        ((IConfigurationRoot)configuration).Providers
            .Where(provider => provider is JsonConfigurationProvider or CommandLineConfigurationProvider || IsOurEnvironment(provider))
            .SelectMany(provider => provider.GetChildKeys([], parentPath: null))
            .Distinct(StringComparer.OrdinalIgnoreCase);

    private static bool IsOurEnvironment(IConfigurationProvider provider) =>
        provider is EnvironmentVariablesConfigurationProvider && provider.ToString()!.Contains(SettingsRoom.EnvironmentPrefix, StringComparison.Ordinal);
}
