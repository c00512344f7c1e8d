using System.Text.Json.Serialization;
using Evenemang.Server.Api;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Evenemang.Shared.Notices;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Notices;

/// <summary>One message as organisers see it: to whom by registration, never by address.</summary>
internal sealed record NoticeItem
{
    public required Guid Id { get; init; }

    public required NoticeKind Kind { get; init; }

    public required NoticeState State { get; init; }

    /// <summary>To whom; absent when it goes to a follower or an organiser.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? Registration { get; init; }

    /// <summary>How it goes out: email or sms.</summary>
    public required NoticeChannel How { get; init; }

    /// <summary>Slug of the occurrence; in lists over all of them.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Occurrence { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When an SMS reached the telephone.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>Messages an SMS was sent as.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Parts { get; init; }

    public required int Attempts { get; init; }

    /// <summary>Why the last attempt failed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Failure { get; init; }

    public static NoticeItem Of(Notice notice, string zone) => new()
    {
        Id = notice.Id,
        Kind = notice.Kind,
        State = notice.State,
        Registration = notice.RegistrationId,
        How = notice.Channel,
        DueAt = ZonedTime.FromUtc(notice.DueAt, zone),
        SentAt = notice.SentAt is { } sent ? ZonedTime.FromUtc(sent, zone) : null,
        DeliveredAt = notice.DeliveredAt is { } delivered ? ZonedTime.FromUtc(delivered, zone) : null,
        Parts = notice.Parts,
        Attempts = notice.Attempts,
        Failure = notice.Failure,
    };
}

/// <summary>What was, is and will be sent about an occurrence.</summary>
internal static class NoticesApi
{
    public static void MapNoticesApi(this WebApplication app) => app.MapOrganiserApi().WithTags("Notices")
        .MapGet("/occurrences/{slug}/notices", ListAsync)
        .Describe<PageOf<NoticeItem>>("listNotices", "What was, is and will be sent about the occurrence, oldest first.")
        .Paged()
        .MayMiss();

    private static async Task<IResult> ListAsync(string slug, HttpContext http, IDbContextFactory<EvenemangDb> contexts, CancellationToken cancel)
    {
        if (!Slugs.IsValid(slug)) return ApiProblem.NotFound(http.Culture());
        var (page, problem) = PageRequest.Read(http);
        if (problem is not null) return problem;
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var occurrence = await db.Occurrences.Where(row => row.Slug == slug).Select(row => new { row.Id, row.SeriesId, row.Series.Discreet, row.State, Published = row.Series.Published && (!row.Series.Discreet || row.Series.ShowsTimeAndPlace), row.Series.TimeZone }).FirstOrDefaultAsync(cancel);
        if (occurrence is null) return ApiProblem.NotFound(http.Culture());
        if (!http.May(Permission.ReadRegistrations, occurrence.SeriesId, occurrence.Discreet, occurrence.Id))
        {
            if (http.Access()!.MayKnowOfHandOver(occurrence.SeriesId, occurrence.Discreet, occurrence.Id)) return ApiProblem.GroupRunsItself(http.Culture());
            return occurrence.Published && occurrence.State is not OccurrenceState.Draft ? ApiProblem.Forbidden(http.Culture()) : ApiProblem.NotFound(http.Culture());
        }
        var notices = db.Notices.Where(row => row.OccurrenceId == occurrence.Id);
        if (page.After is { At: { } at, Name: var name } && Guid.TryParse(name, out var after))
        {
            notices = notices.Where(row => row.CreatedAt > at || (row.CreatedAt == at && row.Id.CompareTo(after) > 0));
        }
        var rows = await notices.OrderBy(row => row.CreatedAt).ThenBy(row => row.Id).Take(page.Limit + 1).ToListAsync(cancel);
        return Results.Json(page.Cut(rows, row => new(row.CreatedAt, row.Id.ToString("N")), row => NoticeItem.Of(row, occurrence.TimeZone)), ApiJson.Options);
    }
}
