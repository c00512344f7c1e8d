using Evenemang.Server.Accounts;
using Evenemang.Server.Api;
using Evenemang.Server.Events;
using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;
using Evenemang.Server.Settings;

namespace Evenemang.Server;

/// <summary>The table of contents: one Add line and one Map line a room.</summary>
public static class Program
{
    public static async Task<int> Main(string[] args)
    {
        await using var app = Build(new() { Args = args });
        await app.Services.GetRequiredService<DatabaseUpgrade>().RunAsync(CancellationToken.None);
        await app.RunAsync();
        return 0;
    }

    /// <summary>Puts the application together without starting it.</summary>
    /// <param name="options">Arguments, environment and content root.</param>
    /// <param name="adjust">Lets a test put its clock in before the rooms are added.</param>
    public static WebApplication Build(WebApplicationOptions options, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateBuilder(options);
        builder.AddSettings();
        adjust?.Invoke(builder);
        builder.AddPersistence();
        builder.AddApi();
        builder.AddAccounts();
        builder.AddEvents();
        builder.AddEventsApi();
        builder.AddRegistrations();
        builder.AddRegistrationsApi();

        var app = builder.Build();
        app.UseApi();
        app.MapEventsApi();
        app.MapRegistrations();
        app.MapRegistrationsApi();
        app.MapNoticesApi();
        app.MapAuditApi();
        return app;
    }
}
