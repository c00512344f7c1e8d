using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.FileProviders;

namespace Evenemang.Server.Settings;

/// <summary>Where settings come from, and the ones that belong to the whole house.</summary>
public static class SettingsRoom
{
    /// <summary>Before our environment variables: <c>Evenemang__Mail__Host</c> is <c>Mail:Host</c>. Without it they are read too; with it they win.</summary>
    public const string EnvironmentPrefix = "Evenemang__";

    /// <summary>How long requests and the message in hand may take when the server is told to stop; what is around them fits into the rest of ten seconds.</summary>
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(7);

    /// <param name="builder">The application being put together.</param>
    /// <param name="sections">Our sections and the classes whose properties are their keys; any other key stops the start.</param>
    public static void AddSettings(this WebApplicationBuilder builder, IReadOnlyDictionary<string, Type> sections)
    {
        if (builder.Environment.IsDevelopment()) builder.ReadDevelopmentSettingsFromRepositoryRoot();
        builder.ReadPrefixedEnvironment();
        UnknownSettings.Refuse(builder.Configuration, sections);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        var site = builder.Configuration.Read<SiteOptions>(SiteOptions.Section);
        builder.Services.AddSingleton(site);
        builder.Services.TryAddSingleton(ClockOptions.Read(builder.Configuration, builder.Environment, site.TimeZone));
    }

    /// <summary>The file lies at the top of the repository where a newcomer finds it; environment and command line still win.</summary>
    private static void ReadDevelopmentSettingsFromRepositoryRoot(this WebApplicationBuilder builder)
    {
        var root = Path.GetFullPath(Path.Combine(builder.Environment.ContentRootPath, ".."));
        var sources = ((IConfigurationBuilder)builder.Configuration).Sources;
        var after = sources.ToList().FindLastIndex(source => source is JsonConfigurationSource { Path: { } path } && path.StartsWith("appsettings.", StringComparison.Ordinal)) + 1;
        sources.Insert(after, new JsonConfigurationSource
        {
            FileProvider = new PhysicalFileProvider(root),
            Path = "appsettings.Development.json",
            Optional = true,
            ReloadOnChange = false,
        });
    }

    private static void ReadPrefixedEnvironment(this WebApplicationBuilder builder)
    {
        var sources = ((IConfigurationBuilder)builder.Configuration).Sources;
        var commandLine = sources.ToList().FindLastIndex(source => source is CommandLineConfigurationSource);
        sources.Insert(commandLine < 0 ? sources.Count : commandLine, new EnvironmentVariablesConfigurationSource { Prefix = EnvironmentPrefix });
    }
}
