using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Evenemang.Bench;

/// <summary>The measure: Kestrel alone, returning the same octets with the same headers from memory.</summary>
internal static class BareServer
{
    /// <param name="arguments">Folder with one file a path, and the usual --urls.</param>
    public static async Task RunAsync(string[] arguments)
    {
        var builder = WebApplication.CreateSlimBuilder(arguments[1..]);
        var app = builder.Build();
        app.MapGet("/ready", () => "ready");
        foreach (var file in Directory.GetFiles(arguments[0]))
        {
            var octets = await File.ReadAllBytesAsync(file);
            var name = Path.GetFileName(file);
            var type = name.EndsWith(".ics", StringComparison.Ordinal) ? "text/calendar; charset=utf-8" : "text/html; charset=utf-8";
            app.MapGet("/full/" + name, (HttpContext context) =>
            {
                context.Response.ContentType = type;
                context.Response.ContentLength = octets.Length;
                context.Response.Headers.ETag = "\"0123456789abcdef0123456789abcdef\"";
                return context.Response.Body.WriteAsync(octets).AsTask();
            });
            app.MapGet("/unchanged/" + name, (HttpContext context) =>
            {
                context.Response.StatusCode = StatusCodes.Status304NotModified;
                context.Response.Headers.ETag = "\"0123456789abcdef0123456789abcdef\"";
            });
        }
        await app.RunAsync();
    }
}
