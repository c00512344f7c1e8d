namespace Evenemang.Server.Events;

/// <summary>Series and occurrences: what is on, and everything organisers do with it.</summary>
public static class EventsRoom
{
    public static void AddEvents(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<PublicOccurrences>();
        services.AddSingleton<PublicSeries>();
        services.AddSingleton<OrganisersOccurrences>();
    }
}
