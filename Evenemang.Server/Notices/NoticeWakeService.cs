using Evenemang.Server.Jobs;
using Evenemang.Server.Messaging;
using Evenemang.Server.Persistence;
using Quartz;

namespace Evenemang.Server.Notices;

/// <summary>
/// Sweeps at once when a commit here owed notices, instead of at the next round. It goes past the scheduler, so that a thousand sign-ups cost no thousand
/// triggers; the claims see to it that the two never send the same notice.
/// </summary>
public sealed partial class NoticeWakeService(
    NoticeWake wake,
    NoticeSweep sweep,
    NoticeClaims claims,
    MessageQueues queues,
    DatabaseOptions database,
    [FromKeyedServices(JobsRoom.SchedulerName)] ISchedulerFactory schedulers,
    JobHeartbeat heartbeat,
    TimeProvider clock,
    ILogger<NoticeWakeService> log)
    : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(10);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // SQLite has one process at a time: claims that are still there belong to one that died. Before anything here has claimed any.
        if (database.Provider is DatabaseProvider.Sqlite) await claims.ReleaseAllAsync(cancellationToken);
        // A queue that was stopped is tried at once: perhaps with other settings.
        await queues.TryNowAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // What waited while nothing ran goes out now and not at the first round.
        wake.Wake();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await wake.WaitAsync(Round, stoppingToken))
                {
                    await sweep.RunAsync(stoppingToken);
                    heartbeat.Swept(clock.GetUtcNow().UtcDateTime);
                }
                else if (await schedulers.GetScheduler(stoppingToken) is { Status: SchedulerStatus.Running })
                {
                    heartbeat.Beat();
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The database may be away for a while; the service must outlive that.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                Log.SweepFailed(log, failure);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The notice sweep failed; what is due stays due.")]
        public static partial void SweepFailed(ILogger logger, Exception failure);
    }
}
