using Evenemang.Server.Accounts;
using Evenemang.Server.Desk.Account;
using Evenemang.Server.Desk.Door;
using Evenemang.Server.Desk.Home;
using Evenemang.Server.Desk.Occurrences;
using Evenemang.Server.Desk.Registrations;
using Evenemang.Server.Desk.Surveys;
using Microsoft.AspNetCore.Components.Authorization;
using Radzen;

namespace Evenemang.Server.Desk;

/// <summary>The organisers' pages. They call the rooms' verbs and decide nothing themselves.</summary>
public static class DeskRoom
{
    /// <summary>Where the desk begins.</summary>
    public const string Path = "/arrangor";

    /// <summary>Largest message a browser may send over the circuit, in octets; files come in parts below it.</summary>
    private const int MaxCircuitMessage = 64 * 1024;

    public static void AddDesk(this WebApplicationBuilder builder)
    {
        // Packages' style sheets and scripts are found beside the build when the application runs from there, whatever the environment.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents().AddHubOptions(hub => hub.MaximumReceiveMessageSize = MaxCircuitMessage);
        builder.Services.AddRadzenComponents();
        builder.Services.AddCascadingAuthenticationState();
        builder.Services.AddScoped<AuthenticationStateProvider, CheckedSignIn>();
        builder.Services.AddScoped<DeskSession>();
        builder.Services.AddSingleton<ChangeBell>();
        builder.Services.AddSingleton<PersonActs>();
        builder.Services.AddSingleton<Import.FindImportTarget>();
        builder.Services.AddSingleton<DocumentDownloads>();
        builder.Services.AddSingleton<FindToday>();
        builder.Services.AddSingleton<NoticePages.FindStuckNotices>();
        builder.Services.AddSingleton<NoticePages.FindCalls>();
        builder.Services.AddSingleton<WeatherPages.FindWatched>();
    }

    public static void MapDesk(this WebApplication app)
    {
        app.MapDoor();
        app.MapPeopleCsv();
        app.MapSurveyCsv();
        app.UseRequiredSecondFactor();
        app.MapSignInEndpoints();
        app.MapRazorComponents<DeskDocument>().AddInteractiveServerRenderMode().Add(endpoint => endpoint.Metadata.Add(new ExcludeFromDescriptionAttribute()));
        DocumentDownloads.Map(app);
    }
}
