using Evenemang.Server.Settings;

namespace Evenemang.Server.Api;

/// <summary>Settings under <c>RateLimits</c>: how much a minute strangers may do. Organisers with a key are not counted.</summary>
public sealed class RateLimitOptions
{
    public const string Section = "RateLimits";

    private const int Most = 1_000_000_000;

    /// <summary>Sign-ups from one address. A library's or a school's visitors share one, so it stops machines, not queues.</summary>
    [Between(1, Most)]
    public int SignUpsPerMinute { get; set; } = 120;

    /// <summary>Openings of secret links from one address.</summary>
    [Between(1, Most)]
    public int LookUpsPerMinute { get; set; } = 600;

    /// <summary>Changes through one secret link.</summary>
    [Between(1, Most)]
    public int ChangesPerMinute { get; set; } = 60;

    /// <summary>Attempts to sign in from one address, which a whole office may share; an account closes itself after five wrong passwords long before.</summary>
    [Between(1, Most)]
    public int SignInsPerMinute { get; set; } = 30;

    /// <summary>Requests to follow a series from one address; each sends a mail.</summary>
    [Between(1, Most)]
    public int FollowersPerMinute { get; set; } = 20;

    /// <summary>A form that is sent sooner than this after it was shown is shown again, as typed, with a word why. 0 for never.</summary>
    [Between(0, 60)]
    public int PatienceSeconds { get; set; } = 3;
}
