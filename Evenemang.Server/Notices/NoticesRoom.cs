namespace Evenemang.Server.Notices;

/// <summary>What is owed to whom, and its way out of the house.</summary>
public static class NoticesRoom
{
    public static void AddNotices(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<OwedNotices>();
    }

    public static void MapNotices(this WebApplication app) => app.MapNoticesApi();
}
