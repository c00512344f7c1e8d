namespace Evenemang.Server.Persistence;

/// <summary>
/// Tells whoever keeps rendered bytes that something has changed. Called after each commit, before the writer is answered; on PostgreSQL
/// also for other servers' commits (<see cref="PostgreSqlChangeListener"/>).
/// </summary>
public sealed class ContentChanges
{
    private readonly List<Action<IReadOnlyCollection<ContentChange>>> _subscribers = [];
    private volatile bool _isListening = true;

    /// <summary>False while other servers cannot be heard: whoever keeps bytes must then not trust them.</summary>
    public bool IsListening => _isListening;

    /// <summary>Subscribes for the life of the application; the handler must be quick and must not throw.</summary>
    public void Subscribe(Action<IReadOnlyCollection<ContentChange>> handler)
    {
        lock (_subscribers) _subscribers.Add(handler);
    }

    internal void Tell(IReadOnlyCollection<ContentChange> changes)
    {
        if (changes.Count == 0) return;
        Action<IReadOnlyCollection<ContentChange>>[] subscribers;
        lock (_subscribers) subscribers = [.. _subscribers];
        foreach (var subscriber in subscribers) subscriber(changes);
    }

    internal void SetListening(bool value)
    {
        _isListening = value;
        Tell([ContentChange.Everything]);
    }
}
