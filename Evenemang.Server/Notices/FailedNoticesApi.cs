using Evenemang.Server.Api;
using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>No fields.</summary>
internal sealed record RetryBody;

/// <summary>Notices over all occurrences, above all those that failed, and another try.</summary>
internal static class FailedNoticesApi
{
    public static void MapFailedNoticesApi(this WebApplication app)
    {
        var notices = app.MapOrganiserApi().WithTags("Notices");
        notices.MapGet("/notices", ListAsync)
            .Describe<PageOf<NoticeItem>>("listAllNotices", "Notices about everything, the latest first.")
            .TakesQuery("state", "Only those in this state: planned, sending, sent, failed, missed, void or unsure.")
            .Paged();
        notices.MapPost("/notices/{id:guid}/retry", RetryAsync)
            .Describe<NoticeItem>("retryNotice", "Tries a notice that failed, or may have, once more.")
            .WithMetadata(new BodyMayBeMissing())
            .MayMiss()
            .MayAnswer(StatusCodes.Status409Conflict, "notFailed: it has not failed.")
            .Repeatable();
    }

    private static async Task<IResult> ListAsync(HttpContext http, IDbContextFactory<EvenemangDb> contexts, SiteOptions site, CancellationToken cancel)
    {
        var (page, problem) = PageRequest.Read(http);
        if (problem is not null) return problem;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        IQueryable<Notice> notices = db.Notices;
        if (http.Access()!.SeenSeries() is { } seen) notices = notices.Where(row => row.SeriesId != null && seen.Contains(row.SeriesId.Value));
        if (http.Request.Query.TryGetValue("state", out var word))
        {
            if (StateOf(word.ToString()) is not { } state) return ApiProblem.BadField("state", "BadState", http.Culture());
            notices = notices.Where(row => row.State == state);
        }
        if (page.After is { At: { } at, Name: var name } && Guid.TryParse(name, out var after))
        {
            notices = notices.Where(row => row.CreatedAt < at || (row.CreatedAt == at && row.Id.CompareTo(after) < 0));
        }
        var rows = await notices.OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Take(page.Limit + 1)
            .Select(row => new { Notice = row, Occurrence = db.Occurrences.Where(occurrence => occurrence.Id == row.OccurrenceId).Select(occurrence => occurrence.Slug).FirstOrDefault() })
            .ToListAsync(cancel);
        return Results.Json(
            page.Cut(rows, row => new(row.Notice.CreatedAt, row.Notice.Id.ToString("N")), row => NoticeItem.Of(row.Notice, site.TimeZone) with { Occurrence = row.Occurrence }),
            ApiJson.Options);
    }

    private static async Task<IResult> RetryAsync(
        Guid id, JsonBody<RetryBody> body, HttpContext http, RetryNotice retry, IDbContextFactory<EvenemangDb> contexts, SiteOptions site, CancellationToken cancel)
    {
        switch (await retry.RunAsync(id, http.Actor(), cancel))
        {
            case RetryNoticeOutcome.NotFound:
                return ApiProblem.NotFound(http.Culture());
            case RetryNoticeOutcome.NotFailed:
                return ApiProblem.Conflict("notFailed", "NotFailed", http.Culture());
        }
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return Results.Json(NoticeItem.Of(await db.Notices.AsNoTracking().FirstAsync(row => row.Id == id, cancel), site.TimeZone), ApiJson.Options);
    }

    private static NoticeState? StateOf(string word) =>
        Enum.GetValues<NoticeState>().Where(state => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(state.ToString()) == word).Select(state => (NoticeState?)state).FirstOrDefault();
}
