using Quartz;

namespace Evenemang.Server.Jobs;

/// <summary>A job this server runs, and the length between its rounds.</summary>
public sealed record JobEntry(string Name, TimeSpan Every);

/// <summary>Wakes <see cref="JobRequestService"/> when the wish for a round came in at this very server.</summary>
public sealed class JobRequests : IDisposable
{
    private readonly SemaphoreSlim _signal = new(0, 1);

    public void Wake()
    {
        lock (_signal)
        {
            if (_signal.CurrentCount == 0) _signal.Release();
        }
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken cancel) => _signal.WaitAsync(atMost, cancel);

    public void Dispose() => _signal.Dispose();
}

/// <summary>Makes this server's jobs known, and runs those that somebody asked for, at whichever server the wish came in.</summary>
public sealed partial class JobRequestService(
    JobStates states, JobRequests requests, IEnumerable<JobEntry> jobs, [FromKeyedServices(JobsRoom.SchedulerName)] ISchedulerFactory schedulers, ILogger<JobRequestService> log)
    : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var areKnown = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!areKnown) await MakeKnownAsync(stoppingToken);
                areKnown = true;
                foreach (var job in (await states.ListAsync(stoppingToken)).Where(job => job.RequestedAt is not null && jobs.Any(entry => entry.Name == job.Name)))
                {
                    if (!await states.TakeRequestAsync(job, stoppingToken)) continue;
                    var scheduler = await schedulers.GetScheduler(stoppingToken);
                    await scheduler.TriggerJob(new JobKey(job.Name), cancellationToken: stoppingToken);
                }
                await requests.WaitAsync(Round, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // The database may be away for a while; the service must outlive that.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                Log.RequestsUnread(log, failure);
                await Task.Delay(Round, TimeProvider.System, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task MakeKnownAsync(CancellationToken cancel)
    {
        foreach (var job in jobs) await states.AddAsync(job.Name, job.Every, cancel);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "Wishes for jobs could not be read; the next try comes.")]
        public static partial void RequestsUnread(ILogger logger, Exception failure);
    }
}
