using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Accounts;

/// <summary>How organisers sign in: ASP.NET Core Identity on our own database, with a cookie.</summary>
internal static class SignIn
{
    public const string Path = "/arrangor/logga-in";

    private const int FailuresUntilLocked = 8;
    private static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(10);

    /// <summary>A session that was ended elsewhere stops working within this time.</summary>
    private static readonly TimeSpan SessionsAreChecked = TimeSpan.FromMinutes(1);

    public static void AddSignIn(this WebApplicationBuilder builder, AuthenticationBuilder authentication, AccountsOptions options)
    {
        var services = builder.Services;
        // Identity keeps a context for the length of a request, and it tracks what it reads. Its few writes go past the queue of writers; SQLite makes them wait their turn.
        services.AddScoped(provider =>
        {
            var db = provider.GetRequiredService<IDbContextFactory<EvenemangDb>>().CreateDbContext();
            db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.TrackAll;
            return db;
        });
        services.AddScoped<IUserStore<Organiser>, UserOnlyStore<Organiser, EvenemangDb, Guid>>();
        authentication.AddIdentityCookies();
        services.AddIdentityCore<Organiser>(identity =>
            {
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                identity.User.RequireUniqueEmail = true;
                identity.User.AllowedUserNameCharacters = "";
                identity.Password = new()
                {
                    RequiredLength = options.MinPasswordLength, RequiredUniqueChars = 4, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false,
                };
                identity.Lockout = new() { AllowedForNewUsers = true, MaxFailedAccessAttempts = FailuresUntilLocked, DefaultLockoutTimeSpan = LockedFor };
            })
            .AddSignInManager<OrganiserSignIn>()
            .AddDefaultTokenProviders();
        services.AddScoped<ISecurityStampValidator, SessionValidator>();
        services.Configure<SecurityStampValidatorOptions>(stamp =>
        {
            stamp.ValidationInterval = SessionsAreChecked;
            stamp.OnRefreshingPrincipal = SessionValidator.KeepSessionAsync;
        });
        var site = builder.Configuration.Read<SiteOptions>(SiteOptions.Section);
        services.Configure<IdentityPasskeyOptions>(passkey =>
        {
            passkey.ServerDomain = new Uri(site.BaseUrl).Host;
            // Found without typing an address, and the device checks that it is its owner: that makes it as good as two factors.
            passkey.ResidentKeyRequirement = "required";
            passkey.UserVerificationRequirement = "required";
        });
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.LoginPath = Path;
            cookie.AccessDeniedPath = Path;
            cookie.ReturnUrlParameter = "till";
            cookie.Cookie.Name = "evenemang";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = TimeSpan.FromHours(options.SignedInHours);
            cookie.SlidingExpiration = true;
            cookie.Cookie.SecurePolicy = site.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        });
    }
}
