using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http.Extensions;

namespace Evenemang.Server.Shell;

/// <summary>A page to be rendered: a whole-document component and its parameters.</summary>
/// <param name="Component">Type of the component.</param>
/// <param name="Parameters">Its parameters by name.</param>
public sealed record Page(Type Component, IReadOnlyDictionary<string, object?> Parameters)
{
    /// <summary>The only series it depends on; null when any change may change it.</summary>
    public Guid? SeriesId { get; init; }

    public int Status { get; init; } = StatusCodes.Status200OK;

    public static Page Of<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent => new(typeof(T), parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Value));
}

/// <summary>Answers with pages: static HTML that needs no script and sets no cookie.</summary>
public sealed class PageRenderer(IServiceProvider services, ILoggerFactory logs, PageCache cache)
{
    private const string Html = "text/html; charset=utf-8";

    /// <summary>A page that anyone may see and that changes only with the content: served from memory with an ETag.</summary>
    /// <param name="context">The request.</param>
    /// <param name="load">Loads what the page shows; null when there is no such page.</param>
    public async Task ShareAsync(HttpContext context, Func<Task<Page?>> load)
    {
        var key = UriHelper.BuildRelative(context.Request.PathBase, context.Request.Path, context.Request.QueryString);
        var bytes = cache.Fresh(key) ?? await cache.GetAsync(key, async () => await load() is { } page
            ? (await RenderAsync(page), page.SeriesId, page.Status)
            : null);
        if (bytes is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var response = context.Response;
        response.Headers.ETag = bytes.ETag;
        response.Headers.CacheControl = "no-cache";
        if (bytes.Status == StatusCodes.Status200OK && context.Request.Headers.IfNoneMatch.ToString().Contains(bytes.ETag, StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }
        response.StatusCode = bytes.Status;
        response.ContentType = Html;
        response.ContentLength = bytes.Octets.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await response.Body.WriteAsync(bytes.Octets, context.RequestAborted);
    }

    /// <summary>A page meant for one reader, such as "your place": rendered each time, kept by nobody, and its address told to nobody.</summary>
    public async Task AnswerAsync(HttpContext context, Page page)
    {
        var octets = await RenderAsync(page);
        var response = context.Response;
        response.StatusCode = page.Status;
        response.Headers.CacheControl = "no-store";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Robots-Tag"] = "noindex";
        response.ContentType = Html;
        response.ContentLength = octets.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await response.Body.WriteAsync(octets, context.RequestAborted);
    }

    private async Task<byte[]> RenderAsync(Page page)
    {
        await using var scope = services.CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, logs);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var output = await renderer.RenderComponentAsync(page.Component, ParameterView.FromDictionary(page.Parameters.ToDictionary()));
            return output.ToHtmlString();
        });
        return Encoding.UTF8.GetBytes("<!DOCTYPE html>\n" + html);
    }
}

/// <summary>How rooms map their pages.</summary>
public static class PageRoutes
{
    /// <summary>A read-only page for everyone.</summary>
    public static void MapPage(this IEndpointRouteBuilder routes, string pattern, Func<HttpContext, Task<Page?>> load) =>
        routes.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], (HttpContext context, PageRenderer renderer) => renderer.ShareAsync(context, () => load(context)))
            .ExcludeFromDescription();
}
