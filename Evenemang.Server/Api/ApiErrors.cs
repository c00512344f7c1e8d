using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Api;

/// <summary>Sees to it that whatever goes wrong under <c>/api</c> is answered as a problem, also what never reached a route.</summary>
internal sealed partial class ApiErrors(RequestDelegate next, ILogger<ApiErrors> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (BadHttpRequestException failure)
        {
            await AnswerAsync(context, failure.StatusCode);
            return;
        }
        catch (DbUpdateConcurrencyException) when (!context.Response.HasStarted)
        {
            await ApiProblem.Conflict("edited", "EditedMeanwhile", context.Culture()).ExecuteAsync(context);
            return;
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            Log.RequestFailed(logger, failure);
            await AnswerAsync(context, StatusCodes.Status500InternalServerError);
            return;
        }
        if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null }) await AnswerAsync(context, context.Response.StatusCode);
    }

    private static Task AnswerAsync(HttpContext context, int status)
    {
        if (context.Response.HasStarted) return Task.CompletedTask;
        var text = status switch
        {
            StatusCodes.Status401Unauthorized => "KeyNeeded",
            StatusCodes.Status403Forbidden => "NotAllowed",
            StatusCodes.Status404NotFound => "NotFound",
            StatusCodes.Status405MethodNotAllowed => "WrongMethod",
            StatusCodes.Status408RequestTimeout => "TooSlow",
            StatusCodes.Status413PayloadTooLarge => "BodyTooLarge",
            StatusCodes.Status415UnsupportedMediaType => "NotJson",
            >= 500 => "OurFault",
            _ => "Malformed",
        };
        return ApiProblem.Of(status, text, context.Culture()).ExecuteAsync(context);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "An API request failed")]
        public static partial void RequestFailed(ILogger logger, Exception failure);
    }
}
