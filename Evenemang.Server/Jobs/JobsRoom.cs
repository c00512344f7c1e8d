using Evenemang.Server.Persistence;
using Evenemang.Server.Settings;
using Npgsql;
using Quartz;

namespace Evenemang.Server.Jobs;

/// <summary>Quartz wakes the sweeps; what is due lies in our own tables.</summary>
public static class JobsRoom
{
    private const int Threads = 5;

    public static void AddJobs(this WebApplicationBuilder builder)
    {
        var run = builder.Configuration.Read<JobsOptions>(JobsOptions.Section).Run;
        builder.Services.AddSingleton(new JobHeartbeat(isExpected: run));
        if (!run) return;
        var database = builder.Configuration.Read<DatabaseOptions>(DatabaseOptions.Section);
        // The application's clock, which Clock:StartAt may have put into another year; Quartz takes the same one from the container.
        var clock = (TimeProvider)builder.Services.Last(service => service.ServiceType == typeof(TimeProvider)).ImplementationInstance!;
        builder.Services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(options =>
            {
                options.InstanceName = "evenemang";
                options.GenerateInstanceId = true;
            });
            quartz.UseDefaultThreadPool(Threads);
            // On SQLite the schedule lives in memory: there is one process, and nothing is lost with it, because what is due is rows.
            if (database.Provider is DatabaseProvider.PostgreSql) quartz.UseClusteredStore(builder.Configuration.GetConnectionString(PersistenceRoom.ConnectionName)!);
            quartz.AddJobs(clock.GetUtcNow());
        });
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
