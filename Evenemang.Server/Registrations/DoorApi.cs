using Evenemang.Server.Api;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations;

/// <summary>The door over the API: taps that count once, no-shows, and how many came.</summary>
internal static class DoorApi
{
    public static void MapDoorApi(this WebApplication app)
    {
        var organisers = app.MapOrganiserApi().WithTags("Registrations");
        organisers.MapPost("/occurrences/{slug}/taps", TapAsync)
            .WithName("tapAtDoor").WithSummary("Marks somebody as there or not, or counts people who had not signed up. The same id counts once.")
            .Produces(StatusCodes.Status204NoContent)
            .MayMiss()
            .MayAnswer(StatusCodes.Status409Conflict, "notConfirmed: the person has no place.")
            .MayAnswer(StatusCodes.Status422UnprocessableEntity, "It says neither one thing nor the other.");
        organisers.MapPost("/occurrences/{slug}/no-shows", NoShowsAsync)
            .Describe<NoShowsResponse>("recordNoShows", "Says that everyone who is not marked did not come, or takes that back.")
            .MayMiss()
            .MayAnswer(StatusCodes.Status409Conflict, "notBegun: nobody can have stayed away yet.")
            .Repeatable();
        organisers.MapGet("/occurrences/{slug}/attendance", CountAsync).Describe<AttendanceResponse>("showAttendance", "How many came, in people.").MayMiss();
    }

    private static async Task<IResult> TapAsync(string slug, JsonBody<TapBody> body, HttpContext http, TapAtDoor tap, CancellationToken cancel)
    {
        var value = body.Value;
        return await tap.RunAsync(slug, new(value.Id, value.RegistrationId, value.Mark, value.DropIns), http.Actor(), cancel) switch
        {
            TapAtDoorOutcome.Done or TapAtDoorOutcome.Repeated => Results.NoContent(),
            TapAtDoorOutcome.NotConfirmed => ApiProblem.Conflict("notConfirmed", "NotConfirmed", http.Culture()),
            TapAtDoorOutcome.Malformed => ApiProblem.Of(StatusCodes.Status422UnprocessableEntity, "RuleBroken", http.Culture()),
            _ => ApiProblem.NotFound(http.Culture()),
        };
    }

    private static async Task<IResult> NoShowsAsync(string slug, JsonBody<NoShowsBody> body, HttpContext http, RecordNoShows record, CancellationToken cancel) =>
        await record.RunAsync(slug, body.Value.TakeBack, http.Actor(), cancel) switch
        {
            RecordNoShowsOutcome.Done done => Results.Json(new NoShowsResponse { Parties = done.Parties }, ApiJson.Options),
            RecordNoShowsOutcome.NotBegun => ApiProblem.Conflict("notBegun", "NotBegun", http.Culture()),
            _ => ApiProblem.NotFound(http.Culture()),
        };

    private static async Task<IResult> CountAsync(string slug, HttpContext http, FindRegistrations find, CancellationToken cancel) =>
        await find.OfOccurrenceAsync(slug, http.Actor(), cancel) is { Attendance: var count }
            ? Results.Json(new AttendanceResponse { Came = count.Came, Absent = count.Absent, Unmarked = count.Unmarked, DropIns = count.DropIns }, ApiJson.Options)
            : ApiProblem.NotFound(http.Culture());
}

/// <summary>A tap: either somebody and a mark, or a number of people.</summary>
internal sealed record TapBody
{
    /// <summary>Made by the caller; the same tap sent again has the same.</summary>
    public required Guid Id { get; init; }

    public Guid? RegistrationId { get; init; }

    public Attendance? Mark { get; init; }

    /// <summary>People who had not signed up; negative takes back.</summary>
    public int DropIns { get; init; }
}

/// <summary>What to do about those who are not marked.</summary>
internal sealed record NoShowsBody
{
    public bool TakeBack { get; init; }
}

/// <summary>How many registrations were marked.</summary>
internal sealed record NoShowsResponse
{
    public required int Parties { get; init; }
}

/// <summary>How many came, in people.</summary>
internal sealed record AttendanceResponse
{
    public required int Came { get; init; }

    public required int Absent { get; init; }

    public required int Unmarked { get; init; }

    public required int DropIns { get; init; }
}
