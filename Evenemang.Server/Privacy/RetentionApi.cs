using System.Text.Json.Serialization;
using Evenemang.Server.Api;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Privacy;

/// <summary>Why nothing shall be erased.</summary>
internal sealed record HoldBody
{
    /// <summary>For the archivist; no personal data.</summary>
    [JsonRequired]
    public required string Reason { get; init; }
}

/// <summary>A series that is held.</summary>
internal sealed record HeldSeries(string Series, string Reason, DateTime Since, string By);

/// <summary>What retention would do now.</summary>
/// <param name="Enabled">Whether rounds erase.</param>
/// <param name="Decision">The decision it rests on.</param>
/// <param name="Due">What the next round would erase.</param>
/// <param name="Holds">Series that are left alone.</param>
internal sealed record RetentionState(bool Enabled, string? Decision, RetentionCounts Due, IReadOnlyList<HeldSeries> Holds);

/// <summary>Retention, its holds and the counts that outlive it.</summary>
internal static class RetentionApi
{
    public static void MapRetentionApi(this WebApplication app)
    {
        var organisers = app.MapOrganiserApi().WithTags("Privacy");
        organisers.MapGet("/retention", ShowAsync).Describe<RetentionState>("showRetention", "What the next round of retention would erase, in counts, and what is held.");
        organisers.MapPut("/series/{slug}/retention-hold", HoldAsync)
            .WithName("holdRetention").WithSummary("Nothing in the series is erased by time while the hold stands.").Produces(StatusCodes.Status204NoContent)
            .MayMiss().MayAnswer(StatusCodes.Status422UnprocessableEntity, "Fields break a rule.");
        organisers.MapDelete("/series/{slug}/retention-hold", ReleaseAsync)
            .WithName("releaseRetention").WithSummary("Lets retention go on. Once or twice is the same.").Produces(StatusCodes.Status204NoContent).MayMiss();
        organisers.MapGet("/series/{slug}/participation", ParticipationAsync)
            .Describe<IReadOnlyList<Participation>>("listParticipation", "How many took part, counted before the names were erased.").MayMiss();
    }

    private static async Task<IResult> ShowAsync(
        HttpContext http, ApplyRetention retention, RetentionOptions options, IDbContextFactory<EvenemangDb> contexts, CancellationToken cancel)
    {
        if (!http.Access()!.May(Permission.ReadLog)) return ApiProblem.Forbidden(http.Culture());
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var holds = await (from hold in db.Set<RetentionHold>()
                           join series in db.Series on hold.SeriesId equals series.Id
                           orderby series.Slug
                           select new HeldSeries(series.Slug, hold.Reason, hold.Since, hold.Actor)).ToListAsync(cancel);
        return Results.Json(new RetentionState(options.Enabled, options.Decision, await retention.PreviewAsync(cancel), holds), ApiJson.Options);
    }

    private static async Task<IResult> HoldAsync(string slug, JsonBody<HoldBody> body, HttpContext http, HoldRetention hold, CancellationToken cancel)
    {
        var reason = body.Value.Reason.Trim();
        if (reason.Length is 0 or > RetentionHold.MaxReasonLength)
        {
            return ApiProblem.Fields(StatusCodes.Status422UnprocessableEntity, new Dictionary<string, string[]> { ["reason"] = [ApiText.Get("HoldReason", http.Culture(), RetentionHold.MaxReasonLength)] }, http.Culture());
        }
        return await AnswerAsync(slug, reason, http, hold, cancel);
    }

    private static Task<IResult> ReleaseAsync(string slug, HttpContext http, HoldRetention hold, CancellationToken cancel) => AnswerAsync(slug, null, http, hold, cancel);

    private static async Task<IResult> AnswerAsync(string slug, string? reason, HttpContext http, HoldRetention hold, CancellationToken cancel) =>
        Slugs.IsValid(slug) && await hold.RunAsync(slug, reason, http.Actor(), cancel) ? Results.NoContent() : ApiProblem.NotFound(http.Culture());

    private static async Task<IResult> ParticipationAsync(string slug, HttpContext http, IDbContextFactory<EvenemangDb> contexts, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        if (!Slugs.IsValid(slug) || await db.Series.Where(row => row.Slug == slug).Select(row => new { row.Id, row.Discreet }).FirstOrDefaultAsync(cancel) is not { } series
            || !http.May(Permission.SeeSeries, series.Id, series.Discreet)) return ApiProblem.NotFound(http.Culture());
        return Results.Json(await db.Set<Participation>().Where(row => row.SeriesId == series.Id).OrderBy(row => row.TargetId).ToListAsync(cancel), ApiJson.Options);
    }
}
