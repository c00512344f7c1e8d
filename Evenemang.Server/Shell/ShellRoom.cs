using Evenemang.Server.Api;
using Evenemang.Server.Security;
using Evenemang.Server.Settings;
using Microsoft.AspNetCore.Diagnostics;

namespace Evenemang.Server.Shell;

/// <summary>What is around every page: language, look, errors.</summary>
public static class ShellRoom
{
    private static readonly TimeSpan StaticFilesKeptFor = TimeSpan.FromHours(1);

    public static void AddShell(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PageCache>();
        builder.Services.AddSingleton<PageRenderer>();
        builder.Services.AddSingleton(builder.Configuration.Read<AccessibilityOptions>(AccessibilityOptions.Section));
    }

    /// <summary>Before the rooms' routes: language, files, and a page instead of an empty error.</summary>
    public static void UseShell(this WebApplication app)
    {
        app.UseLanguage();
        app.UseWhen(context => !context.Request.Path.StartsWithSegments(ApiRoutes.Prefix, StringComparison.OrdinalIgnoreCase), pages =>
        {
            pages.UseExceptionHandler(new ExceptionHandlerOptions
            {
                ExceptionHandler = context =>
                {
                    // The handler before this one has thrown away every header.
                    context.RequestServices.GetRequiredService<SecurityHeaders>().Apply(context);
                    return AnswerAsync(context, StatusCodes.Status500InternalServerError);
                },
                AllowStatusCode404Response = true,
            });
            pages.UseStatusCodePages(status => AnswerAsync(status.HttpContext, status.HttpContext.Response.StatusCode));
        });
        app.UseStaticFiles(new StaticFileOptions
        {
            OnPrepareResponse = file =>
            {
                file.Context.Response.Headers.CacheControl = $"public, max-age={StaticFilesKeptFor.TotalSeconds}";
            },
        });
    }

    public static void MapShell(this WebApplication app) =>
        app.MapPage("/tillganglighet", _ => Task.FromResult<Page?>(Page.Of<AccessibilityPage>()));

    private static Task AnswerAsync(HttpContext context, int status)
    {
        // A calendar app or a script gets the bare status; a page is for people.
        var accept = context.Request.Headers.Accept.ToString();
        var wantsPage = accept.Length == 0 || accept.Contains("html", StringComparison.OrdinalIgnoreCase) || accept.Contains("*/*", StringComparison.Ordinal);
        if (!wantsPage) return Task.CompletedTask;
        var name = status switch
        {
            StatusCodes.Status404NotFound or StatusCodes.Status410Gone => "NotFound",
            StatusCodes.Status429TooManyRequests => "TooMany",
            >= 500 => "Failure",
            _ => "Refused",
        };
        return context.RequestServices.GetRequiredService<PageRenderer>()
            .AnswerAsync(context, Page.Of<ProblemPage>((nameof(ProblemPage.Name), name)) with { Status = status });
    }
}
