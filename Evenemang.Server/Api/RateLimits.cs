using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Evenemang.Server.Settings;
using Microsoft.AspNetCore.RateLimiting;

namespace Evenemang.Server.Api;

/// <summary>How often strangers may write. Organisers with a key are not counted.</summary>
public static class RateLimits
{
    /// <summary>Policy for everything that signs somebody up: <c>.RequireRateLimiting(RateLimits.SignUp)</c>.</summary>
    public const string SignUp = "sign-up";

    /// <summary>Policy for what a secret link opens: reading counts by address, changing by link.</summary>
    public const string Link = "link";

    /// <summary>Policy for signing in, by address.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Policy for asking to follow a series, which sends a mail, by address.</summary>
    public const string Follow = "follow";

    internal const int WindowSeconds = 60;

    /// <summary>Parts of a window after which its oldest requests count no more.</summary>
    private const int SegmentsPerWindow = 6;

    internal static void AddRateLimits(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.Read<RateLimitOptions>(RateLimitOptions.Section);
        builder.Services.AddSingleton(options);
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = AnswerAsync;
            limiter.AddPolicy(SignUp, http => http.HasKey() || IsReading(http) ? Free : ByAddress(http, options.SignUpsPerMinute));
            limiter.AddPolicy(SignIn, http => IsReading(http) ? Free : ByAddress(http, options.SignInsPerMinute));
            limiter.AddPolicy(Follow, http => http.HasKey() || IsReading(http) ? Free : ByAddress(http, options.FollowersPerMinute));
            limiter.AddPolicy(Link, http => http.HasKey() ? Free
                : IsReading(http) ? ByAddress(http, options.LookUpsPerMinute)
                : Window($"{http.GetRouteValue("token")}", options.ChangesPerMinute));
        });
    }

    private static RateLimitPartition<string> Free => RateLimitPartition.GetNoLimiter("");

    private static bool IsReading(HttpContext http) => HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method);

    /// <summary>The window of whoever asks, told apart by network address.</summary>
    internal static RateLimitPartition<string> ByAddress(HttpContext http, int permits) => Window(Partition(http.Connection.RemoteIpAddress), permits);

    private static RateLimitPartition<string> Window(string partition, int permits) => RateLimitPartition.GetSlidingWindowLimiter(partition, _ => new()
    {
        PermitLimit = permits,
        Window = TimeSpan.FromSeconds(WindowSeconds),
        SegmentsPerWindow = SegmentsPerWindow,
        QueueLimit = 0,
    });

    /// <summary>An IPv6 household has a whole /64, so that is what is counted.</summary>
    private static string Partition(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily is AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    private static async ValueTask AnswerAsync(OnRejectedContext context, CancellationToken cancel)
    {
        var http = context.HttpContext;
        var problem = ApiProblem.Of(StatusCodes.Status429TooManyRequests, "TooMany", http.Culture()) with { RetryAfterSeconds = WindowSeconds };
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            await problem.ExecuteAsync(http);
            return;
        }
        http.Response.Headers.RetryAfter = problem.RetryAfterSeconds.Value.ToString(CultureInfo.InvariantCulture);
        // People get a page, with the same sentence and a telephone number, from Shell; others the sentence alone.
        var accept = http.Request.Headers.Accept.ToString();
        if (accept.Length == 0 || accept.Contains("html", StringComparison.OrdinalIgnoreCase) || accept.Contains("*/*", StringComparison.Ordinal)) return;
        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.WriteAsync(problem.Detail, cancel);
    }
}
