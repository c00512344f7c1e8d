using System.Diagnostics.Metrics;

namespace Evenemang.Server.Telemetry;

/// <summary>Our own instruments, one line each. Tags are words from a short list, never ids or names.</summary>
public static class Measures
{
    public const string MeterName = "Evenemang";

    private static readonly Meter Meter = new(MeterName);

    private static readonly Counter<long> SignUps = Meter.CreateCounter<long>("evenemang.sign_ups", "{sign_up}", "Sign-ups tried, by outcome.");
    private static readonly Counter<long> Notices = Meter.CreateCounter<long>("evenemang.notices", "{notice}", "Attempts to send a notice, by result.");
    private static readonly Counter<long> Feeds = Meter.CreateCounter<long>("evenemang.feed_requests", "{request}", "Calendar feed requests, by what answered them.");

    /// <summary>Somebody tried to sign up.</summary>
    /// <param name="outcome">The verb's outcome in lower case: confirmed, waitlisted, requested, full, closed, ...</param>
    public static void SignUp(string outcome) => SignUps.Add(1, new KeyValuePair<string, object?>("outcome", outcome));

    /// <summary>The mail server took a notice.</summary>
    public static void NoticeSent() => Notices.Add(1, new KeyValuePair<string, object?>("result", "sent"));

    /// <summary>A notice was not taken; it is tried again or given up.</summary>
    /// <param name="isFinal">Whether it was given up.</param>
    public static void NoticeFailed(bool isFinal) => Notices.Add(1, new KeyValuePair<string, object?>("result", isFinal ? "failed" : "retried"));

    /// <summary>A calendar application asked for a feed.</summary>
    /// <param name="result">memory (served as kept), rendered (made anew), or unchanged (304).</param>
    public static void FeedRequest(string result) => Feeds.Add(1, new KeyValuePair<string, object?>("result", result));
}
