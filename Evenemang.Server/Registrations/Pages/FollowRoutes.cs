using Evenemang.Server.Api;
using Evenemang.Server.Persistence;
using Evenemang.Server.Shell;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations.Pages;

/// <summary>What the page behind a follower's link says.</summary>
public enum FollowPageKind
{
    /// <summary>A button that says yes.</summary>
    Confirm,

    /// <summary>They follow.</summary>
    Following,

    /// <summary>A button that says no more.</summary>
    Stop,

    /// <summary>They have stopped.</summary>
    Stopped,

    /// <summary>The link opens nothing (any more).</summary>
    Unknown,
}

/// <summary>A series that can be followed, as its page shows it.</summary>
public sealed record FollowableSeries(Guid Id, string Slug, string Title);

/// <summary>
/// Following by e-mail. Looking never changes anything: mail programs open links by themselves. Stopping takes no sign-in and no page: the same address takes the
/// one-click POST that mail programs send (RFC 8058), and answers it without a redirect.
/// </summary>
internal static class FollowRoutes
{
    private const string All = "/folj";
    private const string OneSeries = "/folj/{series}";
    private const string ConfirmPattern = "/folj/bekrafta/{token}";
    private const string StopPattern = "/folj/avsluta/{token}";
    private const string SentQuery = "?visa=skickat";

    private static readonly SignUpTerms NoTerms = new(RegistrationPolicy.NoSignUp, 1);

    /// <summary>The words of these pages.</summary>
    public static Texts Words { get; } = new("Evenemang.Server.Registrations.FollowWords");

    public static void MapFollowPages(this IEndpointRouteBuilder routes)
    {
        foreach (var pattern in new[] { All, OneSeries })
        {
            routes.MapPage(pattern, ShowAsync);
            routes.MapPost(pattern, FollowAsync).DisableAntiforgery().RequireRateLimiting(RateLimits.Follow).ExcludeFromDescription();
        }
        string[] look = [HttpMethods.Get, HttpMethods.Head];
        routes.MapMethods(ConfirmPattern, look, (HttpContext context) => LookAsync(context, "/folj/bekrafta/", FollowPageKind.Confirm)).ExcludeFromDescription();
        routes.MapMethods(StopPattern, look, (HttpContext context) => LookAsync(context, "/folj/avsluta/", FollowPageKind.Stop)).ExcludeFromDescription();
        routes.MapPost(ConfirmPattern, ConfirmAsync).DisableAntiforgery().ExcludeFromDescription();
        routes.MapPost(StopPattern, StopAsync).DisableAntiforgery().ExcludeFromDescription();
    }

    private static async Task<Page?> ShowAsync(HttpContext context)
    {
        var (isFound, series) = await FindAsync(context);
        return isFound ? PageOf(series, TypedForm.Empty, [], context.Request.Query["visa"] == "skickat") with { SeriesId = series?.Id } : null;
    }

    private static async Task FollowAsync(HttpContext context, Follow follow, PageRenderer pages)
    {
        if (await TypedForm.ReadAsync(context) is not { } typed) return;
        var (isFound, series) = await FindAsync(context);
        if (!isFound)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        if (typed.IsTrapped)
        {
            await RefuseAsync([new("", RegistrationTexts.Words["Form.Trapped"])]);
            return;
        }
        switch (await follow.RunAsync(series?.Slug, typed.Text(SignUpForm.EmailField), Language.Code, context.RequestAborted))
        {
            case FollowOutcome.Accepted:
                SignUpRoutes.SeeOther(context, (series is null ? All : $"{All}/{series.Slug}") + SentQuery);
                return;
            case FollowOutcome.Invalid invalid:
                await RefuseAsync([.. FormState.Of(NoTerms, typed, invalid.Check.Errors).Errors]);
                return;
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
        }

        Task RefuseAsync(IReadOnlyList<FieldError> errors) =>
            pages.AnswerAsync(context, PageOf(series, typed, errors, isSent: false) with { Status = StatusCodes.Status422UnprocessableEntity });
    }

    private static async Task LookAsync(HttpContext context, string path, FollowPageKind kind)
    {
        var token = Token(context);
        var view = await context.RequestServices.GetRequiredService<FindFollower>().RunAsync(token, context.RequestAborted);
        var shows = (view, kind) switch
        {
            (null, _) => FollowPageKind.Unknown,
            ({ State: FollowerState.Confirmed }, FollowPageKind.Confirm) => FollowPageKind.Following,
            _ => kind,
        };
        await AnswerAsync(context, shows, view, path + token, view is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK);
    }

    private static async Task ConfirmAsync(HttpContext context, ConfirmFollowing confirm)
    {
        var token = Token(context);
        if (await confirm.RunAsync(token, context.RequestAborted)) SignUpRoutes.SeeOther(context, $"/folj/bekrafta/{token}");
        else await AnswerAsync(context, FollowPageKind.Unknown, null, All, StatusCodes.Status404NotFound);
    }

    // Answered alike the first and the second time: nobody who asks to be left alone is told that it failed.
    private static async Task StopAsync(HttpContext context, StopFollowing stop)
    {
        var token = Token(context);
        var view = await context.RequestServices.GetRequiredService<FindFollower>().RunAsync(token, context.RequestAborted);
        await stop.RunAsync(token, context.RequestAborted);
        var isOne = Secrets.LooksLikeToken(token);
        await AnswerAsync(context, isOne ? FollowPageKind.Stopped : FollowPageKind.Unknown, view, All, isOne ? StatusCodes.Status200OK : StatusCodes.Status404NotFound);
    }

    private static Task AnswerAsync(HttpContext context, FollowPageKind shows, FollowerView? view, string path, int status) =>
        context.RequestServices.GetRequiredService<PageRenderer>().AnswerAsync(
            context,
            Page.Of<FollowLinkPage>((nameof(FollowLinkPage.Shows), shows), (nameof(FollowLinkPage.View), view), (nameof(FollowLinkPage.Path), path)) with { Status = status });

    /// <returns>Found and null for everything; not found for a series that is not public or takes no followers.</returns>
    private static async Task<(bool IsFound, FollowableSeries? Series)> FindAsync(HttpContext context)
    {
        if (context.Request.RouteValues["series"] is not string slug) return (true, null);
        await using var db = await context.RequestServices.GetRequiredService<IDbContextFactory<EvenemangDb>>().CreateDbContextAsync(context.RequestAborted);
        var series = await db.Series.Where(row => row.Slug == slug && row.Published && !row.Discreet)
            .Select(row => new FollowableSeries(row.Id, row.Slug, row.Title)).FirstOrDefaultAsync(context.RequestAborted);
        return (series is not null, series);
    }

    private static Page PageOf(FollowableSeries? series, TypedForm typed, IReadOnlyList<FieldError> errors, bool isSent) => Page.Of<FollowPage>(
        (nameof(FollowPage.Series), series), (nameof(FollowPage.Form), new FormState(NoTerms, typed, errors)), (nameof(FollowPage.IsSent), isSent));

    private static string Token(HttpContext context) => (string)context.Request.RouteValues["token"]!;
}
