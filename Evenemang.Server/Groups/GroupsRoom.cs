using Evenemang.Server.Groups.Pages;

namespace Evenemang.Server.Groups;

/// <summary>Groups that meet as one: the start that needs enough people, and the day from which a group runs itself.</summary>
public static class GroupsRoom
{
    public static void AddGroups(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<FindGroup>();
        services.AddSingleton<FindHandOver>();
        services.AddSingleton<StartGroupAnyway>();
        services.AddSingleton<HandOverGroup>();
        services.AddSingleton<UndoHandOver>();
        services.AddSingleton<FindOwnGroup>();
        services.AddSingleton<WriteToGroup>();
        services.AddSingleton<WriteToContact>();
        services.AddSingleton<AnswerRequest>();
        services.AddSingleton<ChooseHost>();
        services.AddSingleton<PassOnContact>();
        services.AddSingleton<PlanOwnMeeting>();
    }

    public static void MapGroups(this WebApplication app)
    {
        app.MapGroupsApi();
        app.MapOwnGroupPages();
    }
}
