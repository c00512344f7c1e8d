using System.Security.Claims;
using Evenemang.Server.Persistence;

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
    public static Actor Actor(this HttpContext http) =>
        http.HasKey() ? new($"api:{http.User.FindFirstValue(ClaimTypes.Name)}") : throw new InvalidOperationException("The route needs a key but did not ask for one.");

    /// <summary>Tells callers apart without naming them: the key's id, or "public".</summary>
    public static string CallerId(this HttpContext http) => http.HasKey() ? http.User.FindFirstValue(ClaimTypes.NameIdentifier)! : "public";
}
