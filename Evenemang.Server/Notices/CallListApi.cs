using System.Text.Json.Serialization;
using Evenemang.Server.Api;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;

namespace Evenemang.Server.Notices;

/// <summary>Somebody on the call list.</summary>
internal sealed record CallListItem
{
    /// <summary>The sign-up, or the row of a contributor or a co-organiser.</summary>
    public required Guid Registration { get; init; }

    /// <summary>contributor or coOrganiser; absent for a sign-up.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PartnerRole? Partner { get; init; }

    public required string? Name { get; init; }

    /// <summary>The team, where it has a name beside the person's.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Team { get; init; }

    /// <summary>As written; null when there is no number either.</summary>
    public required string? Phone { get; init; }

    public required int Heads { get; init; }

    /// <summary>Until when an offered seat can be answered; absent when none is offered.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? OfferEndsAt { get; init; }

    public required ReachReason Reason { get; init; }

    /// <summary>Calls so far, the latest first.</summary>
    public required IReadOnlyList<CallItem> Calls { get; init; }

    public static CallListItem Of(ConcernedPerson person, string zone) => new()
    {
        Registration = person.RegistrationId,
        Partner = person.Partner,
        Name = person.Name,
        Team = person.Team,
        Phone = person.Phone,
        Heads = person.Heads,
        OfferEndsAt = person.AnswerBy is { } until ? ZonedTime.FromUtc(until, zone) : null,
        Reason = person.Verdict.Reason,
        Calls = [.. person.Calls.Select(tick => new CallItem(ZonedTime.FromUtc(tick.At, zone), tick.CalledBy, tick.Outcome))],
    };
}

/// <summary>One call.</summary>
internal sealed record CallItem(DateTimeOffset At, string By, CallOutcome Outcome);

/// <summary>What happened to one programme item, and who of those signed up to it must be told.</summary>
internal sealed record CallListOfItem(Guid Item, string Title, NoticeKind Kind, DateTimeOffset At, IReadOnlyList<CallListItem> People);

/// <summary>Who must be called about the latest thing that happened.</summary>
internal sealed record CallListResponse
{
    /// <summary>What happened; absent when nothing urgent has.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public NoticeKind? Kind { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? At { get; init; }

    /// <summary>Number of sign-ups that know.</summary>
    public required int Reached { get; init; }

    /// <summary>Number of sign-ups to whom it is only just on its way.</summary>
    public required int OnItsWay { get; init; }

    /// <summary>It may have arrived.</summary>
    public required IReadOnlyList<CallListItem> Unsure { get; init; }

    /// <summary>It has not arrived and will not.</summary>
    public required IReadOnlyList<CallListItem> Call { get; init; }

    /// <summary>Got or is offered a seat after they had waited or asked, have no e-mail address, and do not know yet.</summary>
    public required IReadOnlyList<CallListItem> Seated { get; init; }

    /// <summary>Programme items that are dropped, or are not any more, of which somebody does not know it yet.</summary>
    public required IReadOnlyList<CallListOfItem> Items { get; init; }

    public static CallListResponse Of(ReachedView view)
    {
        IReadOnlyList<CallListOfItem> items =
            [.. view.Items.Select(item => new CallListOfItem(item.ItemId, item.Title, item.Kind, ZonedTime.FromUtc(item.At, view.TimeZone), [.. item.People.Select(person => CallListItem.Of(person, view.TimeZone))]))];
        IReadOnlyList<CallListItem> seated = [.. view.Seated.Select(person => CallListItem.Of(person, view.TimeZone))];
        if (view.Acts.Count == 0) return new() { Reached = 0, OnItsWay = 0, Unsure = [], Call = [], Seated = seated, Items = items };
        var act = view.Acts[0];
        return new()
        {
            Kind = act.Kind,
            At = ZonedTime.FromUtc(act.At, view.TimeZone),
            Reached = act.Of(Reach.Reached).Count,
            OnItsWay = act.Of(Reach.OnItsWay).Count,
            Unsure = [.. act.Of(Reach.Unsure).Select(person => CallListItem.Of(person, view.TimeZone))],
            Call = [.. act.Of(Reach.Call).Select(person => CallListItem.Of(person, view.TimeZone))],
            Seated = seated,
            Items = items,
        };
    }
}

/// <summary>A call that was made.</summary>
internal sealed record CallTickBody
{
    public required CallOutcome Outcome { get; init; }
}

/// <summary>A call as it was written down.</summary>
internal sealed record CallTickResponse(Guid Id);

/// <summary>The call list of an occurrence.</summary>
internal static class CallListApi
{
    public static void MapCallListApi(this WebApplication app)
    {
        var organisers = app.MapOrganiserApi().WithTags("Notices");
        organisers.MapGet("/occurrences/{slug}/call-list", ShowAsync)
            .Describe<CallListResponse>("showCallList", "Who knows of the latest cancellation, move, reinstatement or all-clear, of whom that is unsure, and who must be called.")
            .MayAnswer(StatusCodes.Status403Forbidden, "groupRunsItself: the group runs itself, so nobody here sees who is in it.")
            .MayMiss();
        organisers.MapPost("/occurrences/{slug}/call-list/{id:guid}", CalledAsync)
            .Describe<CallTickResponse>("tickCall", "Writes down that somebody was called, and what came of it.", StatusCodes.Status201Created)
            .MayMiss()
            .Repeatable();
        organisers.MapDelete("/call-ticks/{id:guid}", UndoAsync)
            .Describe<CallTickResponse>("undoCallTick", "Takes a call back that was written down by mistake; the log keeps both.", StatusCodes.Status204NoContent)
            .MayMiss();
    }

    private static async Task<IResult> CalledAsync(string slug, Guid id, JsonBody<CallTickBody> body, HttpContext http, ReachedQuery reached, TickCall tick, CancellationToken cancel) =>
        Slugs.IsValid(slug) && await reached.RunAsync(slug, http.Actor(), cancel) is { } view && await tick.RunAsync(view.OccurrenceId, id, body.Value.Outcome, http.Actor(), cancel) is { } tickId
            ? Results.Json(new CallTickResponse(tickId), ApiJson.Options, statusCode: StatusCodes.Status201Created)
            : await NothingAsync(slug, http, reached, cancel);

    private static async Task<IResult> UndoAsync(Guid id, HttpContext http, UndoCallTick undo, CancellationToken cancel) =>
        await undo.RunAsync(id, http.Actor(), cancel) ? Results.NoContent() : ApiProblem.NotFound(http.Culture());

    private static async Task<IResult> ShowAsync(string slug, HttpContext http, ReachedQuery reached, CancellationToken cancel) =>
        Slugs.IsValid(slug) && await reached.RunAsync(slug, http.Actor(), cancel) is { } view
            ? Results.Json(CallListResponse.Of(view), ApiJson.Options)
            : await NothingAsync(slug, http, reached, cancel);

    private static async Task<IResult> NothingAsync(string slug, HttpContext http, ReachedQuery reached, CancellationToken cancel) =>
        Slugs.IsValid(slug) && await reached.IsKeptByGroupAsync(slug, http.Actor(), cancel) ? ApiProblem.GroupRunsItself(http.Culture()) : ApiProblem.NotFound(http.Culture());
}
