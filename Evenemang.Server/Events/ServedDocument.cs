using Evenemang.Shared.Events;

namespace Evenemang.Server.Events;

/// <summary>A document on its way to a browser: whatever somebody uploaded, no browser may take it for a page of ours.</summary>
internal static class ServedDocument
{
    public static IResult Of(HttpContext http, Document document)
    {
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        http.Response.Headers.CacheControl = "no-cache";
        return TypedResults.File(document.Content, document.MediaType, document.Name, lastModified: new DateTimeOffset(document.CreatedAt));
    }
}
