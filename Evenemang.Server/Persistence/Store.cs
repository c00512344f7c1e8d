namespace Evenemang.Server.Persistence;

/// <summary>
/// The only way to write. The work loads, decides and saves once; what it saved is durable when the task completes. If it throws, nothing of
/// it is kept. It may be run again after a conflict with another server, so it must have no effects outside the context it is given.
/// </summary>
public abstract class Store
{
    private protected Store(ContentChanges changes, NoticeWake wake)
    {
        Changes = changes;
        Wake = wake;
    }

    private protected ContentChanges Changes { get; }

    private protected NoticeWake Wake { get; }

    /// <summary>Runs the work in one transaction.</summary>
    /// <param name="work">Loads, decides and saves through the context.</param>
    /// <param name="cancel">Gives up waiting and rolls back; never half.</param>
    /// <returns>What the work returned, once it is durable.</returns>
    public abstract Task<T> WriteAsync<T>(Func<EvenemangDb, CancellationToken, Task<T>> work, CancellationToken cancel);

    private protected void TellAfterCommit(PendingChanges pending)
    {
        Changes.Tell(pending.Content);
        if (pending.NoticesOwed) Wake.Wake();
    }
}
