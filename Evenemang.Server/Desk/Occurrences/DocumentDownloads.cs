using System.Security.Claims;
using Evenemang.Server.Accounts;
using Evenemang.Server.Events;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;
using Evenemang.Shared.Events;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Desk.Occurrences;

/// <summary>Documents for those who work on the occurrence, drafts among them; the public has an address of its own.</summary>
public sealed class DocumentDownloads(IDbContextFactory<EvenemangDb> contexts)
{
    /// <summary>Null when there is no such document, or the actor may not see the occurrence.</summary>
    public async Task<Document?> FindAsync(string slug, Guid id, Actor actor, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var found = await db.Occurrences.Where(row => row.Slug == slug).Select(row => new { row.Id, row.SeriesId, row.Series.Discreet }).FirstOrDefaultAsync(cancel);
        return found is not null && actor.Access.May(Permission.SeeSeries, found.SeriesId, found.Discreet, found.Id)
            ? await db.Documents.FirstOrDefaultAsync(row => row.Id == id && row.OccurrenceId == found.Id, cancel)
            : null;
    }

    internal static string Link(string slug, Guid id) => $"{DeskRoom.Path}/evenemang/{slug}/filer/{id}";

    internal static void Map(WebApplication app) =>
        app.MapGet(DeskRoom.Path + "/evenemang/{slug}/filer/{id:guid}", AnswerAsync).RequireAuthorization().ExcludeFromDescription();

    private static async Task<IResult> AnswerAsync(string slug, Guid id, HttpContext http, FindAccess access, DocumentDownloads downloads, CancellationToken cancel)
    {
        if (!Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var account) || await access.OfAsync(account, cancel) is not { } me) return Results.NotFound();
        return await downloads.FindAsync(slug, id, me.Actor, cancel) is { } document ? ServedDocument.Of(http, document) : Results.NotFound();
    }
}
