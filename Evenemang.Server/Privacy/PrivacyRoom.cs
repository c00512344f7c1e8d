using Evenemang.Server.Shell;

namespace Evenemang.Server.Privacy;

/// <summary>What is personal, and what happens with it.</summary>
public static class PrivacyRoom
{
    public static void AddPrivacy(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(RetentionOptions.Read(builder.Configuration));
        builder.Services.AddSingleton<ApplyRetention>();
        builder.Services.AddSingleton<HoldRetention>();
        builder.Services.AddSingleton<EraseOrganiser>();
    }

    public static void MapPrivacy(this WebApplication app)
    {
        app.MapPage("/integritet", _ => Task.FromResult<Page?>(Page.Of<PrivacyPage>()));
        app.MapPage("/kakor", _ => Task.FromResult<Page?>(Page.Of<CookiesPage>()));
        app.MapRetentionApi();
    }
}
