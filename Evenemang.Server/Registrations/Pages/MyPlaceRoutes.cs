using Evenemang.Server.Api;
using Evenemang.Server.Shell;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations.Pages;

/// <summary>
/// "Your place" and what can be done there. The secret in the address is the only right, so there is no cookie and no antiforgery token to add to
/// it; a page that another site cannot name it cannot post to either. Looking never changes anything: mail readers open links by themselves.
/// </summary>
internal static class MyPlaceRoutes
{
    private const string Pattern = "/min-anmalan/{token}";

    public static void MapMyPlacePages(this IEndpointRouteBuilder routes)
    {
        Get("", (place, _) => Task.FromResult<Page?>(place.Show()));
        Get("/avanmal", (place, _) => Task.FromResult(place.IsOpen ? place.Confirm("Withdraw", "/avanmal") : null));
        Get("/andra", (place, _) => Task.FromResult(place.IsOpen ? place.Change(TypedForm.Of(place.View.Registration), []) : null));
        Get("/ny-lank", (place, _) => Task.FromResult<Page?>(place.Confirm("Renew", "/ny-lank")));
        Get("/radera", (place, _) => Task.FromResult(place.View.Registration.ErasedAt is null ? place.Confirm("Erase", "/radera") : null));
        Map("/uppgifter.json", HttpMethods.Get, MyDataFile.AnswerAsync);
        Post("/avanmal", WithdrawAsync);
        Post("/andra", MyPlaceChange.RunAsync);
        Post("/ny-lank", RenewAsync);
        Post("/radera", EraseAsync);
        Post("/franvaro", ReportAsync);
        Post("/kalendernamn", NameInCalendarAsync);
        Post("/svara-ja", AcceptAsync);
        Post("/svara-nej", DeclineAsync);
        Post("/i-kon", RejoinWaitlistAsync);

        // A page that makes no sense any more (withdraw what has ended) leads back to how it stands.
        void Get(string act, Func<MyPlace, HttpContext, Task<Page?>> page) => Map(act, HttpMethods.Get, async (context, place) =>
        {
            if (await page(place, context) is { } found) await context.RequestServices.GetRequiredService<PageRenderer>().AnswerAsync(context, found);
            else SignUpRoutes.SeeOther(context, place.Path);
        });

        void Post(string act, Func<HttpContext, MyPlace, Task> run) => Map(act, HttpMethods.Post, run);

        void Map(string act, string method, Func<HttpContext, MyPlace, Task> run) =>
            routes.MapMethods(Pattern + act, method == HttpMethods.Get ? [HttpMethods.Get, HttpMethods.Head] : [method], context => OpenAsync(context, run))
                .DisableAntiforgery()
                .RequireRateLimiting(RateLimits.Link)
                .ExcludeFromDescription();
    }

    private static async Task OpenAsync(HttpContext context, Func<HttpContext, MyPlace, Task> run)
    {
        if (await MyPlace.FindAsync(context) is { } place)
        {
            await run(context, place);
            return;
        }
        await context.RequestServices.GetRequiredService<PageRenderer>()
            .AnswerAsync(context, Page.Of<UnknownPlacePage>() with { Status = StatusCodes.Status404NotFound });
    }

    private static async Task WithdrawAsync(HttpContext context, MyPlace place)
    {
        await context.RequestServices.GetRequiredService<Withdraw>().RunAsync(place.Reference, context.RequestAborted);
        SignUpRoutes.SeeOther(context, place.Path);
    }

    // Whatever came of an answer, the page says how it stands now.
    private static async Task AcceptAsync(HttpContext context, MyPlace place)
    {
        await context.RequestServices.GetRequiredService<AcceptOffer>().RunAsync(place.Reference, context.RequestAborted);
        SignUpRoutes.SeeOther(context, place.Path);
    }

    private static async Task DeclineAsync(HttpContext context, MyPlace place)
    {
        await context.RequestServices.GetRequiredService<DeclineOffer>().RunAsync(place.Reference, context.RequestAborted);
        SignUpRoutes.SeeOther(context, place.Path);
    }

    private static async Task RejoinWaitlistAsync(HttpContext context, MyPlace place)
    {
        var outcome = await context.RequestServices.GetRequiredService<RejoinWaitlist>().RunAsync(place.Reference, context.RequestAborted);
        SignUpRoutes.SeeOther(context, outcome is RejoinWaitlistOutcome.Closed ? $"{place.Path}?visa=ko-stangd" : place.Path);
    }

    private static async Task RenewAsync(HttpContext context, MyPlace place)
    {
        var outcome = await context.RequestServices.GetRequiredService<RenewLink>().RunAsync(place.Reference, context.RequestAborted);
        SignUpRoutes.SeeOther(context, outcome is RenewLinkOutcome.Renewed renewed ? $"/min-anmalan/{renewed.Token}?visa=ny-lank" : place.Path);
    }

    private static async Task NameInCalendarAsync(HttpContext context, MyPlace place)
    {
        if (await TypedForm.ReadAsync(context) is not { } typed) return;
        var choice = typed.Text("namn") switch
        {
            "neutralt" => CalendarTitleChoice.Neutral,
            "eget" => CalendarTitleChoice.OwnWords,
            "hela" => CalendarTitleChoice.Full,
            _ => CalendarTitleChoice.AsGroup,
        };
        var outcome = await context.RequestServices.GetRequiredService<NameInCalendar>().RunAsync(place.Reference, choice, typed.Text("ord"), context.RequestAborted);
        SignUpRoutes.SeeOther(context, $"{place.Path}?visa={(outcome is NameInCalendarOutcome.Done ? "kalendernamn" : "kalendernamn-fel")}");
    }

    private static async Task EraseAsync(HttpContext context, MyPlace place)
    {
        await context.RequestServices.GetRequiredService<EraseMe>().RunAsync(place.Reference, context.RequestAborted);
        SignUpRoutes.SeeOther(context, place.Path);
    }

    private static async Task ReportAsync(HttpContext context, MyPlace place)
    {
        if (await TypedForm.ReadAsync(context) is not { } typed) return;
        if (!Guid.TryParse(typed.Text("tillfalle"), out var occurrence))
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        var comes = typed.Text("kommer") == "ja";
        var outcome = comes
            ? await context.RequestServices.GetRequiredService<TakeBackAbsence>().RunAsync(place.Reference, occurrence, context.RequestAborted)
            : await context.RequestServices.GetRequiredService<ReportAbsence>().RunAsync(place.Reference, occurrence, context.RequestAborted);
        var said = outcome switch
        {
            AbsenceOutcome.Done => comes ? "kommer" : "kommer-inte",
            AbsenceOutcome.SeatTaken => "upptagen",
            _ => "for-sent",
        };
        SignUpRoutes.SeeOther(context, $"{place.Path}?visa={said}");
    }
}
