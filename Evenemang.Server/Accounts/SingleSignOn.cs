using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Identity;

namespace Evenemang.Server.Accounts;

/// <summary>The city's own sign-in. It says who somebody is; whether they have an account is decided here, and nobody gets one by it.</summary>
internal static class SingleSignOn
{
    public const string Scheme = "city";

    /// <summary>Where the provider sends the browser back to; registered with the provider.</summary>
    public const string CallbackPath = SignIn.Path + "/extern/svar";

    private const string VerifiedClaim = "email_verified";

    public static void AddSingleSignOn(this AuthenticationBuilder authentication, SingleSignOnOptions options)
    {
        if (!options.IsConfigured) return;
        authentication.AddOAuth(Scheme, options.Name, oauth =>
        {
            oauth.SignInScheme = IdentityConstants.ExternalScheme;
            oauth.AuthorizationEndpoint = options.AuthorizationEndpoint!;
            oauth.TokenEndpoint = options.TokenEndpoint!;
            oauth.UserInformationEndpoint = options.UserInformationEndpoint!;
            oauth.ClientId = options.ClientId;
            oauth.ClientSecret = options.ClientSecret;
            oauth.CallbackPath = CallbackPath;
            oauth.UsePkce = true;
            oauth.Scope.Add("openid");
            oauth.Scope.Add("email");
            // The answer comes as an ordinary link, so that the cookie need not travel from other sites, and works without https on a machine in development.
            oauth.CorrelationCookie.SameSite = SameSiteMode.Lax;
            oauth.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            oauth.ClaimActions.MapJsonKey(ClaimTypes.NameIdentifier, "sub");
            oauth.ClaimActions.MapJsonKey(ClaimTypes.Email, options.EmailClaim);
            oauth.ClaimActions.MapJsonKey(VerifiedClaim, VerifiedClaim);
            oauth.Events.OnCreatingTicket = AskWhoAsync;
            oauth.Events.OnRemoteFailure = context =>
            {
                context.Response.Redirect(SignIn.Path + "?fel=extern");
                context.HandleResponse();
                return Task.CompletedTask;
            };
        });
    }

    /// <summary>Whose account it is: the one linked to the provider's subject, or at first use the one with the address. Then the two are linked.</summary>
    /// <returns>Null when nobody has an account with what the provider says.</returns>
    public static async Task<Organiser?> FindAsync(ExternalLoginInfo info, UserManager<Organiser> users)
    {
        if (await users.FindByLoginAsync(info.LoginProvider, info.ProviderKey) is { } linked) return linked;
        if (string.Equals(info.Principal.FindFirstValue(VerifiedClaim), "false", StringComparison.OrdinalIgnoreCase)) return null;
        if (info.Principal.FindFirstValue(ClaimTypes.Email) is not { } email || await users.FindByEmailAsync(email) is not { ClosedAt: null } organiser) return null;
        // An account has one subject of the provider at most: whoever inherits an address does not inherit the account.
        if ((await users.GetLoginsAsync(organiser)).Any(login => login.LoginProvider == info.LoginProvider)) return null;
        organiser.EmailConfirmed = true;
        return (await users.AddLoginAsync(organiser, info)).Succeeded ? organiser : null;
    }

    private static async Task AskWhoAsync(OAuthCreatingTicketContext context)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, context.Options.UserInformationEndpoint);
        request.Headers.Authorization = new("Bearer", context.AccessToken);
        request.Headers.Accept.Add(new("application/json"));
        using var response = await context.Backchannel.SendAsync(request, context.HttpContext.RequestAborted);
        response.EnsureSuccessStatusCode();
        using var user = JsonDocument.Parse(await response.Content.ReadAsStringAsync(context.HttpContext.RequestAborted));
        context.RunClaimActions(user.RootElement);
    }
}
