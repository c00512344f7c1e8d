using Quartz;

namespace Evenemang.Server.Weather;

/// <summary>The regular round that asks, reminds and calls off when the hour has come.</summary>
[DisallowConcurrentExecution]
public sealed class DecideWeatherJob(TakeWeatherTurns turns) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await turns.RunAsync(cancellationToken);
}
