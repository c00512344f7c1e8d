using Evenemang.Server.Health;
using Evenemang.Server.Jobs;
using Evenemang.Server.Notices;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Notices;
using Evenemang.Tests.Notices;
using Evenemang.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Evenemang.Tests.Jobs;

public sealed class JobTests
{
    private static readonly Actor Admin = new("admin@example.se");
    private static readonly Dictionary<string, string> Running = new(StringComparer.Ordinal) { ["Jobs:Run"] = "true" };
    private static readonly Dictionary<string, string> Idle = new(StringComparer.Ordinal) { ["Jobs:Run"] = "false" };

    [Theory, OnSqlite, OnPostgreSql]
    public async Task Each_job_has_a_row_with_its_last_and_next_round(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database, settings: Running);
        var states = host.Services.GetRequiredService<JobStates>();
        // The others come round every few hours: on a machine under load their first round may be one that was missed.
        await UntilAsync(async () => await states.FindAsync(JobList.SendNotices, CancellationToken.None) is { LastRunAt: not null, NextRunAt: not null, EverySeconds: 5 });
        var jobs = await states.ListAsync(CancellationToken.None);
        Assert.Contains(jobs, job => job is { Name: JobList.SendNotices, LastFailureAt: null });
        await UntilAsync(async () => (await states.ListAsync(CancellationToken.None)) is { Count: >= 3 } known && known.All(job => job.EverySeconds > 0));
    }

    [Theory, OnPostgreSql]
    public async Task A_pause_at_one_server_holds_at_the_others_and_a_wish_is_fulfilled_by_whoever_runs_jobs(DatabaseKind database)
    {
        var connection = PostgreSqlServer.Instance.CreateDatabase();
        await using var web = await TestHost.StartOnAsync(database, connection, Directory.CreateTempSubdirectory("evenemang-test-").FullName, settings: Idle);
        await using var worker = await TestHost.StartOnAsync(database, connection, Directory.CreateTempSubdirectory("evenemang-test-").FullName, settings: Running);
        var states = web.Services.GetRequiredService<JobStates>();
        await UntilAsync(async () => (await states.FindAsync(JobList.SendNotices, CancellationToken.None)) is { LastRunAt: not null });

        Assert.Equal(JobActOutcome.Done, await web.Services.GetRequiredService<PauseJob>().RunAsync(JobList.SendNotices, Admin, CancellationToken.None));
        Assert.Equal(JobActOutcome.Paused, await web.Services.GetRequiredService<RunJobNow>().RunAsync(JobList.SendNotices, Admin, CancellationToken.None));
        await FilmNight.AddAsync(web);
        await FilmNight.SignUpAsync(web, "kim@exempel.se");
        Assert.Equal(0, await worker.Services.GetRequiredService<NoticeSweep>().RunAsync(CancellationToken.None));
        Assert.Contains("\"jobs\":\"degraded\"", await worker.Http.GetStringAsync("/health/ready"), StringComparison.Ordinal);
        Assert.Equal(NoticeState.Planned, (await web.ReadAsync(db => db.Notices.SingleAsync())).State);

        Assert.Equal(JobActOutcome.Done, await web.Services.GetRequiredService<ResumeJob>().RunAsync(JobList.SendNotices, Admin, CancellationToken.None));
        Assert.Equal(JobActOutcome.Done, await web.Services.GetRequiredService<RunJobNow>().RunAsync(JobList.SendNotices, Admin, CancellationToken.None));
        await UntilAsync(async () => (await web.ReadAsync(db => db.Notices.AsNoTracking().SingleAsync())).State is NoticeState.Sent);

        // Six hours between its rounds: only the wish brings it sooner.
        var before = (await states.FindAsync("extend-series", CancellationToken.None))?.LastRunAt ?? DateTime.MinValue;
        await web.Store.WriteAsync((db, cancel) => db.Set<JobState>().ExecuteUpdateAsync(set => set.SetProperty(row => row.LastRunAt, (DateTime?)null), cancel), CancellationToken.None);
        Assert.Equal(JobActOutcome.Done, await web.Services.GetRequiredService<RunJobNow>().RunAsync("extend-series", Admin, CancellationToken.None));
        await UntilAsync(async () => (await states.FindAsync("extend-series", CancellationToken.None)) is { LastRunAt: not null, RequestedAt: null });
        Assert.True((await states.FindAsync("extend-series", CancellationToken.None))!.LastRunAt >= before);
        Assert.Equal(
            ["job.paused", "job.requested", "job.requested", "job.resumed"],
            await web.ReadAsync(db => db.AuditEntries.Where(row => row.Actor == Admin.Name).Select(row => row.Action).OrderBy(action => action).ToListAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_job_that_nobody_runs_is_not_found(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        Assert.Equal(JobActOutcome.NotFound, await host.Services.GetRequiredService<PauseJob>().RunAsync("clean-windows", Admin, CancellationToken.None));
        Assert.Equal(JobActOutcome.NotFound, await host.Services.GetRequiredService<ResumeJob>().RunAsync("clean-windows", Admin, CancellationToken.None));
        Assert.Equal(JobActOutcome.NotFound, await host.Services.GetRequiredService<RunJobNow>().RunAsync("clean-windows", Admin, CancellationToken.None));
        Assert.Empty(await host.ReadAsync(db => db.AuditEntries.ToListAsync()));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task A_failure_stays_written_when_later_rounds_come_through(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        var states = host.Services.GetRequiredService<JobStates>();
        await states.AddAsync("job", TimeSpan.FromSeconds(7), CancellationToken.None);
        await states.AddAsync("job", TimeSpan.FromSeconds(8), CancellationToken.None);
        var first = ManualClock.Start;
        await states.RecordAsync("job", (first, TimeSpan.FromSeconds(1)), first.AddSeconds(8), "IOException");
        await states.RecordAsync("job", (first.AddSeconds(8), TimeSpan.FromSeconds(2)), first.AddSeconds(16), null);
        var job = (await states.FindAsync("job", CancellationToken.None))!;
        Assert.Equal((8, first.AddSeconds(8), 2000, first.AddSeconds(16)), (job.EverySeconds, job.LastRunAt, job.LastMilliseconds, job.NextRunAt));
        Assert.Equal((first, "IOException"), (job.LastFailureAt, job.LastFailure));
    }

    [Theory, OnSqlite, OnPostgreSql]
    public async Task The_overview_counts_what_waits_and_what_is_stuck(DatabaseKind database)
    {
        await using var host = await TestHost.StartAsync(database);
        await FilmNight.AddAsync(host);
        foreach (var name in new[] { "a", "b", "c", "d" }) await FilmNight.SignUpAsync(host, $"{name}@exempel.se");
        var overview = host.Services.GetRequiredService<JobsOverview>();
        var owedAt = host.Clock.Now;
        host.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(owedAt, (await overview.RunAsync(Admin, CancellationToken.None))!.OldestDueAt);
        await host.Store.WriteAsync(
            async (db, cancel) =>
            {
                var ids = await db.Notices.OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(cancel);
                var refused = ids.Take(2).ToList();
                await db.Notices.Where(row => refused.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, NoticeState.Failed).SetProperty(row => row.Failure, "refused 550 5.1.1"), cancel);
                var given = ids[2];
                return await db.Notices.Where(row => row.Id == given).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, NoticeState.Failed).SetProperty(row => row.Failure, "gave up, deferred 450"), cancel);
            },
            CancellationToken.None);
        var view = (await overview.RunAsync(Admin, CancellationToken.None))!;
        Assert.Equal([new(NoticeChannel.Email, NoticeState.Planned, 1), new(NoticeChannel.Email, NoticeState.Failed, 3)], view.Depths);
        Assert.Equal(
            [new(NoticeChannel.Email, NoticeState.Failed, "refused 550 5.1.1", 2, owedAt), new(NoticeChannel.Email, NoticeState.Failed, "gave up, deferred 450", 1, owedAt)], view.Failures);
    }

    [Theory]
    [InlineData(true, true, 60, 1, false, HealthStatus.Healthy)]
    [InlineData(true, true, 60, 4, false, HealthStatus.Unhealthy)] // this server beats, but no sweep comes through anywhere
    [InlineData(false, true, 60, 4, false, HealthStatus.Degraded)] // a server that only answers requests
    [InlineData(true, false, 60, 1, false, HealthStatus.Unhealthy)] // another server sweeps, this one hangs
    [InlineData(true, true, 1, 600, false, HealthStatus.Healthy)] // just started after a long night
    [InlineData(true, true, 60, null, false, HealthStatus.Healthy)]
    [InlineData(true, true, 60, 600, true, HealthStatus.Degraded)]
    [InlineData(false, true, 60, 1, true, HealthStatus.Degraded)]
    public void Health_turns_red_when_no_sweep_comes_through_for_some_minutes(bool isExpected, bool isAlive, int ageMinutes, int? silentMinutes, bool isPaused, HealthStatus expected)
    {
        var now = ManualClock.Start;
        Assert.Equal(
            expected,
            JobsHealth.Judge(isExpected, isAlive, TimeSpan.FromMinutes(ageMinutes), silentMinutes is { } minutes ? now.AddMinutes(-minutes) : null, isPaused ? now.AddHours(-1) : null, now));
    }

    private static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        for (var tries = 0; !await isSo(); tries++)
        {
            Assert.True(tries < 900, "It did not come about within a minute and a half.");
            await Task.Delay(100);
        }
    }
}
