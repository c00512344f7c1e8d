using System.Text.RegularExpressions;
using Evenemang.Server.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Messaging;

/// <summary>Stops and reopens the way out of the house, for all servers, and tells how it stands.</summary>
public sealed partial class MessageQueues(Store store, IDbContextFactory<EvenemangDb> contexts)
{
    private const int MaxCodeLength = 80;

    /// <summary>How both queues stand. One that nobody has stopped yet has no row.</summary>
    public async Task<IReadOnlyList<QueueState>> ListAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Set<QueueState>().AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancel);
    }

    /// <summary>How one queue stands; null when nobody has stopped it yet.</summary>
    public async Task<QueueState?> FindAsync(string name, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Set<QueueState>().AsNoTracking().FirstOrDefaultAsync(row => row.Name == name, cancel);
    }

    /// <summary>Stops a queue for a while.</summary>
    /// <param name="name">Which.</param>
    /// <param name="code">The other side's codes.</param>
    /// <param name="reason">A sentence. Addresses in it are cut out.</param>
    /// <param name="isConfiguration">Whether waiting will not help.</param>
    /// <param name="now">UTC instant.</param>
    /// <param name="pause">How long for, by failures in a row, 1 or more.</param>
    /// <returns>Until when; null when somebody else has stopped it meanwhile.</returns>
    public Task<DateTime?> StopAsync(string name, string code, string reason, bool isConfiguration, DateTime now, Func<int, TimeSpan> pause) => store.WriteAsync(
        async (db, token) =>
        {
            await db.Database.ExecuteSqlAsync($"""INSERT INTO "QueueStates" ("Name", "Failures", "IsConfiguration") VALUES ({name}, 0, {false}) ON CONFLICT DO NOTHING""", token);
            var failures = await db.Set<QueueState>().Where(row => row.Name == name).Select(row => row.Failures).SingleAsync(token);
            var until = now + pause(failures + 1);
            var sentence = Cut(Address().Replace(reason, "…"), QueueState.MaxReasonLength);
            var words = Cut(code, MaxCodeLength);
            var stopped = await db.Set<QueueState>()
                .Where(row => row.Name == name && row.Failures == failures && (row.NextTryAt == null || row.NextTryAt <= now))
                .ExecuteUpdateAsync(
                    update => update
                        .SetProperty(row => row.Failures, failures + 1)
                        .SetProperty(row => row.StoppedAt, row => row.StoppedAt ?? now)
                        .SetProperty(row => row.NextTryAt, until)
                        .SetProperty(row => row.Code, words)
                        .SetProperty(row => row.Reason, sentence)
                        .SetProperty(row => row.IsConfiguration, isConfiguration),
                    token);
            return stopped == 1 ? until : (DateTime?)null;
        },
        CancellationToken.None);

    /// <summary>A message got through.</summary>
    public Task WorksAsync(string name) => store.WriteAsync(
        (db, token) => db.Set<QueueState>().Where(row => row.Name == name).ExecuteUpdateAsync(
            update => update
                .SetProperty(row => row.Failures, 0)
                .SetProperty(row => row.StoppedAt, (DateTime?)null)
                .SetProperty(row => row.NextTryAt, (DateTime?)null)
                .SetProperty(row => row.Code, (string?)null)
                .SetProperty(row => row.Reason, (string?)null)
                .SetProperty(row => row.IsConfiguration, false),
            token),
        CancellationToken.None);

    /// <summary>Tries again at once: after a start, perhaps with other settings, and when somebody asks. What was wrong stays written until a message gets through.</summary>
    public Task TryNowAsync(CancellationToken cancel) => store.WriteAsync(
        (db, token) => db.Set<QueueState>().Where(row => row.NextTryAt != null)
            .ExecuteUpdateAsync(update => update.SetProperty(row => row.NextTryAt, (DateTime?)null), token),
        cancel);

    private static string Cut(string text, int length) => text.Length > length ? text[..length] : text;

    /// <summary>Servers repeat addresses in their refusals.</summary>
    [GeneratedRegex(@"[^\s<>]+@[^\s<>]+")]
    private static partial Regex Address();
}
