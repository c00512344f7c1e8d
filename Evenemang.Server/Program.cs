using Evenemang.Server.Events;
        builder.AddMessaging();
        builder.AddNotices();
        builder.AddEvents();
        builder.AddHealth();
using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Server.Telemetry;

namespace Evenemang.Server;

/// <summary>The table of contents: one Add line and one Map line a room.</summary>
public static class Program
{
    public static Task<int> Main(string[] args) => CommandLine.RunAsync(args);

    /// <summary>Puts the application together without starting it.</summary>
    /// <param name="options">Arguments, environment and content root.</param>
    /// <param name="adjust">Lets a test put its clock in before the rooms are added.</param>
    public static WebApplication Build(WebApplicationOptions options, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(options);
        builder.AddSettings(KnownSettings.Sections);
        builder.AddTelemetry();
        adjust?.Invoke(builder);
        builder.AddPersistence();
        builder.AddMessaging();
        builder.AddNotices();
        builder.AddEvents();
        builder.AddHealth();

        var app = builder.Build();
        app.UseTelemetry();
        app.MapMessaging();
        app.MapHealth();
        return app;
    }
}
