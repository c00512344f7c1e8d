using Evenemang.Server.Api;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations;

/// <summary>Signing up, and one's own registration behind its link. The token is the right: whoever has it may read, change and withdraw.</summary>
internal static class RegistrationsApi
{
    public static void MapRegistrationsApi(this WebApplication app)
    {
        var open = app.MapPublicApi().WithTags("Registrations");
        SignUp(open.MapPost("/occurrences/{slug}/registrations", SignUpToOccurrenceAsync), "signUpToOccurrence", "Signs up for one occurrence, or one item of its programme.");
        SignUp(open.MapPost("/series/{slug}/registrations", SignUpToSeriesAsync), "signUpToSeries", "Signs up for every occurrence of a series.");
        open.MapGet("/registrations/{token}", ShowAsync).Describe<PlaceResponse>("showRegistration", "The registration that the link opens.").MayMiss().RequireRateLimiting(RateLimits.Link);
        open.MapPatch("/registrations/{token}", ChangeAsync).Describe<PlaceResponse>("changeRegistration", "Changes heads, name, contact, answers or language. Organisers send the registration's id in place of the token, and an action.")
            .WithMetadata(new OrganisersBodyMetadata(typeof(RegistrationActionBody)))
            .MayMiss()
            .MayAnswer(StatusCodes.Status409Conflict, "closed: it has ended or begun. full: there are not so many more seats.")
            .MayAnswer(StatusCodes.Status422UnprocessableEntity, "Fields break a rule.")
            .Repeatable()
            .RequireRateLimiting(RateLimits.Link);
        open.MapDelete("/registrations/{token}", WithdrawAsync).WithName("withdraw").WithSummary("Withdraws. Once or twice is the same.")
            .Produces(StatusCodes.Status204NoContent)
            .MayMiss()
            .Repeatable()
            .RequireRateLimiting(RateLimits.Link);
        Answer(open.MapPost("/registrations/{token}/accept-offer", AcceptAsync), "acceptOffer",
            "Says yes to offered seats. Once or twice is the same.", "offerLapsed: the time to answer is over. notOffered. closed: cancelled or held.");
        Answer(open.MapPost("/registrations/{token}/decline-offer", DeclineAsync), "declineOffer", "Says no to offered seats: it is withdrawn, and they go to the next.", "notOffered.");
        Answer(open.MapPost("/registrations/{token}/rejoin-waitlist", RejoinAsync), "rejoinWaitlist",
            "After an offer lapsed: last in line again, or seats if there are any.", "notLapsed. closed: sign-up is over, or there is no waitlist.");
        app.MapOrganiserRegistrationsApi();
    }

    private static void Answer(RouteHandlerBuilder route, string name, string summary, string conflicts) => route
        .WithMetadata(new BodyMayBeMissing())
        .Describe<PlaceResponse>(name, summary)
        .MayMiss()
        .MayAnswer(StatusCodes.Status409Conflict, conflicts)
        .Repeatable()
        .RequireRateLimiting(RateLimits.Link);

    private static void SignUp(RouteHandlerBuilder route, string name, string summary) => route
        .Describe<SignedUpResponse>(name, summary, StatusCodes.Status201Created)
        .MayMiss()
        .MayAnswer(StatusCodes.Status401Unauthorized, "onBehalf needs a valid key.")
        .MayAnswer(StatusCodes.Status409Conflict, "closed, full (and no waitlist) or cancelled. A repeated sign-up is answered like a first one; duplicate only on behalf.")
        .MayAnswer(StatusCodes.Status422UnprocessableEntity, "Fields break a rule.")
        .MayAnswer(StatusCodes.Status429TooManyRequests, "Too many sign-ups from one address; see Retry-After.")
        .Repeatable()
        .RequireRateLimiting(RateLimits.SignUp);

    private static Task<IResult> SignUpToOccurrenceAsync(string slug, JsonBody<SignUpBody> body, HttpContext http, SignUpDoor door) =>
        door.RunAsync(slug, body.Value.ProgrammeItem is { } item ? new SignUpTo.ProgrammeItem(slug, item) : new SignUpTo.Occurrence(slug), body.Value, http);

    private static Task<IResult> SignUpToSeriesAsync(string slug, JsonBody<SignUpBody> body, HttpContext http, SignUpDoor door) =>
        door.RunAsync(slug, new SignUpTo.Series(slug), body.Value, http);

    private static async Task<IResult> ShowAsync(string token, HttpContext http, FindRegistration find, RegistrationLinks links, NoteLinkUse use, CancellationToken cancel)
    {
        var view = await find.RunAsync(new RegistrationReference.ByToken(token), cancel);
        if (view is null) return ApiProblem.NotFound(http.Culture());
        await use.RunAsync(view.Registration, cancel);
        return Results.Json(PlaceResponse.Of(view, token, links), ApiJson.Options);
    }

    private static async Task<IResult> ChangeAsync(
        string token, JsonBody<RegistrationPatch> body, HttpContext http, FindRegistration find, ChangeRegistration change, RegistrationLinks links, NoteLinkUse use, CancellationToken cancel)
    {
        var reference = new RegistrationReference.ByToken(token);
        if (await find.RunAsync(reference, cancel) is not { } view) return ApiProblem.NotFound(http.Culture());
        return await change.RunAsync(new(reference, body.Value.Over(view.Registration)), cancel) switch
        {
            ChangeOutcome.Changed => await ShowAsync(token, http, find, links, use, cancel),
            ChangeOutcome.Invalid invalid => RegistrationProblems.Of(invalid.Check, http.Culture()),
            ChangeOutcome.NoSeats full => RegistrationProblems.Full(full.SeatsLeft, http.Culture()),
            ChangeOutcome.TooLate => ApiProblem.Conflict("closed", "TooLate", http.Culture()),
            _ => ApiProblem.NotFound(http.Culture()),
        };
    }

    private static async Task<IResult> AcceptAsync(
        string token, JsonBody<OfferAnswerBody> body, HttpContext http, OfferActs acts, FindRegistration find, RegistrationLinks links, NoteLinkUse use, CancellationToken cancel) =>
        await acts.AcceptAsync(new RegistrationReference.ByToken(token), http.Culture(), cancel) is { } problem ? problem : await ShowAsync(token, http, find, links, use, cancel);

    private static async Task<IResult> DeclineAsync(
        string token, JsonBody<OfferAnswerBody> body, HttpContext http, OfferActs acts, FindRegistration find, RegistrationLinks links, NoteLinkUse use, CancellationToken cancel) =>
        await acts.DeclineAsync(new RegistrationReference.ByToken(token), http.Culture(), cancel) is { } problem ? problem : await ShowAsync(token, http, find, links, use, cancel);

    private static async Task<IResult> RejoinAsync(
        string token, JsonBody<OfferAnswerBody> body, HttpContext http, OfferActs acts, FindRegistration find, RegistrationLinks links, NoteLinkUse use, CancellationToken cancel) =>
        await acts.RejoinWaitlistAsync(new RegistrationReference.ByToken(token), http.Culture(), cancel) is { } problem ? problem : await ShowAsync(token, http, find, links, use, cancel);

    private static async Task<IResult> WithdrawAsync(string token, HttpContext http, Withdraw withdraw, CancellationToken cancel)
    {
        if (!Secrets.LooksLikeToken(token)) return ApiProblem.NotFound(http.Culture());
        return await withdraw.RunAsync(new RegistrationReference.ByToken(token), cancel) is WithdrawOutcome.NotFound
            ? ApiProblem.NotFound(http.Culture())
            : Results.NoContent();
    }
}
