using System.Text.Json.Serialization;
using Evenemang.Server.Api;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Accounts;

/// <summary>Who else shall work on a series.</summary>
internal sealed record GrantBody
{
    /// <summary>Address of an account there is.</summary>
    public required string Email { get; init; }

    public required GrantKind Kind { get; init; }

    /// <summary>Slug; for the door of one occurrence, and only then.</summary>
    public string? Occurrence { get; init; }
}

/// <summary>One who works on a series.</summary>
/// <param name="Id">Of the grant.</param>
/// <param name="Name">Of the organiser.</param>
/// <param name="Organisation">Where they work.</param>
/// <param name="Kind">As what.</param>
/// <param name="Occurrence">Slug; for the door of one occurrence.</param>
internal sealed record GrantItem(Guid Id, string Name, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Organisation, GrantKind Kind, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Occurrence);

/// <summary>Sharing a series over the API.</summary>
internal static class GrantsApi
{
    public static void MapGrantsApi(this WebApplication app)
    {
        var organisers = app.MapOrganiserApi().WithTags("Accounts");
        organisers.MapGet("/series/{slug}/grants", ListAsync)
            .Describe<IReadOnlyList<GrantItem>>("listGrants", "Who works on the series beside those who see to all of them.")
            .MayMiss();
        organisers.MapPost("/series/{slug}/grants", GrantAsync)
            .Describe<IReadOnlyList<GrantItem>>("shareSeries", "Lets an account work on the series: as organiser, as facilitator, or at the door of one occurrence.")
            .MayMiss()
            .MayAnswer(StatusCodes.Status422UnprocessableEntity, "Fields break a rule.")
            .Repeatable();
        organisers.MapDelete("/grants/{id:guid}", TakeBackAsync)
            .Describe<NothingAnswered>("takeBackGrant", "Takes a grant back; it works at the next thing the person does.", StatusCodes.Status204NoContent)
            .MayMiss();
    }

    private static async Task<IResult> ListAsync(string slug, HttpContext http, FindOrganisers find, CancellationToken cancel) =>
        Slugs.IsValid(slug) && await find.SharedAsync(slug, http.Actor(), cancel) is { } shared ? Results.Json(Items(shared), ApiJson.Options) : ApiProblem.NotFound(http.Culture());

    private static async Task<IResult> GrantAsync(
        string slug, JsonBody<GrantBody> body, HttpContext http, FindOrganisers find, GrantAccess grant, IDbContextFactory<EvenemangDb> contexts, CancellationToken cancel)
    {
        if (!Slugs.IsValid(slug) || await find.SharedAsync(slug, http.Actor(), cancel) is not { } shared) return ApiProblem.NotFound(http.Culture());
        Guid? occurrence = null;
        if (body.Value.Occurrence is { } wanted)
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            occurrence = await db.Occurrences.Where(row => row.Slug == wanted && row.SeriesId == shared.Id).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancel) ?? Guid.Empty;
        }
        return await grant.RunAsync(body.Value.Email, new(body.Value.Kind, shared.Id, occurrence), http.Actor(), cancel) switch
        {
            AccountOutcome.Done or AccountOutcome.Already => Results.Json(Items((await find.SharedAsync(slug, http.Actor(), cancel))!), ApiJson.Options),
            AccountOutcome.Forbidden => ApiProblem.Forbidden(http.Culture()),
            AccountOutcome.NotFound when occurrence == Guid.Empty => RuleBroken("occurrence", "NoSuchOccurrence", http),
            AccountOutcome.NotFound => RuleBroken("email", "NoSuchAccount", http),
            _ => RuleBroken("occurrence", "DoorNeedsOccurrence", http),
        };
    }

    private static async Task<IResult> TakeBackAsync(Guid id, HttpContext http, TakeBackGrant takeBack, CancellationToken cancel) => await takeBack.RunAsync(id, http.Actor(), cancel) switch
    {
        AccountOutcome.Done => Results.NoContent(),
        // Whether there is such a grant is nobody's business but theirs who may take it back.
        _ => ApiProblem.NotFound(http.Culture()),
    };

    private static ApiProblem RuleBroken(string field, string text, HttpContext http) =>
        ApiProblem.Fields(StatusCodes.Status422UnprocessableEntity, new Dictionary<string, string[]> { [field] = [ApiText.Get(text, http.Culture())] }, http.Culture());

    private static IReadOnlyList<GrantItem> Items(SharedSeries shared) => [.. shared.Grants.Select(row => new GrantItem(row.Id, row.Organiser, row.Organisation, row.Kind, row.Occurrence))];

    private sealed record NothingAnswered;
}
