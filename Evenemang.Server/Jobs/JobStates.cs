using Evenemang.Server.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Evenemang.Server.Jobs;

/// <summary>Reads and writes what is known of each job. Every act is one statement, so that servers do not get in each other's way.</summary>
public sealed class JobStates(Store store, IDbContextFactory<EvenemangDb> contexts)
{
    /// <summary>All jobs that any server has run, by name.</summary>
    public async Task<IReadOnlyList<JobState>> ListAsync(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Set<JobState>().AsNoTracking().OrderBy(row => row.Name).ToListAsync(cancel);
    }

    /// <summary>One job; null when no server has run it yet.</summary>
    public async Task<JobState?> FindAsync(string name, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return await db.Set<JobState>().AsNoTracking().FirstOrDefaultAsync(row => row.Name == name, cancel);
    }

    /// <summary>Whether somebody has paused it.</summary>
    public async Task<bool> IsPausedAsync(string name, CancellationToken cancel) => await FindAsync(name, cancel) is { PausedAt: not null };

    /// <summary>Makes a job known, with the length between its rounds.</summary>
    public Task AddAsync(string name, TimeSpan every, CancellationToken cancel)
    {
        var seconds = (int)every.TotalSeconds;
        return store.WriteAsync(
            async (db, token) =>
            {
                await db.Database.ExecuteSqlAsync($"""INSERT INTO "JobStates" ("Name", "EverySeconds") VALUES ({name}, {seconds}) ON CONFLICT DO NOTHING""", token);
                return await Of(db, name).Where(row => row.EverySeconds != seconds).ExecuteUpdateAsync(set => set.SetProperty(row => row.EverySeconds, seconds), token);
            },
            cancel);
    }

    /// <summary>A round is over.</summary>
    /// <param name="name">Which job.</param>
    /// <param name="round">When it began and how long it took.</param>
    /// <param name="nextRunAt">UTC instant of the next one, when known.</param>
    /// <param name="failure">Null when it came through.</param>
    public Task RecordAsync(string name, (DateTime StartedAt, TimeSpan Length) round, DateTime? nextRunAt, string? failure)
    {
        var milliseconds = (long)round.Length.TotalMilliseconds;
        return store.WriteAsync(
            async (db, token) =>
            {
                // The first round may come before the job was made known.
                await db.Database.ExecuteSqlAsync($"""INSERT INTO "JobStates" ("Name", "EverySeconds") VALUES ({name}, 0) ON CONFLICT DO NOTHING""", token);
                return await Of(db, name).ExecuteUpdateAsync(
                    set =>
                    {
                        set.SetProperty(row => row.LastRunAt, round.StartedAt).SetProperty(row => row.LastMilliseconds, milliseconds);
                        if (nextRunAt is not null) set.SetProperty(row => row.NextRunAt, nextRunAt);
                        if (failure is not null) set.SetProperty(row => row.LastFailureAt, round.StartedAt).SetProperty(row => row.LastFailure, failure);
                    },
                    token);
            },
            CancellationToken.None);
    }

    /// <summary>Takes the wish for a round at once, so that one server and no other fulfils it.</summary>
    /// <returns>Whether it was taken.</returns>
    public async Task<bool> TakeRequestAsync(JobState job, CancellationToken cancel) => await store.WriteAsync(
        (db, token) => Of(db, job.Name).Where(row => row.RequestedAt == job.RequestedAt && row.RequestedAt != null)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.RequestedAt, (DateTime?)null), token),
        cancel) == 1;

    /// <summary>The row of a job, for verbs.</summary>
    internal static IQueryable<JobState> Of(EvenemangDb db, string name) => db.Set<JobState>().Where(row => row.Name == name);
}
