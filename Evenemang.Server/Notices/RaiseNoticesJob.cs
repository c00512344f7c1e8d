using Quartz;

namespace Evenemang.Server.Notices;

/// <summary>The regular round that finds reminders, summonses and news whose time has come.</summary>
[DisallowConcurrentExecution]
public sealed class RaiseNoticesJob(RaiseRounds rounds, RaiseNews news, RaiseFailedReports failures) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await rounds.RunAsync(cancellationToken);
        await news.RunAsync(cancellationToken);
        await failures.RunAsync(cancellationToken);
    }
}
