using Evenemang.Server.Surveys.Pages;

namespace Evenemang.Server.Surveys;

/// <summary>What people thought afterwards, without knowing who thought it.</summary>
public static class SurveysRoom
{
    public static void AddSurveys(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<EditSurvey>();
        services.AddSingleton<MakeSurveyLinks>();
        services.AddSingleton<AnswerSurvey>();
        services.AddSingleton<FindSurvey>();
        services.AddSingleton<FindSurveyResults>();
    }

    public static void MapSurveys(this WebApplication app)
    {
        app.MapSurveyPages();
        app.MapSurveysApi();
    }
}
