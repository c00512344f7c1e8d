using Evenemang.Server.Api;
using Evenemang.Server.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Evenemang.Server.Accounts;

/// <summary>Who may act as an organiser: people who sign in, and systems with a key.</summary>
public static class AccountsRoom
{
    /// <summary>Keys open the API and nothing else; the sign-in's cookie opens the desk and nothing else, so no other site can make a browser call the API.</summary>
    private const string KeyOrCookie = "key-or-cookie";

    public static void AddAccounts(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.Read<AccountsOptions>(AccountsOptions.Section);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<CreateApiKey>();
        builder.Services.AddSingleton<FindAccess>();
        builder.Services.AddSingleton<OrganiserSessions>();
        builder.Services.AddSingleton<AccountLetters>();
        builder.Services.AddSingleton<AccountLog>();
        builder.Services.AddSingleton<AccountLetterSweep>();
        builder.Services.AddSingleton<ChangeOrganiser>();
        builder.Services.AddSingleton<EditMyAccount>();
        builder.Services.AddSingleton<MyApiKeys>();
        builder.Services.AddSingleton<FindOrganisers>();
        builder.Services.AddSingleton<FindOrganiserAddress>();
        builder.Services.AddSingleton<FindAuditEntries>();
        builder.Services.AddSingleton<TakeBackGrant>();
        builder.Services.AddScoped<GrantAccess>();
        builder.Services.AddScoped<ForgotPassword>();
        builder.Services.AddScoped<CreateOrganiser>();
        builder.Services.AddScoped<OpeningLinks>();
        var authentication = builder.Services.AddAuthentication(KeyOrCookie)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyAuthentication>(ApiAccess.Scheme, null)
            .AddPolicyScheme(KeyOrCookie, null, forward => forward.ForwardDefaultSelector = http =>
                http.Request.Path.StartsWithSegments(ApiRoutes.Prefix, StringComparison.OrdinalIgnoreCase) ? ApiAccess.Scheme : IdentityConstants.ApplicationScheme);
        builder.AddSignIn(authentication, options);
        var singleSignOn = SingleSignOnOptions.ReadFrom(builder.Configuration);
        builder.Services.AddSingleton(singleSignOn);
        authentication.AddSingleSignOn(singleSignOn);
        builder.Services.AddAuthorizationBuilder().AddPolicy(
            ApiAccess.Organiser,
            policy => policy.AddAuthenticationSchemes(ApiAccess.Scheme).RequireAuthenticatedUser());
    }

    public static void MapAccounts(this WebApplication app)
    {
        app.MapAuditApi();
        app.MapGrantsApi();
    }
}
