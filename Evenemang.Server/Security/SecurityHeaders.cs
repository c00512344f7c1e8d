using Evenemang.Server.Settings;
using Microsoft.Extensions.Primitives;

namespace Evenemang.Server.Security;

/// <summary>
/// What a browser is told about every answer. Chosen by path and set before anything else runs, so that no route can forget it; a route that needs
/// something stricter sets it over.
/// </summary>
public sealed class SecurityHeaders(IHostEnvironment environment, SiteOptions site)
{
    /// <summary>Path of the organisers' pages.</summary>
    public const string Desk = "/arrangor";

    /// <summary>Path of the pages where codes are read with the camera at the door.</summary>
    public const string DoorPages = "/arrangor/dorren";

    // Nothing is embedded, nothing inline runs, nothing comes from elsewhere. Whoever wants our dates on their pages has feeds and the API.
    private static readonly StringValues PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    // The desk's components write style attributes and talk over a circuit (same origin); they load no script but ours.
    private static readonly StringValues DeskPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'";

    // The letters of development are shown inside a page.
    private static readonly StringValues LettersPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private static readonly StringValues DataPolicy = "default-src 'none'; frame-ancestors 'none'";
    private static readonly StringValues NoSniff = "nosniff";
    private static readonly StringValues NoReferrer = "no-referrer";
    private static readonly StringValues SameOrigin = "same-origin";
    private static readonly StringValues Deny = "DENY";
    private static readonly StringValues NoDevices = Devices("()");
    private static readonly StringValues CameraOnly = Devices("(self)");
    private static readonly StringValues OneYear = "max-age=31536000";

    /// <summary>Paths whose next part is a secret: their address goes into no Referer, not even to ourselves.</summary>
    private static readonly string[] SecretPaths = ["/min-anmalan", "/mina-uppgifter", "/enkat", "/folj", "/kalender/min", "/kalender/arrangor"];

    private static readonly string[] DataPaths = ["/api", "/openapi", "/health", "/rss"];

    private readonly bool _isDevelopment = environment.IsDevelopment();

    /// <summary>Sets the headers; what is set already is kept.</summary>
    public void Apply(HttpContext context)
    {
        var headers = context.Response.Headers;
        var path = Language(context.Request.Path.Value ?? "");
        headers.XContentTypeOptions = NoSniff;
        // Also where a proxy that ends https has not been named: browsers heed it over https only.
        if ((context.Request.IsHttps || site.IsHttps) && !_isDevelopment) headers.StrictTransportSecurity = OneYear;
        var isData = path.EndsWith(".ics", StringComparison.OrdinalIgnoreCase) || DataPaths.Any(data => Begins(path, data));
        headers["Referrer-Policy"] = isData || SecretPaths.Any(secret => Begins(path, secret)) ? NoReferrer : SameOrigin;
        if (isData)
        {
            headers.ContentSecurityPolicy = DataPolicy;
            return;
        }
        var isLetters = _isDevelopment && Begins(path, "/utveckling");
        var isDesk = Begins(path, Desk);
        headers.ContentSecurityPolicy = isDesk ? DeskPolicy : isLetters ? LettersPolicy : PagePolicy;
        headers.XFrameOptions = isLetters ? "SAMEORIGIN" : Deny;
        headers["Permissions-Policy"] = Begins(path, DoorPages) ? CameraOnly : NoDevices;
        headers["Cross-Origin-Opener-Policy"] = SameOrigin;
        headers["Cross-Origin-Resource-Policy"] = SameOrigin;
    }

    /// <summary>Whether it is one of the organisers' pages.</summary>
    public static bool IsDesk(PathString path) => Begins(Language(path.Value ?? ""), Desk);

    private static StringValues Devices(string camera) =>
        $"camera={camera}, microphone=(), geolocation=(), payment=(), usb=(), bluetooth=(), serial=(), hid=(), midi=(), display-capture=(), browsing-topics=()";

    private static bool Begins(string path, string part) =>
        path.StartsWith(part, StringComparison.OrdinalIgnoreCase) && (path.Length == part.Length || path[part.Length] == '/');

    private static string Language(string path) => Begins(path, "/en") ? path[3..] : path;
}
