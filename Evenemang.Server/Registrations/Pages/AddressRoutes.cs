using Evenemang.Server.Api;
using Evenemang.Server.Persistence;
using Evenemang.Server.Shell;
using Evenemang.Shared.Registrations;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Registrations.Pages;

/// <summary>
/// Asking for one's links by mail, and what the letter's link opens: everything under one address. The page that takes the address answers alike whatever is under it.
/// As with "your place" the secret is the only right, and looking never changes anything.
/// </summary>
internal static class AddressRoutes
{
    private const string AskPath = "/min-anmalan";
    private const string Pattern = "/mina-uppgifter/{token}";

    private static readonly SignUpTerms NoTerms = new(RegistrationPolicy.NoSignUp, 1);

    /// <summary>The words of these pages.</summary>
    public static Texts Words { get; } = new("Evenemang.Server.Registrations.AddressWords");

    public static void MapAddressPages(this IEndpointRouteBuilder routes)
    {
        routes.MapPage(AskPath, context => Task.FromResult<Page?>(Ask(TypedForm.Empty, [], $"{context.Request.Query["visa"]}")));
        routes.MapPost(AskPath, AskAsync).DisableAntiforgery().RequireRateLimiting(RateLimits.Follow).ExcludeFromDescription();
        Map("", HttpMethods.Get, (context, path, view) => AnswerAsync(context, Show(view, path, $"{context.Request.Query["visa"]}" == "bytt")));
        Map("/radera", HttpMethods.Get, (context, path, view) => AnswerAsync(context, Page.Of<EraseAddressPage>((nameof(EraseAddressPage.View), view), (nameof(EraseAddressPage.Path), path))));
        Map("/uppgifter.json", HttpMethods.Get, FileAsync);
        Map("/radera", HttpMethods.Post, EraseAsync);
        Map("/nya-lankar", HttpMethods.Post, RenewAsync);

        void Map(string act, string method, Func<HttpContext, string, AddressView, Task> run) =>
            routes.MapMethods(Pattern + act, method == HttpMethods.Get ? [HttpMethods.Get, HttpMethods.Head] : [method], context => OpenAsync(context, run))
                .DisableAntiforgery()
                .RequireRateLimiting(RateLimits.Link)
                .ExcludeFromDescription();
    }

    private static async Task AskAsync(HttpContext context, AskForLinks ask)
    {
        if (await TypedForm.ReadAsync(context) is not { } typed) return;
        if (typed.IsTrapped)
        {
            await AnswerAsync(context, Ask(typed, [new("", RegistrationTexts.Words["Form.Trapped"])], "") with { Status = StatusCodes.Status422UnprocessableEntity });
            return;
        }
        var check = await ask.RunAsync(typed.Text(SignUpForm.EmailField), Language.Code, context.RequestAborted);
        if (check.IsValid) SignUpRoutes.SeeOther(context, $"{AskPath}?visa=skickat");
        else await AnswerAsync(context, Ask(typed, FormState.Of(NoTerms, typed, check.Errors).Errors, "") with { Status = StatusCodes.Status422UnprocessableEntity });
    }

    private static async Task OpenAsync(HttpContext context, Func<HttpContext, string, AddressView, Task> run)
    {
        var token = (string)context.Request.RouteValues["token"]!;
        if (await context.RequestServices.GetRequiredService<FindAddress>().RunAsync(token, context.RequestAborted) is { } view) await run(context, $"/mina-uppgifter/{token}", view);
        else await AnswerAsync(context, Page.Of<UnknownPlacePage>() with { Status = StatusCodes.Status404NotFound });
    }

    private static async Task FileAsync(HttpContext context, string path, AddressView view)
    {
        await using var db = await context.RequestServices.GetRequiredService<IDbContextFactory<EvenemangDb>>().CreateDbContextAsync(context.RequestAborted);
        List<Dictionary<string, object?>> places = [];
        foreach (var place in view.Places) places.Add(await MyDataFile.OfAsync(db, place, context.RequestAborted));
        await MyDataFile.SendAsync(context, new()
        {
            [RegistrationTexts.Words["File.About"]] = Words["FileAbout"],
            [Words["File.Places"]] = places,
            [Words["File.Follows"]] = view.Follows.Select(followed => followed.Title ?? Words["FollowsAll"]),
        });
    }

    private static async Task EraseAsync(HttpContext context, string path, AddressView view)
    {
        await context.RequestServices.GetRequiredService<EraseAddress>().RunAsync((string)context.Request.RouteValues["token"]!, context.RequestAborted);
        SignUpRoutes.SeeOther(context, $"{AskPath}?visa=raderat");
    }

    private static async Task RenewAsync(HttpContext context, string path, AddressView view)
    {
        await context.RequestServices.GetRequiredService<RenewAddressLinks>().RunAsync((string)context.Request.RouteValues["token"]!, context.RequestAborted);
        SignUpRoutes.SeeOther(context, $"{path}?visa=bytt");
    }

    private static Page Ask(TypedForm typed, IReadOnlyList<FieldError> errors, string said) => Page.Of<AskForLinksPage>(
        (nameof(AskForLinksPage.Form), new FormState(NoTerms, typed, errors)), (nameof(AskForLinksPage.Said), said is "skickat" or "raderat" ? said : ""));

    private static Page Show(AddressView view, string path, bool isRenewed) =>
        Page.Of<AddressPage>((nameof(AddressPage.View), view), (nameof(AddressPage.Path), path), (nameof(AddressPage.IsRenewed), isRenewed));

    private static Task AnswerAsync(HttpContext context, Page page) => context.RequestServices.GetRequiredService<PageRenderer>().AnswerAsync(context, page);
}
