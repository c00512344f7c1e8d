using Quartz;

namespace Evenemang.Server.Events;

/// <summary>The regular round that keeps series with an open rule planned ahead.</summary>
[DisallowConcurrentExecution]
public sealed class ExtendSeriesJob(ExtendSeries extend) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await extend.RunAsync(cancellationToken);
}
