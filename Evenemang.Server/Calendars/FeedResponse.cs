using System.Text;
using Evenemang.Server.Telemetry;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Evenemang.Server.Calendars;

/// <summary>Sends a feed. Everything that can be made once was made once; per request there is only the choice of variant.</summary>
internal static class FeedResponse
{
    private static readonly StringValues Vary = HeaderNames.AcceptEncoding;
    private static readonly StringValues NoSniff = "nosniff";

    /// <param name="context">The request.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="isKept">Whether it was in memory before the request came.</param>
    public static Task SendAsync(HttpContext context, FeedBody body, bool isKept)
    {
        var request = context.Request.Headers;
        var response = context.Response;
        var headers = response.Headers;
        var variant = body.For(FeedNegotiation.Coding(request.AcceptEncoding));
        headers.ETag = variant.TagHeader;
        headers.CacheControl = body.CacheControl;
        headers.Vary = Vary;
        if (body.LastModifiedHeader.Count > 0)
        {
            headers.LastModified = body.LastModifiedHeader;
        }

        if (FeedNegotiation.IsNotModified(request, body))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            Measures.FeedRequest("unchanged");
            return Task.CompletedTask;
        }

        Measures.FeedRequest(isKept ? "memory" : "rendered");

        headers.ContentType = body.ContentType;
        headers.ContentDisposition = body.Disposition;
        headers.XContentTypeOptions = NoSniff;
        headers.ContentLength = variant.Octets.Length;
        if (variant.Encoding.Count > 0)
        {
            headers.ContentEncoding = variant.Encoding;
        }

        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(variant.Octets, context.RequestAborted).AsTask();
    }

    /// <summary>There is no such feed (404), or it was ended (410: readers stop asking); a sentence for whoever looks with a browser.</summary>
    public static Task SendMissingAsync(HttpContext context, FeedOutcome outcome, bool english)
    {
        var gone = outcome is FeedOutcome.Gone;
        context.Response.StatusCode = gone ? StatusCodes.Status410Gone : StatusCodes.Status404NotFound;
        context.Response.Headers.CacheControl = "no-cache";
        return SentenceAsync(context, (gone, english) switch
        {
            (true, false) => "Den här kalenderadressen gäller inte längre. Hämta en ny på sidan för din anmälan.",
            (true, true) => "This calendar address is no longer valid. Get a new one on the page of your place.",
            (false, false) => "Här finns ingen kalender. Alla kalendrar står på sidan /kalender.",
            (false, true) => "There is no calendar here. All calendars are listed at /en/kalender.",
        });
    }

    /// <summary>The database cannot be read and nothing was kept: try again (503), which no reader takes for an empty calendar.</summary>
    public static Task SendUnavailableAsync(HttpContext context, bool english)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "300";
        return SentenceAsync(context, english
            ? "The calendar cannot be read just now. Try again in a few minutes."
            : "Kalendern går inte att läsa just nu. Försök igen om några minuter.");
    }

    /// <summary>Too many secret addresses that open nothing were asked for from there.</summary>
    public static Task SendTooManyAsync(HttpContext context, bool english)
    {
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = "60";
        return SentenceAsync(context, english
            ? "Too many calendar addresses that open nothing were asked for from your network. Try again in a minute."
            : "För många kalenderadresser som inte öppnar något har hämtats från ditt nätverk. Försök igen om en minut.");
    }

    private static Task SentenceAsync(HttpContext context, string sentence)
    {
        var octets = Encoding.UTF8.GetBytes(sentence + "\n");
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.ContentLength = octets.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.Body.WriteAsync(octets).AsTask();
    }
}

/// <summary>Why there is no feed to send.</summary>
internal enum FeedOutcome
{
    /// <summary>There is one.</summary>
    Found,

    /// <summary>There is none, or none that the public may see.</summary>
    Unknown,

    /// <summary>There was one and it was ended.</summary>
    Gone,
}
