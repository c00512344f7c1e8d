using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Evenemang.Server.Settings;
using Microsoft.AspNetCore.RateLimiting;

namespace Evenemang.Server.Api;

/// <summary>Settings under <c>RateLimits</c>.</summary>
public sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    /// <summary>Sign-ups a minute from one address. A library's or a school's visitors share one, so it stops machines, not queues.</summary>
    public int SignUpsPerMinute { get; set; } = 120;
}

/// <summary>How often strangers may write. Organisers with a key are not counted.</summary>
public static class RateLimits
{
    /// <summary>Policy for everything that signs somebody up: <c>.RequireRateLimiting(RateLimits.SignUp)</c>.</summary>
    public const string SignUp = "sign-up";

    private const int WindowSeconds = 60;

    /// <summary>Parts of a window after which its oldest sign-ups count no more.</summary>
    private const int SegmentsPerWindow = 6;

    internal static void AddRateLimits(this WebApplicationBuilder builder)
    {
        var options = builder.Configuration.GetSection(RateLimitOptions.Section).Get<RateLimitOptions>() ?? new();
        if (options.SignUpsPerMinute < 1)
        {
            throw new SettingException("RateLimits:SignUpsPerMinute", options.SignUpsPerMinute.ToString(CultureInfo.InvariantCulture), "must be 1 or more");
        }
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = AnswerAsync;
            limiter.AddPolicy(SignUp, http => http.HasKey() || !HttpMethods.IsPost(http.Request.Method)
                ? RateLimitPartition.GetNoLimiter("")
                : RateLimitPartition.GetSlidingWindowLimiter(Partition(http.Connection.RemoteIpAddress), _ => new()
                {
                    PermitLimit = options.SignUpsPerMinute,
                    Window = TimeSpan.FromSeconds(WindowSeconds),
                    SegmentsPerWindow = SegmentsPerWindow,
                    QueueLimit = 0,
                }));
        });
    }

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
        var problem = ApiProblem.Of(StatusCodes.Status429TooManyRequests, "TooMany", http.Culture()) with { RetryAfterSeconds = WindowSeconds / SegmentsPerWindow };
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            await problem.ExecuteAsync(http);
            return;
        }
        http.Response.Headers.RetryAfter = problem.RetryAfterSeconds.Value.ToString(CultureInfo.InvariantCulture);
        http.Response.ContentType = "text/plain; charset=utf-8";
        await http.Response.WriteAsync(problem.Detail, cancel);
    }
}
