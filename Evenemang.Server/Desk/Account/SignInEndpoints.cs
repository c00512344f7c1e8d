using Evenemang.Server.Accounts;
using Evenemang.Server.Shell;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Evenemang.Server.Desk.Account;

/// <summary>The steps of signing in that are no pages: what a device is asked to sign, and the way to the city's sign-in and back.</summary>
internal static class SignInEndpoints
{
    /// <summary>Options for a passkey that signs in. Says the same to everyone.</summary>
    public const string PasskeyRequestPath = SignInAddress.Path + "/passnyckel";

    /// <summary>Options for a passkey that is made.</summary>
    public const string PasskeyCreationPath = DeskRoom.Path + "/konto/passnycklar/ny";

    /// <summary>Begins the city's sign-in.</summary>
    public const string SingleSignOnPath = SignInAddress.Path + "/extern";

    private const string ReturnedPath = SignInAddress.Path + "/extern/klar";

    public static void MapSignInEndpoints(this WebApplication app)
    {
        // A rate limit for signing in (RateLimits.SignIn) belongs on these and on the sign-in page.
        Form(app.MapPost(PasskeyRequestPath, async (SignInManager<Organiser> signIn) => Results.Text(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json")));
        Form(app.MapPost(PasskeyCreationPath, CreationOptionsAsync)).RequireAuthorization();
        if (!app.Services.GetRequiredService<SingleSignOnOptions>().IsConfigured) return;
        Form(app.MapPost(SingleSignOnPath, ([FromForm] string? till, SignInManager<Organiser> signIn) =>
        {
            var back = $"{Language.Link(ReturnedPath)}?till={Uri.EscapeDataString(SignInAddress.Return(till))}";
            return Results.Challenge(signIn.ConfigureExternalAuthenticationProperties(SingleSignOn.Scheme, back), [SingleSignOn.Scheme]);
        }));
        app.MapGet(ReturnedPath, ReturnAsync).ExcludeFromDescription();
    }

    private static RouteHandlerBuilder Form(RouteHandlerBuilder route) => route.ExcludeFromDescription().WithMetadata(new RequireAntiforgeryTokenAttribute());

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
