using Evenemang.Server.Accounts;
using Evenemang.Server.Api;
using Evenemang.Server.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace Evenemang.Server.Desk.Account;

/// <summary>The steps of signing in that are no pages: what a device is asked to sign, and the way to the city's sign-in and back.</summary>
internal static class SignInEndpoints
{
    /// <summary>Options for a passkey that signs in. Says the same to everyone.</summary>
    public const string PasskeyRequestPath = SignInAddress.Path + "/passnyckel";

    /// <summary>Options for a passkey that is made.</summary>
    public const string PasskeyCreationPath = DeskRoom.Path + "/konto/passnycklar/ny";

    private const string SingleSignOnPath = SignInAddress.Path + "/extern";

    /// <summary>Ends the session.</summary>
    public const string SignOutPath = DeskRoom.Path + "/logga-ut";

    private const string ReturnedPath = SignInAddress.Path + "/extern/klar";

    /// <summary>Begins the city's sign-in.</summary>
    /// <param name="wanted">Where to afterwards; null for the desk.</param>
    public static string SingleSignOnLink(string? wanted) => $"{Language.Link(SingleSignOnPath)}?till={Uri.EscapeDataString(SignInAddress.Return(wanted))}";

    public static void MapSignInEndpoints(this WebApplication app)
    {
        app.MapPost(PasskeyRequestPath, async (SignInManager<Organiser> signIn) => Results.Text(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json"))
            .FromOurForm().RequireRateLimiting(RateLimits.SignIn);
        app.MapPost(PasskeyCreationPath, CreationOptionsAsync).FromOurForm().RequireAuthorization();
        app.MapPost(SignOutPath, async (SignInManager<Organiser> signIn) =>
        {
            await signIn.SignOutAsync();
            return Results.LocalRedirect(SignInAddress.Path);
        }).FromOurForm(otherwise: DeskRoom.Path);
        if (!app.Services.GetRequiredService<SingleSignOnOptions>().IsConfigured) return;
        // A link and no form: the page's policy lets forms go to ourselves only, and that holds for wherever the city's sign-in sends the browser next.
        app.MapGet(SingleSignOnPath, (string? till, SignInManager<Organiser> signIn) =>
        {
            var back = $"{Language.Link(ReturnedPath)}?till={Uri.EscapeDataString(SignInAddress.Return(till))}";
            return Results.Challenge(signIn.ConfigureExternalAuthenticationProperties(SingleSignOn.Scheme, back), [SingleSignOn.Scheme]);
        }).ExcludeFromDescription();
        app.MapGet(ReturnedPath, ReturnAsync).ExcludeFromDescription();
    }

    /// <summary>Takes what a form of ours sends and nothing else. The framework only notes a missing token where nothing of the form is read; here it is turned away.</summary>
    /// <param name="route">The route.</param>
    /// <param name="otherwise">Where a browser goes instead, to a page with a fresh form (it was open since before somebody signed in); null: it is told no.</param>
    private static RouteHandlerBuilder FromOurForm(this RouteHandlerBuilder route, string? otherwise = null) => route
        .ExcludeFromDescription()
        .WithMetadata(new RequireAntiforgeryTokenAttribute())
        .AddEndpointFilter((context, next) =>
            context.HttpContext.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true }
                ? next(context)
                : ValueTask.FromResult<object?>(otherwise is null ? Results.BadRequest() : Results.LocalRedirect(otherwise)));

    private static async Task<IResult> CreationOptionsAsync(HttpContext http, SignInManager<Organiser> signIn)
    {
        if (await signIn.UserManager.GetUserAsync(http.User) is not { } organiser) return Results.Unauthorized();
        var entity = new PasskeyUserEntity { Id = organiser.Id.ToString(), Name = organiser.Email!, DisplayName = organiser.DisplayName };
        return Results.Text(await signIn.MakePasskeyCreationOptionsAsync(entity), "application/json");
    }

    private static async Task<IResult> ReturnAsync(string? till, HttpContext http, SignInManager<Organiser> signIn)
    {
        var refused = Language.Link(SignInAddress.Path) + "?fel=extern-konto";
        if (await signIn.GetExternalLoginInfoAsync() is not { } info || await SingleSignOn.FindAsync(info, signIn.UserManager) is null) return await EndAsync(refused);
        var result = await signIn.ExternalLoginSignInAsync(info.LoginProvider, info.ProviderKey, isPersistent: false, bypassTwoFactor: true);
        return await EndAsync(result.Succeeded ? SignInAddress.Return(till) : refused);

        async Task<IResult> EndAsync(string address)
        {
            await Microsoft.AspNetCore.Authentication.AuthenticationHttpContextExtensions.SignOutAsync(http, IdentityConstants.ExternalScheme);
            return Results.LocalRedirect(address);
        }
    }
}
