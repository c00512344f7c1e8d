using Evenemang.Server.Shell;
using Microsoft.AspNetCore.Http.Features;

namespace Evenemang.Server.Surveys.Pages;

/// <summary>The survey behind its link: plain pages without script, cookie or anything else that would tell one reader from another.</summary>
internal static class SurveyRoutes
{
    /// <summary>Twelve long texts, each letter percent-encoded.</summary>
    private const int MaxBodyOctets = 256 * 1024;

    private static readonly FormOptions Limits = new() { ValueCountLimit = 50, KeyLengthLimit = 100, ValueLengthLimit = 16 * 1024 };

    public static void MapSurveyPages(this WebApplication app)
    {
        app.MapMethods("/enkat/{token}", [HttpMethods.Get, HttpMethods.Head], ShowAsync).ExcludeFromDescription();
        app.MapPost("/enkat/{token}", AnswerAsync).DisableAntiforgery().ExcludeFromDescription();
    }

    private static async Task ShowAsync(HttpContext context, string token, FindSurvey find, PageRenderer renderer)
    {
        var open = await find.ByTokenAsync(token, context.RequestAborted);
        var page = open is null
            ? Page.Of<SurveyEndPage>((nameof(SurveyEndPage.Name), "Unknown")) with { Status = StatusCodes.Status404NotFound }
            : open.IsUsed
                ? Page.Of<SurveyEndPage>((nameof(SurveyEndPage.Name), context.Request.Query["visa"] == "tack" ? "Thanks" : "Used"))
                : Form(open, token, isEmpty: context.Request.Query["visa"] == "tomt");
        await renderer.AnswerAsync(context, page);
    }

    private static async Task AnswerAsync(HttpContext context, string token, AnswerSurvey answer)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = MaxBodyOctets;
        // A plain form, as the page sends it; a multipart one that is cut off would fail in the reader.
        if (context.Request.GetTypedHeaders().ContentType?.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) is not true)
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return;
        }
        IFormCollection form;
        try
        {
            form = await new FormFeature(context.Request, Limits).ReadFormAsync(context.RequestAborted);
        }
        catch (InvalidDataException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }
        catch (BadHttpRequestException problem)
        {
            context.Response.StatusCode = problem.StatusCode;
            return;
        }
        var typed = form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        var outcome = await answer.RunAsync(token, typed, context.RequestAborted);
        var said = outcome switch
        {
            AnswerSurveyOutcome.Thanks => "?visa=tack",
            AnswerSurveyOutcome.Empty => "?visa=tomt",
            _ => "",
        };
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = Language.Link(SurveyTokens.Path(Uri.EscapeDataString(token))) + said;
    }

    private static Page Form(OpenSurvey open, string token, bool isEmpty) => Page.Of<SurveyPage>(
        (nameof(SurveyPage.Open), open), (nameof(SurveyPage.Path), SurveyTokens.Path(token)), (nameof(SurveyPage.IsEmpty), isEmpty));
}
