using System.Collections.Concurrent;
using System.Data.Common;
using Evenemang.Server.Persistence;

namespace Evenemang.Server.Calendars;

/// <summary>
/// Public feeds as bytes. A change of anything in them makes the next request see it: every commit raises the generation, and bytes of an
/// older one are not served. Rendered once, however many ask at the same time; not kept while other servers cannot be heard.
/// </summary>
internal sealed partial class FeedCache
{
    private const int MaxFeeds = 4000;
    private const long MaxOctets = 64 * 1024 * 1024;

    private readonly ConcurrentDictionary<string, FeedSlot> _slots = new(StringComparer.Ordinal);
    private readonly FeedRendering _rendering;
    private readonly ContentChanges _changes;
    private readonly TimeProvider _clock;
    private readonly ILogger<FeedCache> _log;
    private long _generation;

    public FeedCache(FeedRendering rendering, ContentChanges changes, TimeProvider clock, ILogger<FeedCache> log)
    {
        (_rendering, _changes, _clock, _log) = (rendering, changes, clock, log);
        changes.Subscribe(all =>
        {
            if (all.Any(change => !change.SeatsOnly))
            {
                Interlocked.Increment(ref _generation);
            }
        });
    }

    /// <summary>How many feeds are kept.</summary>
    public int Count => _slots.Count;

    /// <summary>The feed of a canonical path and query, when it is kept and still true.</summary>
    public FeedBody? Fresh(string canonical) => _slots.TryGetValue(canonical, out var slot) ? Fresh(slot) : null;

    /// <summary>The feed as of now, rendered if need be; null when there is none.</summary>
    /// <exception cref="FeedUnavailableException">The database cannot be read and nothing is kept.</exception>
    public async Task<FeedBody?> GetAsync(FeedAddress address)
    {
        var slot = _slots.GetOrAdd(address.Canonical, _ => new());
        if (Fresh(slot) is { } fresh)
        {
            return fresh;
        }

        try
        {
            var body = await RenderOnceAsync(slot, address);
            if (body is null)
            {
                _slots.TryRemove(new(address.Canonical, slot));
            }

            return body;
        }
        catch (Exception failure) when (failure is DbException or TimeoutException or InvalidOperationException { InnerException: DbException })
        {
            CouldNotRender(_log, failure.GetType().Name);
            return slot.Kept?.Body ?? throw new FeedUnavailableException(failure);
        }
    }

    private FeedBody? Fresh(FeedSlot slot)
    {
        if (slot.Kept is not { } kept || kept.Generation != Volatile.Read(ref _generation) || !_changes.IsListening)
        {
            return null;
        }

        var now = _clock.GetUtcNow().UtcTicks;
        slot.LastUsed = now;
        return now < kept.UntilTicks ? kept.Body : null;
    }

    private Task<FeedBody?> RenderOnceAsync(FeedSlot slot, FeedAddress address)
    {
        // Whoever joins a rendering must not get less than was committed before they asked: it must have begun in today's generation.
        var generation = Volatile.Read(ref _generation);
        lock (slot)
        {
            if (slot.Rendering is { IsCompleted: false } running && slot.RenderingGeneration == generation && _changes.IsListening)
            {
                return running;
            }

            slot.RenderingGeneration = generation;
            return slot.Rendering = Task.Run(() => RenderAsync(slot, address, generation));
        }
    }

    private async Task<FeedBody?> RenderAsync(FeedSlot slot, FeedAddress address, long generation)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        if (await _rendering.PublicAsync(address, now, CancellationToken.None) is not { } rendered)
        {
            slot.Kept = null;
            return null;
        }

        var body = rendered.Body;
        lock (slot)
        {
            if (slot.Kept is { } before)
            {
                // Unchanged bytes keep their compressed forms. Changed ones must not look as old as what If-Modified-Since readers have.
                body = body.HasTag(before.Body.Plain.Tag) ? before.Body
                    : body.LastModified <= before.Body.LastModified ? rendered.WithLastModified(before.Body.LastModified.AddSeconds(1))
                    : body;
            }

            if (slot.Kept is not { } kept || kept.Generation <= generation)
            {
                slot.Kept = new(body, generation, rendered.Until.Ticks);
            }

            slot.LastUsed = now.Ticks;
        }

        Trim();
        return body;
    }

    /// <summary>Drops the half that was not asked for longest, when there are too many or too large ones.</summary>
    private void Trim()
    {
        if (_slots.Count <= MaxFeeds && _slots.Values.Sum(slot => (long)(slot.Kept?.Body.Size ?? 0)) <= MaxOctets)
        {
            return;
        }

        foreach (var (key, slot) in _slots.OrderBy(pair => pair.Value.LastUsed).Take(_slots.Count / 2).ToList())
        {
            _slots.TryRemove(new(key, slot));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A feed could not be rendered ({Failure}); what was kept is served")]
    private static partial void CouldNotRender(ILogger log, string failure);

    private sealed class FeedSlot
    {
        private volatile KeptFeed? _kept;

        public KeptFeed? Kept
        {
            get => _kept;
            set => _kept = value;
        }

        public Task<FeedBody?>? Rendering { get; set; }

        public long RenderingGeneration { get; set; }

        public long LastUsed { get; set; }
    }

    private sealed record KeptFeed(FeedBody Body, long Generation, long UntilTicks);
}

/// <summary>The database cannot be read and no earlier bytes are kept.</summary>
internal sealed class FeedUnavailableException(Exception cause) : Exception("The feed cannot be rendered now.", cause);

/// <summary>A feed just rendered.</summary>
/// <param name="Body">The bytes.</param>
/// <param name="Until">UTC instant from which time alone makes it another.</param>
/// <param name="WithLastModified">The same bytes with another Last-Modified.</param>
internal sealed record RenderedFeed(FeedBody Body, DateTime Until, Func<DateTime, FeedBody> WithLastModified)
{
    public static RenderedFeed Of(byte[] octets, string contentType, string fileName, DateTime lastModified, DateTime until, bool isPersonal = false)
    {
        FeedBody Make(DateTime modified) => new(octets, contentType, fileName, modified, isPersonal);
        return new(Make(lastModified), until, Make);
    }
}
