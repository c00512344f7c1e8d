using Evenemang.Server.Api;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Groups;

/// <summary>Groups for other systems: the start that was waited for, and the day from which a group runs itself. Who is in a group is asked where sign-ups are.</summary>
internal static class GroupsApi
{
    public static void MapGroupsApi(this WebApplication app)
    {
        var organisers = app.MapOrganiserApi().WithTags("Groups");
        organisers.MapGet("/series/{slug}/group", ShowAsync)
            .Describe<GroupResponse>("showGroup", "Whether the group has started, and from when it runs itself. Counts only.")
            .MayMiss();
        organisers.MapPost("/series/{slug}/start", StartAsync)
            .WithMetadata(new BodyMayBeMissing())
            .Describe<GroupResponse>("startGroup", "Starts the group although fewer have signed up than its rule asks for; everybody with a place is told.")
            .MayMiss()
            .MayAnswer(StatusCodes.Status409Conflict, "notWaiting: it has started, or waits for nobody.")
            .Repeatable();
        organisers.MapPut("/series/{slug}/hand-over", HandOverAsync)
            .Describe<GroupResponse>("handOverGroup", "From a meeting on the group runs itself, with one of its members as the contact. After that nobody gets its members from here.")
            .MayMiss()
            .MayAnswer(StatusCodes.Status409Conflict, "tooLate: the group runs itself already.")
            .MayAnswer(StatusCodes.Status422UnprocessableEntity, "noSuchMeeting, notAMember, noAddress or notAGroup.")
            .Repeatable();
        organisers.MapDelete("/series/{slug}/hand-over", UndoAsync)
            .Describe<GroupResponse>("undoHandOver", "Takes the hand-over back, as long as that meeting has not begun.")
            .MayMiss()
            .MayAnswer(StatusCodes.Status409Conflict, "tooLate: the group runs itself already; notPlanned: nothing was decided.")
            .Repeatable();
    }

    private static async Task<IResult> ShowAsync(string slug, HttpContext http, FindGroup find, CancellationToken cancel) =>
        Slugs.IsValid(slug) && await find.RunAsync(slug, http.Actor(), cancel) is { } group ? Results.Json(GroupResponse.Of(group), ApiJson.Options) : ApiProblem.NotFound(http.Culture());

    private static async Task<IResult> StartAsync(string slug, JsonBody<NoGroupFieldsBody> body, HttpContext http, StartGroupAnyway start, FindGroup find, CancellationToken cancel) =>
        await start.RunAsync(slug, http.Actor(), cancel) switch
        {
            StartGroupOutcome.Started => await ShowAsync(slug, http, find, cancel),
            StartGroupOutcome.NotWaiting => ApiProblem.Conflict("notWaiting", "GroupNotWaiting", http.Culture()),
            _ => ApiProblem.NotFound(http.Culture()),
        };

    private static async Task<IResult> HandOverAsync(string slug, JsonBody<HandOverBody> body, HttpContext http, HandOverGroup handOver, FindGroup find, CancellationToken cancel)
    {
        var from = (await find.RunAsync(slug, http.Actor(), cancel))?.Meetings.FirstOrDefault(meeting => meeting.Slug == body.Value.From)?.Id ?? Guid.Empty;
        var outcome = await handOver.RunAsync(slug, from, body.Value.Contact, http.Actor(), cancel);
        return outcome switch
        {
            HandOverOutcome.Planned => await ShowAsync(slug, http, find, cancel),
            HandOverOutcome.TooLate => ApiProblem.Conflict("tooLate", "GroupRunsItself", http.Culture()),
            HandOverOutcome.Forbidden or HandOverOutcome.NotFound => ApiProblem.NotFound(http.Culture()),
            _ => ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, "RuleBroken", http.Culture()) with { Code = System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName($"{outcome}") },
        };
    }

    private static async Task<IResult> UndoAsync(string slug, HttpContext http, UndoHandOver undo, FindGroup find, CancellationToken cancel) =>
        await undo.RunAsync(slug, http.Actor(), cancel) switch
        {
            UndoHandOverOutcome.Undone or UndoHandOverOutcome.UndoneButTold => await ShowAsync(slug, http, find, cancel),
            UndoHandOverOutcome.TooLate => ApiProblem.Conflict("tooLate", "GroupRunsItself", http.Culture()),
            UndoHandOverOutcome.NotPlanned => ApiProblem.Conflict("notPlanned", "GroupNotPlanned", http.Culture()),
            _ => ApiProblem.NotFound(http.Culture()),
        };
}

/// <summary>No fields.</summary>
internal sealed record NoGroupFieldsBody;

/// <summary>Who is the contact, and from when.</summary>
internal sealed record HandOverBody
{
    /// <summary>The first meeting the group holds by itself: an occurrence's slug.</summary>
    public required string From { get; init; }

    /// <summary>A registration's id.</summary>
    public required Guid Contact { get; init; }
}

/// <summary>A group in counts.</summary>
internal sealed record GroupResponse
{
    /// <summary>People with a place.</summary>
    public required int Heads { get; init; }

    /// <summary>Whether it waits for enough people.</summary>
    public required bool AwaitsStart { get; init; }

    /// <summary>When it was sure to start.</summary>
    public required DateTimeOffset? StartConfirmedAt { get; init; }

    /// <summary>From when it runs itself; null while nothing is decided.</summary>
    public required DateTimeOffset? RunsItselfFrom { get; init; }

    /// <summary>Whether it does.</summary>
    public required bool RunsItself { get; init; }

    public static GroupResponse Of(GroupView group) => new()
    {
        Heads = group.Heads,
        AwaitsStart = group.Series.AwaitsStart,
        StartConfirmedAt = group.Series.StartConfirmedAt is { } started ? ZonedTime.FromUtc(started, group.Series.TimeZone) : null,
        RunsItselfFrom = group.HandOver is { } handOver ? ZonedTime.FromUtc(handOver.EffectiveFrom, group.Series.TimeZone) : null,
        RunsItself = group.RunsItself,
    };
}
