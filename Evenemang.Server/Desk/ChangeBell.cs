using System.Collections.Concurrent;
using Evenemang.Server.Persistence;

namespace Evenemang.Server.Desk;

/// <summary>Rings for pages that are open while others change what they show. Pages come and go, so each can stop listening.</summary>
public sealed class ChangeBell
{
    private readonly ConcurrentDictionary<Guid, (Guid SeriesId, Guid? OccurrenceId, Action Ring)> _listeners = [];

    public ChangeBell(ContentChanges changes) => changes.Subscribe(Ring);

    /// <summary>Listens until disposed. The action is called on the writer's thread: quick, and never throwing.</summary>
    /// <param name="seriesId">What happens in this series.</param>
    /// <param name="occurrenceId">At this occurrence, or to the series as a whole; null for all of it.</param>
    /// <param name="ring">What to do.</param>
    public IDisposable Listen(Guid seriesId, Guid? occurrenceId, Action ring)
    {
        var id = Guid.NewGuid();
        _listeners[id] = (seriesId, occurrenceId, ring);
        return new Listening(() => _listeners.TryRemove(id, out _));
    }

    private void Ring(IReadOnlyCollection<ContentChange> changes)
    {
        foreach (var (seriesId, occurrenceId, ring) in _listeners.Values)
        {
            if (changes.Any(change => Concerns(change, seriesId, occurrenceId))) ring();
        }
    }

    private static bool Concerns(ContentChange change, Guid seriesId, Guid? occurrenceId) =>
        change.SeriesId == Guid.Empty
        || (change.SeriesId == seriesId && (change.OccurrenceId is null || occurrenceId is null || change.OccurrenceId == occurrenceId));

    private sealed class Listening(Action stop) : IDisposable
    {
        public void Dispose() => stop();
    }
}
