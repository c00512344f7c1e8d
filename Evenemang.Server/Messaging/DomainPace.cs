namespace Evenemang.Server.Messaging;

/// <summary>
/// Keeps to a number of messages a minute and recipient domain on this server, because the large mail services put off whoever sends faster. Counts in memory:
/// two servers each have their pace.
/// </summary>
/// <param name="perMinute">Messages a minute to one domain; 0 for no limit.</param>
public sealed class DomainPace(int perMinute)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Lane> _lanes = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Asks to send now.</summary>
    /// <param name="domain">What stands after the @.</param>
    /// <param name="now">UTC instant.</param>
    /// <returns>Null when it may; otherwise when to ask again, spread so that each minute has its share.</returns>
    public DateTime? Take(string domain, DateTime now)
    {
        if (perMinute == 0) return null;
        lock (_lock)
        {
            if (!_lanes.TryGetValue(domain, out var lane)) _lanes[domain] = lane = new();
            lane.Sent.RemoveAll(at => at <= now - Window);
            lane.Waiting.RemoveAll(at => at <= now);
            if (lane.Sent.Count < perMinute)
            {
                lane.Sent.Add(now);
                Forget(now);
                return null;
            }
            List<DateTime> all = [.. lane.Sent, .. lane.Waiting];
            var next = all.Order().ElementAt(all.Count - perMinute) + Window;
            lane.Waiting.Add(next);
            return next;
        }
    }

    /// <summary>Domains that were quiet for a while are forgotten, so that a year of strangers does not fill the memory.</summary>
    private void Forget(DateTime now)
    {
        const int Many = 1000;
        if (_lanes.Count < Many) return;
        foreach (var (domain, lane) in _lanes)
        {
            if (lane.Sent.TrueForAll(at => at <= now - Window) && lane.Waiting.TrueForAll(at => at <= now)) _lanes.Remove(domain);
        }
    }

    private sealed class Lane
    {
        public List<DateTime> Sent { get; } = [];

        public List<DateTime> Waiting { get; } = [];
    }
}
