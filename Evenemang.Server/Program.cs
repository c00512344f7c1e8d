using Evenemang.Server.Accounts;
using Evenemang.Server.Api;
using Evenemang.Server.Calendars;
using Evenemang.Server.Commands;
using Evenemang.Server.Desk;
using Evenemang.Server.Events;
using Evenemang.Server.Groups;
using Evenemang.Server.Health;
using Evenemang.Server.Jobs;
using Evenemang.Server.Messaging;
using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Privacy;
using Evenemang.Server.Registrations;
using Evenemang.Server.Samples;
using Evenemang.Server.Security;
using Evenemang.Server.Settings;
using Evenemang.Server.Shell;
using Evenemang.Server.Surveys;
using Evenemang.Server.Telemetry;
using Evenemang.Server.Weather;

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
        builder.AddSecurity();
        builder.AddTelemetry();
        adjust?.Invoke(builder);
        builder.AddPersistence();
        builder.AddMessaging();
        builder.AddApi();
        builder.AddAccounts();
        builder.AddEvents();
        builder.AddRegistrations();
        builder.AddGroups();
        builder.AddSurveys();
        builder.AddNotices();
        builder.AddCalendars();
        builder.AddWeather();
        builder.AddPrivacy();
        builder.AddDesk();
        builder.AddJobs();
        builder.AddHealth();
        builder.AddShell();
        builder.AddSamples();

        var app = builder.Build();
        app.UseTelemetry();
        app.UseShell();
        app.UseApi();
        app.MapMessaging();
        app.MapAccounts();
        app.MapEvents();
        app.MapRegistrations();
        app.MapGroups();
        app.MapSurveys();
        app.MapNotices();
        app.MapCalendars();
        app.MapWeather();
        app.MapPrivacy();
        app.MapDesk();
        app.MapHealth();
        app.MapShell();
        return app;
    }
}
