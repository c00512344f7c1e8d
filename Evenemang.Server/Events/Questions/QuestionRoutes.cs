using Evenemang.Server.Api;
using Evenemang.Server.Registrations.Pages;
using Evenemang.Server.Shell;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Events.Questions;

/// <summary>The page where a question is sent in: a plain form without cookie or script, like the sign-up.</summary>
internal static class QuestionRoutes
{
    private const string Pattern = "/evenemang/{occurrence}/fragor";

    public static void MapQuestionPages(this IEndpointRouteBuilder routes)
    {
        routes.MapPage(Pattern, context => PageAsync(context, TypedForm.Empty, null));
        routes.MapPost(Pattern, AskAsync).DisableAntiforgery().RequireRateLimiting(RateLimits.SignUp).ExcludeFromDescription();
    }

    private static async Task AskAsync(HttpContext context, AskSpeaker ask, PageRenderer pages)
    {
        if (await TypedForm.ReadAsync(context) is not { } typed) return;
        var slug = (string)context.Request.RouteValues["occurrence"]!;
        var outcome = typed.IsTrapped ? new AskOutcome.NotTaken() : await ask.RunAsync(slug, Plain(typed.Text("text")), Plain(typed.Text("name")), context.RequestAborted);
        var page = await PageAsync(context, typed, outcome);
        if (page is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        await pages.AnswerAsync(context, page with
        {
            Status = outcome switch
            {
                AskOutcome.Asked => StatusCodes.Status200OK,
                AskOutcome.Invalid => StatusCodes.Status422UnprocessableEntity,
                _ => StatusCodes.Status409Conflict,
            },
        });
    }

    /// <summary>What cannot be shown is left out; people paste from all kinds of places.</summary>
    private static string Plain(string text) => PlainText.IsPlain(text) ? text : string.Concat(text.Where(letter => PlainText.IsPlain(letter.ToString())));

    private static async Task<Page?> PageAsync(HttpContext context, TypedForm typed, AskOutcome? outcome)
    {
        var services = context.RequestServices;
        var slug = (string)context.Request.RouteValues["occurrence"]!;
        var details = await services.GetRequiredService<PublicOccurrences>().FindAsync(slug, context.RequestAborted);
        if (details?.Occurrence is not { } occurrence || details.Summary.IsTimeAndPlaceHidden) return null;
        var areTaken = SpeakerQuestion.AreTaken(occurrence, services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        return Page.Of<QuestionPage>(
            (nameof(QuestionPage.Details), details), (nameof(QuestionPage.Typed), typed), (nameof(QuestionPage.Outcome), outcome), (nameof(QuestionPage.AreTaken), areTaken))
            with { SeriesId = details.Summary.SeriesId };
    }
}
