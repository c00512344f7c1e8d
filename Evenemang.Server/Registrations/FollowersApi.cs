using Evenemang.Server.Api;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Registrations;

/// <summary>A wish to follow as the API takes it.</summary>
internal sealed record FollowBody
{
    public string? Email { get; init; }

    /// <summary>Language of messages: sv or en.</summary>
    public string? Language { get; init; }
}

/// <summary>The answer to a wish to follow: the same whether or not the address follows already.</summary>
internal sealed record FollowResponse
{
    /// <summary>Always asked: an unknown address gets a letter with a link to confirm.</summary>
    public string Status { get; } = "asked";
}

/// <summary>Following a series by e-mail.</summary>
internal static class FollowersApi
{
    public static void MapFollowersApi(this WebApplication app) => app.MapPublicApi().WithTags("Followers")
        .MapPost("/series/{slug}/followers", FollowAsync)
        .Describe<FollowResponse>("followSeries", "Asks to follow a series by e-mail. Whoever reads the mailbox confirms with a link.", StatusCodes.Status202Accepted)
        .MayMiss()
        .MayAnswer(StatusCodes.Status409Conflict, "notOffered: the series is discreet and takes no followers.")
        .MayAnswer(StatusCodes.Status422UnprocessableEntity, "Fields break a rule.")
        .MayAnswer(StatusCodes.Status429TooManyRequests, "Too many requests from one address; see Retry-After.")
        .Repeatable()
        .RequireRateLimiting(RateLimits.Follow);

    private static async Task<IResult> FollowAsync(string slug, JsonBody<FollowBody> body, HttpContext http, Follow follow)
    {
        if (!Slugs.IsValid(slug)) return ApiProblem.NotFound(http.Culture());
        return await follow.RunAsync(slug, body.Value.Email, body.Value.Language, http.RequestAborted) switch
        {
            FollowOutcome.Accepted => Results.Json(new FollowResponse(), ApiJson.Options, statusCode: StatusCodes.Status202Accepted),
            FollowOutcome.Invalid invalid => RegistrationProblems.Of(invalid.Check.Errors, http.Culture()),
            FollowOutcome.NotOffered => ApiProblem.Conflict("notOffered", "FollowNotOffered", http.Culture()),
            _ => ApiProblem.NotFound(http.Culture()),
        };
    }
}
