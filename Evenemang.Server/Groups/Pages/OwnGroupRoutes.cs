using System.Globalization;
using Evenemang.Server.Api;
using Evenemang.Server.Registrations.Pages;
using Evenemang.Server.Shell;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Groups.Pages;

/// <summary>
/// The group in the hands of its contact, behind the contact's own link. As with "your place" the secret in the address is the only right; whoever holds another link is led to what that
/// one opens.
/// </summary>
internal static class OwnGroupRoutes
{
    private const string Pattern = "/min-anmalan/{token}/grupp";

    private static readonly Texts T = GroupTexts.Words;

    public static void MapOwnGroupPages(this IEndpointRouteBuilder routes)
    {
        Map("", HttpMethods.Get, ShowAsync);
        Post("vard", async (token, form, run) => await run.Get<ChooseHost>().RunAsync(token, form.Meeting, form.Member, run.Cancel) switch
        {
            ChooseHostOutcome.Chosen => Said("vard"),
            ChooseHostOutcome.ChosenUntold => Said("vard-sjalv"),
            ChooseHostOutcome.NotThere => Wrong("Error.Choose"),
            _ => Gone,
        });
        Post("skriv", async (token, form, run) => await run.Get<WriteToGroup>().RunAsync(token, form.Typed.Text(OwnGroupForm.TextField), run.Cancel) switch
        {
            WriteToGroupOutcome.Owed { WithoutEmail: 0 } => Said("skickat"),
            WriteToGroupOutcome.Owed => Said("skickat-delvis"),
            WriteToGroupOutcome.Invalid { Code: FieldProblemCode.TooLong } => Wrong("Error.TooLong"),
            WriteToGroupOutcome.Invalid => Wrong("Error.Empty"),
            WriteToGroupOutcome.TooMany => Wrong("Error.TooManyMessages"),
            _ => Gone,
        });
        Post("traff", async (token, form, run) => form.Times is { } times ? Of(await run.Get<PlanOwnMeeting>().AddAsync(token, times, Words(times), run.Cancel), "ny-traff") : Wrong("Error.Times"));
        Post("flytta", async (token, form, run) => form.Times is { } times ? Of(await run.Get<PlanOwnMeeting>().MoveAsync(token, form.Meeting, times, run.Cancel), "flyttad") : Wrong("Error.Times"), perMeeting: true);
        Post("stall-in", async (token, form, run) => Of(await run.Get<PlanOwnMeeting>().CancelAsync(token, form.Meeting, form.Typed.Text(OwnGroupForm.TextField), run.Cancel), "installd"), perMeeting: true);
        Post("lamna", async (token, form, run) => await run.Get<PassOnContact>().RunAsync(token, form.Member, run.Cancel) switch
        {
            PassOnContactOutcome.Passed => OnPlace("lamnad"),
            PassOnContactOutcome.NoAddress => Wrong("Error.NoAddress"),
            PassOnContactOutcome.NotThere => Wrong("Error.Choose"),
            _ => Gone,
        });
        Post("svara", async (token, form, run) => await run.Get<AnswerRequest>().RunAsync(token, form.Member, form.Typed.Text(OwnGroupForm.AnswerField) == "ja", run.Cancel) switch
        {
            (AnswerRequestOutcome.Joined, var isTold) => Said(isTold ? "ja" : "ja-otald"),
            (AnswerRequestOutcome.Waits, var isTold) => Said(isTold ? "vantar" : "vantar-otald"),
            (AnswerRequestOutcome.Declined, var isTold) => Said(isTold ? "nej" : "nej-otald"),
            (AnswerRequestOutcome.Full, _) => Wrong("Error.Full"),
            (AnswerRequestOutcome.NotThere, _) => Wrong("Error.Answered"),
            _ => Gone,
        });
        Post("fraga", async (token, form, run) => await run.Get<WriteToContact>().RunAsync(token, form.Typed.Text(OwnGroupForm.TextField), run.Cancel) switch
        {
            WriteToContactOutcome.Owed => OnPlace("skrivet"),
            WriteToContactOutcome.Invalid => OnPlace("skrivet-fel"),
            WriteToContactOutcome.TooMany => OnPlace("skrivet-nog"),
            _ => Gone,
        });
        Post("kontakt", async (token, _, run) => await run.Get<PassOnContact>().TakeAsync(token, run.Cancel) is PassOnContactOutcome.Passed ? Said("din") : Gone);

        void Post(string act, Func<string, OwnGroupForm, Running, Task<Answer>> run, bool perMeeting = false) => Map("/" + act, HttpMethods.Post, context => ActAsync(context, act, run, perMeeting));

        void Map(string path, string method, Func<HttpContext, Task> run) =>
            routes.MapMethods(Pattern + path, method == HttpMethods.Get ? [HttpMethods.Get, HttpMethods.Head] : [method], context => run(context))
                .DisableAntiforgery()
                .RequireRateLimiting(RateLimits.Link)
                .ExcludeFromDescription();
    }

    private static Answer Gone { get; } = new(null, null);

    private static Answer Said(string what) => new(what, null);

    /// <summary>Something to say on "your place": the page of the group is not theirs.</summary>
    private static Answer OnPlace(string what) => new(what, null) { IsOnPlace = true };

    private static Answer Wrong(string key) => new(null, key);

    private static Answer Of(PlanOwnMeetingOutcome outcome, string done) => outcome switch
    {
        PlanOwnMeetingOutcome.Done => Said(done),
        PlanOwnMeetingOutcome.EndsTooEarly => Wrong("Error.EndsTooEarly"),
        PlanOwnMeetingOutcome.HasPassed => Wrong("Error.HasPassed"),
        PlanOwnMeetingOutcome.NoReason => Wrong("Error.Reason"),
        PlanOwnMeetingOutcome.TooMany => Wrong("Error.TooManyMeetings"),
        PlanOwnMeetingOutcome.NotThere => Wrong("Error.Choose"),
        _ => Gone,
    };

    /// <summary>What everybody is written about a new meeting, in the contact's language.</summary>
    private static string Words(MeetingTimes times)
    {
        var culture = CultureInfo.CurrentUICulture;
        return T["NewMeetingLetter", DateWords.DateAndTimes(times.StartsAt, times.EndsAt, culture, times.Day)];
    }

    private static async Task ActAsync(HttpContext context, string act, Func<string, OwnGroupForm, Running, Task<Answer>> run, bool perMeeting)
    {
        var token = (string)context.Request.RouteValues["token"]!;
        if (await MyPlace.FindAsync(context) is null)
        {
            await UnknownAsync(context);
            return;
        }
        if (await TypedForm.ReadAsync(context) is not { } typed) return;
        var form = new OwnGroupForm(typed, act, null);
        var answer = await run(token, form, new(context));
        if (answer.Error is { } key)
        {
            var at = perMeeting ? $"{act}-{form.Meeting:N}" : act;
            await ShowAsync(context, form with { At = at, Error = T[key] }, StatusCodes.Status422UnprocessableEntity);
            return;
        }
        // Who has handed the part on, or never had it, is led to their own place.
        SignUpRoutes.SeeOther(context, answer switch
        {
            { Said: null } => $"/min-anmalan/{token}",
            { IsOnPlace: true } => $"/min-anmalan/{token}?visa={answer.Said}",
            _ => $"/min-anmalan/{token}/grupp?visa={answer.Said}",
        });
    }

    private static Task ShowAsync(HttpContext context) => ShowAsync(context, OwnGroupForm.Untouched, StatusCodes.Status200OK);

    private static async Task ShowAsync(HttpContext context, OwnGroupForm form, int status)
    {
        var token = (string)context.Request.RouteValues["token"]!;
        var services = context.RequestServices;
        if (await services.GetRequiredService<FindOwnGroup>().RunAsync(token, context.RequestAborted) is not { } group)
        {
            if (await MyPlace.FindAsync(context) is { } place) SignUpRoutes.SeeOther(context, place.Path);
            else await UnknownAsync(context);
            return;
        }
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var page = Page.Of<OwnGroupPage>(
            (nameof(OwnGroupPage.Group), group),
            (nameof(OwnGroupPage.Form), form),
            (nameof(OwnGroupPage.Path), $"/min-anmalan/{token}"),
            (nameof(OwnGroupPage.Today), DateOnly.FromDateTime(WallClock.ToLocal(now, group.Series.TimeZone))),
            (nameof(OwnGroupPage.Now), now),
            (nameof(OwnGroupPage.Said), SaidOf(context.Request.Query["visa"].ToString())));
        await services.GetRequiredService<PageRenderer>().AnswerAsync(context, page with { Status = status });
    }

    private static Task UnknownAsync(HttpContext context) =>
        context.RequestServices.GetRequiredService<PageRenderer>().AnswerAsync(context, Page.Of<UnknownPlacePage>() with { Status = StatusCodes.Status404NotFound });

    private static string? SaidOf(string what) => what switch
    {
        "vard" => T["Said.Host"],
        "vard-sjalv" => T["Said.HostUntold"],
        "skickat" => T["Said.Sent"],
        "skickat-delvis" => T["Said.SentPartly"],
        "ny-traff" => T["Said.Added"],
        "flyttad" => T["Said.Moved"],
        "installd" => T["Said.Cancelled"],
        "din" => T["Said.Yours"],
        "ja" => T["Said.Joined"],
        "vantar" => T["Said.Waits"],
        "nej" => T["Said.Declined"],
        "ja-otald" or "vantar-otald" or "nej-otald" => T["Said.AnsweredUntold"],
        _ => null,
    };

    /// <summary>What a form came to: something to say, something to put right, or neither when it is not theirs.</summary>
    private sealed record Answer(string? Said, string? Error)
    {
        public bool IsOnPlace { get; init; }
    }

    /// <summary>What a form needs of the request.</summary>
    private sealed record Running(HttpContext Context)
    {
        public CancellationToken Cancel => Context.RequestAborted;

        public T Get<T>()
            where T : notnull => Context.RequestServices.GetRequiredService<T>();
    }
}
