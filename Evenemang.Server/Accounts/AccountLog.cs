using Evenemang.Server.Persistence;

namespace Evenemang.Server.Accounts;

/// <summary>Notes in the log what somebody did to their own way of signing in; the identity library does the rest.</summary>
public sealed class AccountLog(Store store, TimeProvider clock)
{
    public Task NoteAsync(Actor actor, string action, CancellationToken cancel) => store.WriteAsync(
        (db, inner) =>
        {
            db.AuditEntries.Add(AccountAudit.Entry(actor, action, clock.GetUtcNow().UtcDateTime));
            return db.SaveChangesAsync(inner);
        },
        cancel);
}
