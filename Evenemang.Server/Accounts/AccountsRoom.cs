using Evenemang.Server.Api;
using Microsoft.AspNetCore.Authentication;

namespace Evenemang.Server.Accounts;

/// <summary>Who may act as an organiser: so far, systems with a key.</summary>
public static class AccountsRoom
{
    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CreateApiKey>();
        builder.Services.AddAuthentication(ApiAccess.Scheme).AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiAccess.Scheme, null);
        builder.Services.AddAuthorizationBuilder().AddPolicy(
            ApiAccess.Organiser,
            policy => policy.AddAuthenticationSchemes(ApiAccess.Scheme).RequireAuthenticatedUser());
    }

    public static void MapAccounts(this WebApplication app) => app.MapAuditApi();
}
