using System.Threading.RateLimiting;
using Evenemang.Server.Api;

namespace Evenemang.Server.Calendars;

/// <summary>
/// Counts, by address, secret calendar addresses that open nothing: feeds are answered before the site's rate limits. Those that open something, and those that were ended, are
/// never counted, because calendar apps go on asking for years, many of them from one address.
/// </summary>
internal sealed class UnknownFeeds(RateLimitOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<HttpContext> _limiter = PartitionedRateLimiter.Create<HttpContext, string>(http => RateLimits.ByAddress(http, options.UnknownFeedsPerMinute));

    /// <summary>Whether the address has asked for so many that it is not looked any more.</summary>
    public bool IsTooMany(HttpContext http)
    {
        // Takes nothing, and says whether there is anything left to take.
        using var lease = _limiter.AttemptAcquire(http, 0);
        return !lease.IsAcquired;
    }

    /// <summary>One more.</summary>
    public void Count(HttpContext http) => _limiter.AttemptAcquire(http).Dispose();

    public void Dispose() => _limiter.Dispose();
}
