using Evenemang.Server.Api;

namespace Evenemang.Server.Calendars;

/// <summary>The address of a feed that only its owner knows.</summary>
/// <param name="Url">Secret; shown this once.</param>
internal sealed record IssuedFeed(string Url);

/// <summary>An organiser's own feed, given and taken over the JSON API.</summary>
internal static class CalendarsApi
{
    public static void MapCalendarsApi(this WebApplication app)
    {
        var organiser = app.MapOrganiserApi().WithTags("Calendars");
        organiser.MapPut("/calendar-feed", IssueAsync)
            .Describe<IssuedFeed>("issueCalendarFeed", "Gives the caller the address of a feed with everything, drafts and counts too. An earlier one ends.", StatusCodes.Status201Created);
        organiser.MapDelete("/calendar-feed", RevokeAsync).WithName("revokeCalendarFeed").WithSummary("Ends the caller's own feed. Once or twice is the same.")
            .Produces(StatusCodes.Status204NoContent);
    }

    /// <summary>A feed shows all that its owner may see, so a key that shows less gets none.</summary>
    private static async Task<IResult> IssueAsync(HttpContext http, IssueOrganiserFeed issue, CancellationToken cancel) => http.Actor().Access.IsNarrowed
        ? ApiProblem.Forbidden(http.Culture())
        : Results.Json(new IssuedFeed(await issue.RunAsync(http.Actor(), cancel)), ApiJson.Options, statusCode: StatusCodes.Status201Created);

    private static async Task<IResult> RevokeAsync(HttpContext http, RevokeOrganiserFeed revoke, CancellationToken cancel)
    {
        await revoke.RunAsync(http.Actor(), cancel);
        return Results.NoContent();
    }
}
