using System.Security.Claims;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;

namespace Evenemang.Server.Api;

/// <summary>Who may call what. The key itself is checked in Accounts; here stands only what the routes ask for.</summary>
public static class ApiAccess
{
    /// <summary>Authentication scheme of API keys.</summary>
    public const string Scheme = "Bearer";

    /// <summary>Authorisation policy: a valid key.</summary>
    public const string Organiser = "api-organiser";

    /// <summary>Whether the caller showed a valid key.</summary>
    public static bool HasKey(this HttpContext http) => http.User.Identities.Any(identity => identity is { IsAuthenticated: true, AuthenticationType: Scheme });

    /// <summary>The caller as the log names them.</summary>
    /// <exception cref="InvalidOperationException">There is no key: the route forgot to ask for one.</exception>
    public static Actor Actor(this HttpContext http) => http.HasKey() && http.Features.Get<ApiCaller>() is { Actor: var actor }
        ? actor
        : throw new InvalidOperationException("The route needs a key but did not ask for one.");

    /// <summary>What the caller may do; null for the public, who show no key.</summary>
    public static Access? Access(this HttpContext http) => http.HasKey() ? http.Actor().Access : null;

    /// <summary>Whether the caller may do something to a series or an occurrence; the public never may.</summary>
    public static bool May(this HttpContext http, Permission permission, Guid seriesId, bool isDiscreet, Guid? occurrenceId = null) =>
        http.Access()?.May(permission, seriesId, isDiscreet, occurrenceId) is true;

    /// <summary>Tells callers apart without naming them: the key's id, or "public".</summary>
    public static string CallerId(this HttpContext http) => http.HasKey() ? http.User.FindFirstValue(ClaimTypes.NameIdentifier)! : "public";
}

/// <summary>Whose key the request carries, as its authentication found out.</summary>
internal sealed record ApiCaller(Actor Actor);
