using System.Diagnostics;
using Evenemang.Server.Api;
using Evenemang.Server.Shell;
using Evenemang.Shared.Events;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations.Pages;

/// <summary>
/// The sign-up forms. They carry no antiforgery token and set no cookie: nobody is signed in, so another site that posts here in a visitor's name
/// gains nothing that it could not have by posting itself. Who holds a registration's link may change it, and nobody else.
/// </summary>
internal static class SignUpRoutes
{
    private const string OccurrencePattern = "/evenemang/{occurrence}/anmalan";
    private const string SeriesPattern = "/serier/{series}/anmalan";

    public static void MapSignUpPages(this IEndpointRouteBuilder routes)
    {
        foreach (var pattern in new[] { OccurrencePattern, SeriesPattern })
        {
            routes.MapPage(pattern, ShowAsync);
            routes.MapPost(pattern, SignUpAsync).DisableAntiforgery().RequireRateLimiting(RateLimits.SignUp).ExcludeFromDescription();
        }
    }

    private static async Task<Page?> ShowAsync(HttpContext context) =>
        await FindAsync(context) is { } view ? PageOf(context, view, TypedForm.Empty, []) with { SeriesId = view.Series.Id } : null;

    private static async Task SignUpAsync(HttpContext context, Register register, PageRenderer pages)
    {
        if (await TypedForm.ReadAsync(context) is not { } typed) return;
        if (await FindAsync(context) is not { } view)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        if (typed.IsTrapped)
        {
            await RefuseAsync([new("", RegistrationTexts.Words["Form.Trapped"])]);
            return;
        }
        if (!context.RequestServices.GetRequiredService<FormPatience>().IsKept(typed.Text(FormPatience.Field)))
        {
            await RefuseAsync([new("", RegistrationTexts.Words["Form.TooSoon"])]);
            return;
        }
        var outcome = await register.RunAsync(new(view.To, typed.ToRequest(Language.Code)), context.RequestAborted);
        switch (outcome)
        {
            case RegisterOutcome.Registered registered:
                SeeOther(context, $"/min-anmalan/{registered.Token}");
                return;
            case RegisterOutcome.Invalid invalid:
                await RefuseAsync([.. FormState.Of(view.Terms, typed, invalid.Check.Errors).Errors]);
                return;
            case RegisterOutcome.Full { SeatsLeft: > 0 and var left }:
                await ConflictAsync(PageOf(context, view, typed, [new(SignUpForm.HeadsField, RegistrationTexts.Words.Count("Form.OnlyLeft", left))]));
                return;
            case RegisterOutcome.Full:
                await ConflictAsync(PageOf(context, view, typed, [], isFullForYou: true));
                return;
            case RegisterOutcome.NotOpen closed:
                await ConflictAsync(PageOf(context, view with { Window = closed.Window }, typed, []));
                return;
            case RegisterOutcome.NotFound:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            default:
                throw new UnreachableException($"{outcome.GetType().Name} is for organisers.");
        }

        // 422 rather than 200: nothing was taken, and scripts, monitors and caches shall see that as people do. Browsers show both alike.
        Task RefuseAsync(IReadOnlyList<FieldError> errors) =>
            pages.AnswerAsync(context, PageOf(context, view, typed, errors) with { Status = StatusCodes.Status422UnprocessableEntity });

        Task ConflictAsync(Page page) => pages.AnswerAsync(context, page with { Status = StatusCodes.Status409Conflict });
    }

    /// <summary>On to another page, so that reloading it posts nothing again.</summary>
    public static void SeeOther(HttpContext context, string path)
    {
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = Language.Link(path);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
    }

    private static Task<SignUpView?> FindAsync(HttpContext context)
    {
        var route = context.Request.RouteValues;
        var find = context.RequestServices.GetRequiredService<FindSignUp>();
        if (route["series"] is string series) return find.RunAsync(new SignUpTo.Series(series), context.RequestAborted);
        var occurrence = (string)route["occurrence"]!;
        var item = context.Request.Query["punkt"].ToString();
        if (item.Length == 0) return find.RunAsync(new SignUpTo.Occurrence(occurrence), context.RequestAborted);
        return Guid.TryParse(item, out var id) ? find.RunAsync(new SignUpTo.ProgrammeItem(occurrence, id), context.RequestAborted) : Task.FromResult<SignUpView?>(null);
    }

    private static Page PageOf(HttpContext context, SignUpView view, TypedForm typed, IReadOnlyList<FieldError> errors, bool isFullForYou = false)
    {
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var subject = new SubjectWords(view.Series, view.Occurrence, view.Item, view.Coming, DateOnly.FromDateTime(WallClock.ToLocal(now, view.Series.TimeZone)));
        return Page.Of<SignUpPage>(
            (nameof(SignUpPage.View), view),
            (nameof(SignUpPage.Subject), subject),
            (nameof(SignUpPage.Form), new FormState(view.Terms, typed, errors)),
            (nameof(SignUpPage.Closed), ClosedWords.Of(view, subject, isFullForYou)),
            (nameof(SignUpPage.Path), PathOf(view)));
    }

    private static string PathOf(SignUpView view) => (view.Occurrence, view.Item) switch
    {
        (null, _) => $"/serier/{view.Series.Slug}/anmalan",
        ({ } occurrence, null) => $"/evenemang/{occurrence.Slug}/anmalan",
        ({ } occurrence, { } item) => $"/evenemang/{occurrence.Slug}/anmalan?punkt={item.Id}",
    };
}
