using Evenemang.Server.Events.Questions;
using Evenemang.Server.Settings;

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
        services.AddSingleton<PreviewAct>();
        services.AddSingleton<OrganisersSeries>();
        services.AddSingleton(builder.Configuration.Read<UploadsOptions>(UploadsOptions.Section));
        services.AddSingleton<ScanUpload>();

        services.AddSingleton<ListOccurrences>();
        services.AddSingleton<ActDoor>();
        services.AddSingleton<CreateSeries>();
        services.AddSingleton<EditSeries>();
        services.AddSingleton<ReplanSeries>();
        services.AddSingleton<DuplicateSeries>();
        services.AddSingleton<ExtendSeries>();
        services.AddSingleton<OccurrenceWriter>();
        services.AddSingleton<AddOccurrence>();
        services.AddSingleton<ImportOccurrences>();
        services.AddSingleton<EditOccurrence>();
        services.AddSingleton<PublishOccurrence>();
        services.AddSingleton<DecideDate>();
        services.AddSingleton<MoveOccurrence>();
        services.AddSingleton<CancelOccurrence>();
        services.AddSingleton<ReinstateOccurrence>();
        services.AddSingleton<HoldOccurrence>();
        services.AddSingleton<AddDocument>();
        services.AddSingleton<RemoveDocument>();
        services.AddSingleton<AskSpeaker>();
        services.AddSingleton<TickQuestion>();
        services.AddSingleton<ListQuestions>();
        services.AddSingleton<EraseOldQuestions>();
    }

    public static void MapEvents(this WebApplication app)
    {
        app.MapEventPages();
        app.MapQuestionPages();
        app.MapQuestionsApi();
        app.MapSeriesApi();
        app.MapOccurrencesApi();
        app.MapOccurrenceActsApi();
        app.MapDocumentsApi();
        app.MapSeriesRuleApi();
        app.MapImportApi();
    }
}
