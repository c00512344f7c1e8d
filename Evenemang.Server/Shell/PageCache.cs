using System.Collections.Concurrent;
using System.Security.Cryptography;
using Evenemang.Server.Persistence;

namespace Evenemang.Server.Shell;

/// <summary>A rendered page as it is sent.</summary>
public sealed record PageBytes(byte[] Octets, string ETag, int Status);

/// <summary>
/// Read-only pages as bytes. A commit raises the generation of its series, and bytes of an older generation are not served, so the next request
/// sees the change. Time changes pages too (sign-up closes), so bytes are also dropped after a short while.
/// </summary>
public sealed class PageCache
{
    private const int MaxPages = 4_000;
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, Kept> _pages = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<PageBytes?>>> _rendering = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Guid, long> _seriesGenerations = [];
    private readonly ContentChanges _changes;
    private readonly TimeProvider _clock;
    private long _generation;
    private long _everything;

    public PageCache(ContentChanges changes, TimeProvider clock)
    {
        (_changes, _clock) = (changes, clock);
        changes.Subscribe(Hear);
    }

    /// <summary>The page when it is kept and still true.</summary>
    public PageBytes? Fresh(string key) =>
        _pages.TryGetValue(key, out var kept)
        && kept.Generation == GenerationOf(kept.SeriesId)
        && _clock.GetUtcNow().UtcTicks < kept.UntilTicks
        && _changes.IsListening
            ? kept.Bytes
            : null;

    /// <summary>Renders once however many wait for the same page of the same generation, and keeps it.</summary>
    /// <param name="key">Language, path and query.</param>
    /// <param name="render">Gives the page and the only series it depends on; null when there is no such page.</param>
    public async Task<PageBytes?> GetAsync(string key, Func<Task<(byte[] Octets, Guid? SeriesId, int Status)?>> render)
    {
        if (Fresh(key) is { } fresh) return fresh;
        // The generation is part of the key: whoever joins a rendering gets nothing older than what was committed before they asked.
        var at = $"{Interlocked.Read(ref _generation)} {key}";
        var rendering = _rendering.GetOrAdd(at, _ => new(() => RenderAsync(key, render)));
        try
        {
            return await rendering.Value;
        }
        finally
        {
            _rendering.TryRemove(new(at, rendering));
        }
    }

    private async Task<PageBytes?> RenderAsync(string key, Func<Task<(byte[] Octets, Guid? SeriesId, int Status)?>> render)
    {
        var generation = Interlocked.Read(ref _generation);
        if (await render() is not { } page) return null;
        var bytes = new PageBytes(page.Octets, $"\"{Convert.ToHexStringLower(SHA256.HashData(page.Octets).AsSpan(0, 16))}\"", page.Status);
        if (_pages.Count >= MaxPages) _pages.Clear();
        var kept = new Kept(bytes, page.SeriesId, GenerationOf(page.SeriesId), (_clock.GetUtcNow() + KeptFor).UtcTicks);
        // If anything was committed while it was rendered, the bytes may be older than that; they are then answered but not kept. Read after the
        // series' generation, which a commit raises last: one that is not seen here will outdate what is kept.
        if (generation == Interlocked.Read(ref _generation)) _pages[key] = kept;
        return bytes;
    }

    private long GenerationOf(Guid? series) => series is { } id
        ? Interlocked.Read(ref _everything) + _seriesGenerations.GetValueOrDefault(id)
        : Interlocked.Read(ref _generation);

    private void Hear(IReadOnlyCollection<ContentChange> changes)
    {
        Interlocked.Increment(ref _generation);
        foreach (var change in changes)
        {
            if (change.SeriesId == Guid.Empty) Interlocked.Add(ref _everything, 1_000_000_000);
            else _seriesGenerations.AddOrUpdate(change.SeriesId, 1, (_, generation) => generation + 1);
        }
    }

    private sealed record Kept(PageBytes Bytes, Guid? SeriesId, long Generation, long UntilTicks);
}
