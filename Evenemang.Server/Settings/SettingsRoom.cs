using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.FileProviders;

namespace Evenemang.Server.Settings;

/// <summary>Where settings come from, and the ones that belong to the whole house.</summary>
public static class SettingsRoom
{
    public static void AddSettings(this WebApplicationBuilder builder)
    {
        if (builder.Environment.IsDevelopment()) builder.ReadDevelopmentSettingsFromRepositoryRoot();
        builder.Services.AddSingleton(builder.Configuration.GetSection(SiteOptions.Section).Get<SiteOptions>() ?? new());
        builder.Services.TryAddSingleton(TimeProvider.System);
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
}
