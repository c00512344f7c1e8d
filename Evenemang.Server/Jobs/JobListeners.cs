using System.Collections.Concurrent;
using Quartz;

namespace Evenemang.Server.Jobs;

/// <summary>Writes down each round, so that all servers and the desk see it. Rounds that come every few seconds are written twice a minute, and whenever one fails.</summary>
internal sealed partial class JobRecorder(JobStates states, ILogger<JobRecorder> log) : IJobListener
{
    /// <summary>Longest time a round that came through stays unwritten; health counts it in.</summary>
    public static readonly TimeSpan MaxUnwritten = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _written = new(StringComparer.Ordinal);

    public string Name => "job-recorder";

    public async ValueTask JobWasExecuted(IJobExecutionContext context, JobExecutionException? jobException, CancellationToken cancellationToken = default)
    {
        var (name, now) = (context.JobDetail.Key.Name, TimeProvider.System.GetUtcNow());
        // A round that somebody asked for is always written: they look whether it came. Its trigger is not the one that carries the job's name.
        var isRegular = context.Trigger.Key.Name == name;
        if (isRegular && jobException is null && _written.TryGetValue(name, out var at) && now - at < MaxUnwritten) return;
        try
        {
            await states.RecordAsync(name, (context.FireTimeUtc.UtcDateTime, context.JobRunTime), context.NextFireTimeUtc?.UtcDateTime, Failure(jobException));
            _written[name] = now;
        }
#pragma warning disable CA1031 // A round that cannot be written down has still been run.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Log.RoundUnwritten(log, failure, name);
        }
    }

    /// <summary>The kinds of what went wrong: messages may hold an address.</summary>
    private static string? Failure(Exception? failure)
    {
        List<string> kinds = [];
        for (var at = failure; at is not null; at = at.InnerException)
        {
            if (at is not SchedulerException) kinds.Add(at.GetType().Name);
        }
        var text = failure is null ? null : kinds.Count == 0 ? failure.GetType().Name : string.Join(": ", kinds);
        return text?.Length > JobState.MaxFailureLength ? text[..JobState.MaxFailureLength] : text;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The round of {Job} could not be written down.")]
        public static partial void RoundUnwritten(ILogger logger, Exception failure, string job);
    }
}

/// <summary>Keeps paused jobs from running, here and on every other server.</summary>
internal sealed class PausedJobs(JobStates states) : ITriggerListener
{
    public string Name => "paused-jobs";

    public async ValueTask<bool> VetoJobExecution(ITrigger trigger, IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await states.IsPausedAsync(context.JobDetail.Key.Name, cancellationToken);
}
