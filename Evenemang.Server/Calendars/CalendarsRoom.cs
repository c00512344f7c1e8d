using Evenemang.Server.Calendars.Pages;

namespace Evenemang.Server.Calendars;

/// <summary>Feeds, public and personal, and the addresses they have.</summary>
public static class CalendarsRoom
{
    public static void AddCalendars(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<PersonalTokens>();
        services.AddSingleton<CalendarLinks>();
        services.AddSingleton<PersonalFeeds>();
        services.AddSingleton<FeedRendering>();
        services.AddSingleton<UnknownFeeds>();
        services.AddSingleton<FeedCache>();
        services.AddSingleton<IStartupFilter, FeedDoor>();
        services.AddSingleton<IssueOrganiserFeed>();
        services.AddSingleton<RevokeOrganiserFeed>();
    }

    /// <summary>The feeds themselves need no route: <see cref="FeedDoor"/> answers them.</summary>
    public static void MapCalendars(this WebApplication app)
    {
        app.MapSubscribePage();
        app.MapCalendarsApi();
    }
}
