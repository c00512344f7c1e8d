using Evenemang.Server.Accounts;
using Evenemang.Server.Shell;

namespace Evenemang.Server.Desk;

/// <summary>Where everyone must have a code, nothing at the desk is shown before it is set up. The verbs are closed to them as well.</summary>
internal static class RequiredSecondFactor
{
    /// <summary>Where the code is set up.</summary>
    public const string SetUpPath = DeskRoom.Path + "/konto/kod";

    private static readonly string[] Open = [SetUpPath, SignInAddress.Path, Account.SignInEndpoints.SignOutPath, OpeningLinks.Path];

    public static void UseRequiredSecondFactor(this WebApplication app)
    {
        var options = app.Services.GetRequiredService<AccountsOptions>();
        if (!options.RequireSecondFactor) return;
        app.Use(async (http, next) =>
        {
            var path = http.Request.Path;
            if (path.StartsWithSegments(DeskRoom.Path, StringComparison.OrdinalIgnoreCase) && !Open.Any(open => path.StartsWithSegments(open, StringComparison.OrdinalIgnoreCase))
                && await DeskSession.OfAsync(http.User, http.RequestServices.GetRequiredService<FindAccess>(), options, http.RequestAborted) is { MustSetUpSecondFactor: true })
            {
                http.Response.Redirect(Language.Link(SetUpPath));
                return;
            }
            await next(http);
        });
    }
}
