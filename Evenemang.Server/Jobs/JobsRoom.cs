using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Npgsql;
using Quartz;

namespace Evenemang.Server.Jobs;

/// <summary>Quartz wakes the sweeps; what is due lies in our own tables.</summary>
public static class JobsRoom
{
    /// <summary>The scheduler's name in the database and its key in the container.</summary>
    public const string SchedulerName = "evenemang";

    private const int Threads = 5;

    public static void AddJobs(this WebApplicationBuilder builder)
    {
        var run = builder.Configuration.Read<JobsOptions>(JobsOptions.Section).Run;
        builder.Services.AddSingleton(new JobHeartbeat(isExpected: run));
        builder.Services.AddSingleton<JobStates>();
        builder.Services.AddSingleton<JobRequests>();
        builder.Services.AddSingleton<PauseJob>();
        builder.Services.AddSingleton<ResumeJob>();
        builder.Services.AddSingleton<RunJobNow>();
        builder.Services.AddSingleton<JobsOverview>();
        if (!run) return;
        var database = builder.Configuration.Read<DatabaseOptions>(DatabaseOptions.Section);
        builder.Services.AddQuartz(SchedulerName, quartz =>
        {
            quartz.ConfigureScheduler(options =>
            {
                options.InstanceName = SchedulerName;
                options.GenerateInstanceId = true;
            });
            quartz.UseDefaultThreadPool(Threads);
            // Rounds come by the machine's time, also where the application's clock stands at another moment. The scheduler has a name because
            // the clock of one without a name becomes the whole application's.
            quartz.UseTimeProvider(TimeProvider.System);
            // On SQLite the schedule lives in memory: there is one process, and nothing is lost with it, because what is due is rows.
            if (database.Provider is DatabaseProvider.PostgreSql) quartz.UseClusteredStore(builder.Configuration.GetConnectionString(PersistenceRoom.ConnectionName)!);
            quartz.AddJobListener<JobRecorder>();
            quartz.AddTriggerListener<PausedJobs>();
            quartz.AddJobs(TimeProvider.System.GetUtcNow());
        });
        builder.Services.AddHostedService<JobRequestService>();
        builder.Services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    private static void UseClusteredStore(this IQuartzBuilder quartz, string connectionString) =>
        quartz.UsePersistentStore(store =>
        {
            store.ProvisionSchema();
            store.UsePostgres(NpgsqlFactory.Instance, connectionString);
            store.UseClustering();
            store.UseSystemTextJsonSerializer();
        });
}
