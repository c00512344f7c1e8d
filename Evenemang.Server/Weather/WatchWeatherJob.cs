using Quartz;

namespace Evenemang.Server.Weather;

/// <summary>The regular look at the days that are near.</summary>
[DisallowConcurrentExecution]
public sealed class WatchWeatherJob(WatchWeather watch) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await watch.RunAsync(cancellationToken);
}
