using Evenemang.Server.Shell;

namespace Evenemang.Server.Privacy;

/// <summary>What is personal, and what happens with it.</summary>
public static class PrivacyRoom
{
    public static void AddPrivacy(this WebApplicationBuilder builder) =>
        builder.Services.AddSingleton(RetentionOptions.Read(builder.Configuration));

    public static void MapPrivacy(this WebApplication app) =>
        app.MapPage("/integritet", _ => Task.FromResult<Page?>(Page.Of<PrivacyPage>()));
}
