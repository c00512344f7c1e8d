namespace Evenemang.Server.Persistence;

/// <summary>Set after a commit that owes notices; the sweep waits for it between its regular rounds.</summary>
public sealed class NoticeWake : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);

    /// <summary>Wakes the sweep; waking twice before it has run is waking once.</summary>
    public void Wake()
    {
        lock (_signal)
        {
            if (_signal.CurrentCount == 0) _signal.Release();
        }
    }

    /// <summary>Waits until woken or until the time is up.</summary>
    /// <returns>True when woken.</returns>
    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancel) => _signal.WaitAsync(atMost, cancel);

    public void Dispose() => _signal.Dispose();
}
