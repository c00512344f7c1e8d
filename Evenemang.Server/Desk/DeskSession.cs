using System.Security.Claims;
using Evenemang.Server.Accounts;
using Microsoft.AspNetCore.Components.Authorization;

namespace Evenemang.Server.Desk;

/// <summary>Who sits at the desk. Read anew each time it is asked, because grants come and go while a page stays open.</summary>
public sealed class DeskSession(AuthenticationStateProvider states, FindAccess access)
{
    /// <returns>Null when nobody is signed in, or the account is closed.</returns>
    public async Task<SignedInOrganiser?> WhoAsync(CancellationToken cancel)
    {
        var state = await states.GetAuthenticationStateAsync();
        return Guid.TryParse(state.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? await access.OfAsync(id, cancel) : null;
    }
}
