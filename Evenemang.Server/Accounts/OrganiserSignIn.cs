using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Evenemang.Server.Accounts;

/// <summary>Signs organisers in, each time as a session of its own; a closed account never.</summary>
internal sealed class OrganiserSignIn(
    UserManager<Organiser> users, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Organiser> claims,
    IOptions<IdentityOptions> options, ILogger<SignInManager<Organiser>> log, IAuthenticationSchemeProvider schemes, IUserConfirmation<Organiser> confirmation,
    OrganiserSessions sessions)
    : SignInManager<Organiser>(users, http, claims, options, log, schemes, confirmation)
{
    private SignInMethod _method = SignInMethod.Password;

    public override async Task<bool> CanSignInAsync(Organiser user) => user.ClosedAt is null && await base.CanSignInAsync(user);

    public override Task<SignInResult> PasskeySignInAsync(string credentialJson)
    {
        _method = SignInMethod.Passkey;
        return base.PasskeySignInAsync(credentialJson);
    }

    public override Task<SignInResult> ExternalLoginSignInAsync(string loginProvider, string providerKey, bool isPersistent, bool bypassTwoFactor)
    {
        _method = SignInMethod.SingleSignOn;
        return base.ExternalLoginSignInAsync(loginProvider, providerKey, isPersistent, bypassTwoFactor);
    }

    /// <summary>Every way in ends here. A sign-in that is renewed, after a new password, goes on as the session it is.</summary>
    public override async Task SignInWithClaimsAsync(Organiser user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var (session, method) = await GoingOnAsync(user) ?? (await sessions.StartAsync(user.Id, _method, Context.Request.Headers.UserAgent, Context.RequestAborted), _method.ToString());
        await base.SignInWithClaimsAsync(
            user, authenticationProperties, [.. additionalClaims, new(OrganiserSession.Claim, session.ToString("N")), new(OrganiserSession.MethodClaim, method)]);
    }

    public override async Task SignOutAsync()
    {
        if (OrganiserSession.IdOf(Context.User) is { } session && Guid.TryParse(Context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id))
        {
            await sessions.EndAsync(session, new("") { OrganiserId = id }, Context.RequestAborted);
        }
        await base.SignOutAsync();
    }

    private async Task<(Guid Session, string Method)?> GoingOnAsync(Organiser user)
    {
        var person = Context.User;
        if (person.FindFirstValue(ClaimTypes.NameIdentifier) != user.Id.ToString() || OrganiserSession.IdOf(person) is not { } session) return null;
        return await sessions.IsOpenAsync(session, user.Id, Context.RequestAborted) ? (session, person.FindFirstValue(OrganiserSession.MethodClaim) ?? "") : null;
    }
}

/// <summary>A cookie holds as long as its account's stamp and its session.</summary>
internal sealed class SessionValidator(
    IOptions<SecurityStampValidatorOptions> options, SignInManager<Organiser> signIn, ILoggerFactory loggers, OrganiserSessions sessions)
    : SecurityStampValidator<Organiser>(options, signIn, loggers)
{
    protected override async Task<Organiser?> VerifySecurityStamp(ClaimsPrincipal? principal)
    {
        var organiser = await base.VerifySecurityStamp(principal);
        return organiser is { ClosedAt: null } && OrganiserSession.IdOf(principal) is { } session && await sessions.IsOpenAsync(session, organiser.Id, CancellationToken.None) ? organiser : null;
    }

    /// <summary>The library makes the claims anew; the session's are ours to carry over.</summary>
    public static Task KeepSessionAsync(SecurityStampRefreshingPrincipalContext context)
    {
        var kept = context.CurrentPrincipal?.Claims.Where(claim => claim.Type is OrganiserSession.Claim or OrganiserSession.MethodClaim or "amr").Select(claim => claim.Clone());
        if (context.NewPrincipal?.Identity is ClaimsIdentity identity && kept is not null) identity.AddClaims(kept);
        return Task.CompletedTask;
    }
}
