using Evenemang.Server.Persistence;

namespace Evenemang.Server.Jobs;

/// <summary>What came of an act on a job.</summary>
public enum JobActOutcome
{
    /// <summary>It is as asked.</summary>
    Done,

    /// <summary>It is paused and does not run.</summary>
    Paused,

    /// <summary>No server runs a job of that name, or the actor has nothing to do with jobs.</summary>
    NotFound,
}

/// <summary>The log's entries for this room.</summary>
internal static class JobAudit
{
    public static Task SaveAsync(EvenemangDb db, Actor actor, string action, string job, CancellationToken cancel)
    {
        var now = TimeProvider.System.GetUtcNow();
        db.AuditEntries.Add(new() { Id = Guid.CreateVersion7(now), At = now.UtcDateTime, Actor = actor.Name, ActorId = actor.OrganiserId, Action = action, Detail = job });
        return db.SaveChangesAsync(cancel);
    }
}
