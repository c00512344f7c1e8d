using System.Security.Claims;
using Evenemang.Server.Accounts;
using Microsoft.AspNetCore.Components.Authorization;

namespace Evenemang.Server.Desk;

/// <summary>Who sits at the desk. Read anew each time it is asked, because grants come and go, and sessions end, while a page stays open.</summary>
public sealed class DeskSession(AuthenticationStateProvider states, FindAccess access, AccountsOptions options)
{
    /// <returns>Null when nobody is signed in, the account is closed or the session has ended.</returns>
    public async Task<SignedInOrganiser?> WhoAsync(CancellationToken cancel)
    {
        var state = await states.GetAuthenticationStateAsync();
        return await OfAsync(state.User, access, options, cancel);
    }

    /// <summary>The session of this browser.</summary>
    public async Task<Guid?> SessionAsync() => OrganiserSession.IdOf((await states.GetAuthenticationStateAsync()).User);

    /// <summary>Who the person of a cookie is.</summary>
    internal static async Task<SignedInOrganiser?> OfAsync(ClaimsPrincipal person, FindAccess access, AccountsOptions options, CancellationToken cancel)
    {
        if (!Guid.TryParse(person.FindFirstValue(ClaimTypes.NameIdentifier), out var id) || OrganiserSession.IdOf(person) is not { } session) return null;
        if (await access.OfSessionAsync(id, session, cancel) is not { } who) return null;
        // A passkey checks its owner itself, and the city's sign-in has its own rules.
        var showsPasswordOnly = person.FindFirstValue(OrganiserSession.MethodClaim) == nameof(SignInMethod.Password) && !who.HasSecondFactor;
        return who with { MustSetUpSecondFactor = options.RequireSecondFactor && showsPasswordOnly };
    }
}
