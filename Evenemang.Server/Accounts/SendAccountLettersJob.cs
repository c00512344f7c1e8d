using Quartz;

namespace Evenemang.Server.Accounts;

/// <summary>The round of the letters about accounts.</summary>
[DisallowConcurrentExecution]
public sealed class SendAccountLettersJob(AccountLetterSweep sweep) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await sweep.RunAsync(cancellationToken);
}
