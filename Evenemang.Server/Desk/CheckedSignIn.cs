using System.Security.Claims;
using Evenemang.Server.Accounts;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;

namespace Evenemang.Server.Desk;

/// <summary>A page that stays open asks every minute whether its sign-in still holds: signing out everywhere, a new password and a closed account end it.</summary>
internal sealed class CheckedSignIn(ILoggerFactory loggers, IServiceScopeFactory scopes) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromMinutes(1);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Organiser>>();
        var organiser = await users.GetUserAsync(authenticationState.User);
        if (organiser is null || organiser.ClosedAt is not null) return false;
        var stamp = authenticationState.User.FindFirstValue(users.Options.ClaimsIdentity.SecurityStampClaimType);
        return stamp == await users.GetSecurityStampAsync(organiser)
            && OrganiserSession.IdOf(authenticationState.User) is { } session
            && await scope.ServiceProvider.GetRequiredService<OrganiserSessions>().IsOpenAsync(session, organiser.Id, cancellationToken);
    }
}
