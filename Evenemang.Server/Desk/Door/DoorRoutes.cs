using System.Globalization;
using Evenemang.Server.Accounts;
using Evenemang.Server.Api;
using Evenemang.Server.Desk.Registrations;
using Evenemang.Server.Registrations;
using Evenemang.Shared.Registrations;
using Microsoft.AspNetCore.Antiforgery;

namespace Evenemang.Server.Desk.Door;

/// <summary>
/// What the script at the door asks: the list, a tap, and to be told of changes. Plain requests with the sign-in's cookie, because a tap must survive what a
/// circuit does not: a telephone that sleeps, and a cellar without a signal.
/// </summary>
internal static class DoorRoutes
{
    /// <summary>So often somebody who only listens is looked at again: whether they may still stand there, and whether the line still holds.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(15);

    public static void MapDoor(this WebApplication app)
    {
        var door = app.MapGroup("/arrangor/dorren/{slug}").RequireAuthorization().ExcludeFromDescription();
        door.MapGet("/lista", ListAsync);
        door.MapPost("/tryck", TapAsync);
        door.MapPost("/uteblivna", NoShowsAsync);
        door.MapGet("/andringar", ListenAsync);
    }

    private static async Task<IResult> ListAsync(string slug, HttpContext http, FindAccess access, FindDoor find)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (await http.ActorAsync(access) is not { } actor || await find.RunAsync(slug, actor, http.RequestAborted) is not { } view) return Results.NotFound();
        var alphabet = StringComparer.Create(CultureInfo.GetCultureInfo("sv-SE"), ignoreCase: true);
        var people = view.People.OrderBy(person => person.Name ?? person.TeamName ?? "", alphabet);
        return Results.Json(new DoorList(view.DropIns, [.. people]), ApiJson.Options);
    }

    private static async Task<IResult> TapAsync(string slug, HttpContext http, IAntiforgery antiforgery, FindAccess access, TapAtDoor tap)
    {
        if (!await antiforgery.IsRequestValidAsync(http)) return Results.StatusCode(StatusCodes.Status419AuthenticationTimeout);
        if (await http.ActorAsync(access) is not { } actor) return Results.StatusCode(StatusCodes.Status419AuthenticationTimeout);
        DoorTapInput? input;
        try
        {
            input = await http.Request.ReadFromJsonAsync<DoorTapInput>(ApiJson.Options, http.RequestAborted);
        }
        catch (System.Text.Json.JsonException)
        {
            return Results.BadRequest();
        }
        if (input is null) return Results.BadRequest();
        return await tap.RunAsync(slug, input, actor, http.RequestAborted) switch
        {
            TapAtDoorOutcome.Done or TapAtDoorOutcome.Repeated => Results.NoContent(),
            TapAtDoorOutcome.NotConfirmed => Results.Conflict(),
            TapAtDoorOutcome.Malformed => Results.BadRequest(),
            _ => Results.NotFound(),
        };
    }

    private static async Task<IResult> NoShowsAsync(string slug, bool? angra, HttpContext http, IAntiforgery antiforgery, FindAccess access, RecordNoShows record)
    {
        if (!await antiforgery.IsRequestValidAsync(http) || await http.ActorAsync(access) is not { } actor) return Results.StatusCode(StatusCodes.Status419AuthenticationTimeout);
        var outcome = await record.RunAsync(slug, takeBack: angra is true, actor, http.RequestAborted);
        return outcome is RecordNoShowsOutcome.Done { Parties: var parties } ? Results.Json(new { parties }, ApiJson.Options) : Results.NotFound();
    }

    /// <summary>Server-sent events: one line whenever the list has changed, here or on another server.</summary>
    private static async Task ListenAsync(string slug, HttpContext http, FindAccess access, FindDoor find, ChangeBell bell, IHostApplicationLifetime life)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, life.ApplicationStopping);
        if (await http.ActorAsync(access) is not { } actor || await find.RunAsync(slug, actor, ends.Token) is not { Occurrence: var occurrence })
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        using var rung = new SemaphoreSlim(0, 1);
        using var listening = bell.Listen(occurrence.SeriesId, occurrence.Id, () => Ring(rung));
        http.Response.ContentType = "text/event-stream";
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            await WriteAsync("retry: 2000\ndata: hej\n\n");
            while (await http.ActorAsync(access) is { } still && still.Access.May(Shared.Accounts.Permission.CheckIn, occurrence.SeriesId, occurrence.Series.Discreet, occurrence.Id))
            {
                await WriteAsync(await rung.WaitAsync(Beat, ends.Token) ? "data: andrat\n\n" : ": kvar\n\n");
            }
        }
        catch (OperationCanceledException) when (ends.IsCancellationRequested)
        {
            return;
        }

        async Task WriteAsync(string text)
        {
            await http.Response.WriteAsync(text, ends.Token);
            await http.Response.Body.FlushAsync(ends.Token);
        }
    }

    /// <summary>Several changes before anybody looks are one.</summary>
    private static void Ring(SemaphoreSlim rung)
    {
        lock (rung)
        {
            if (rung.CurrentCount == 0) rung.Release();
        }
    }

    private sealed record DoorList(int DropIns, IReadOnlyList<DoorPerson> People);
}
