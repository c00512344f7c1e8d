namespace Evenemang.Server.Events;

/// <summary>Series and occurrences: what is on, and everything organisers do with it.</summary>
public static class EventsRoom
{
    public static void AddEvents(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<OccurrenceReading>();
        services.AddSingleton<PublicOccurrences>();
        services.AddSingleton<PublicSeries>();
        services.AddSingleton<OrganisersOccurrences>();
        services.AddSingleton<PublicDocuments>();
        services.AddSingleton<PreviewAudience>();

        services.AddSingleton<CreateSeries>();
        services.AddSingleton<EditSeries>();
        services.AddSingleton<ExtendSeries>();
        services.AddSingleton<OccurrenceWriter>();
        services.AddSingleton<AddOccurrence>();
        services.AddSingleton<EditOccurrence>();
        services.AddSingleton<PublishOccurrence>();
        services.AddSingleton<DecideDate>();
        services.AddSingleton<MoveOccurrence>();
        services.AddSingleton<CancelOccurrence>();
        services.AddSingleton<ReinstateOccurrence>();
        services.AddSingleton<HoldOccurrence>();
        services.AddSingleton<AddDocument>();
        services.AddSingleton<RemoveDocument>();
    }

    public static void MapEvents(this WebApplication app)
        => app.MapGet("/evenemang/{occurrence}/dokument/{id:guid}", async (string occurrence, Guid id, PublicDocuments documents, HttpContext http, CancellationToken cancel) =>
        {
            if (await documents.FindAsync(occurrence, id, cancel) is not { } document) return Results.NotFound();
            // Whatever somebody uploaded, no browser may take it for a page of ours.
            http.Response.Headers.XContentTypeOptions = "nosniff";
            http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
            return Results.File(document.Content, document.MediaType, document.Name, lastModified: new DateTimeOffset(document.CreatedAt));
        });
}
