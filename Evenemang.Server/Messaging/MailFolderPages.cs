using Microsoft.AspNetCore.Http.HttpResults;

namespace Evenemang.Server.Messaging;

/// <summary>The page that shows the development folder's mail. Mapped in Development only: the messages hold personal links.</summary>
internal static class MailFolderPages
{
    /// <summary>Where the list is.</summary>
    public const string Path = "/utveckling/brev";

    /// <summary>Where the list of SMS is.</summary>
    public const string SmsPath = "/utveckling/sms";

    public static void MapSms(WebApplication app, SmsFolder folder) =>
        app.MapGet(SmsPath, IResult () => new RazorComponentResult<SmsListPage>(new { Folder = folder.Path, Files = folder.List() })).ExcludeFromDescription();

    public static void Map(WebApplication app, MailFolder folder)
    {
        var hasSms = app.Services.GetRequiredService<SmsOptions>().Mode is SmsMode.Folder;
        var pages = app.MapGroup(Path).ExcludeFromDescription();
        pages.MapGet("", IResult () => new RazorComponentResult<MailListPage>(new { Folder = folder.Path, Files = folder.List(), HasSms = hasSms }));
        pages.MapGet("{file}", IResult (string file) =>
            folder.FindOrNull(file) is { } mail ? new RazorComponentResult<MailPage>(new { File = mail }) : TypedResults.NotFound());
        pages.MapGet("{file}/ra", Results<ContentHttpResult, NotFound> (string file) =>
            folder.FindOrNull(file) is { } mail ? TypedResults.Text(mail.Raw, "text/plain; charset=utf-8") : TypedResults.NotFound());
        pages.MapGet("{file}/html", Results<ContentHttpResult, NotFound> (string file, HttpContext context) =>
        {
            if (folder.FindOrNull(file)?.Message.TextOf("text/html") is not { } html)
                return TypedResults.NotFound();
            // The mail's HTML is shown as a mail program would: no script, nothing fetched, no access to this site.
            context.Response.Headers.ContentSecurityPolicy = "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";
            return TypedResults.Text(html, "text/html; charset=utf-8");
        });
    }
}
