namespace Evenemang.Server.Events;

/// <summary>The room's part of the JSON API.</summary>
internal static class EventsApi
{
    public static void AddEventsApi(this WebApplicationBuilder builder) => builder.Services.AddSingleton<ListOccurrences>();

    public static void MapEventsApi(this WebApplication app)
    {
        app.MapSeriesApi();
        app.MapOccurrencesApi();
    }
}
