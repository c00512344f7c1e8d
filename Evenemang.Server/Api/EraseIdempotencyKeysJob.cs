using Quartz;

namespace Evenemang.Server.Api;

/// <summary>The regular round of <see cref="EraseIdempotencyKeys"/>.</summary>
[DisallowConcurrentExecution]
public sealed class EraseIdempotencyKeysJob(EraseIdempotencyKeys erase) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await erase.RunAsync(cancellationToken);
}
