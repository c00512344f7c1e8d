using Quartz;

namespace Evenemang.Server.Persistence;

/// <summary>The regular round of <see cref="RenewEncryption"/>: data protection makes a new key by itself every 90 days.</summary>
[DisallowConcurrentExecution]
public sealed partial class RenewEncryptionJob(RenewEncryption renew, ILogger<RenewEncryptionJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (await renew.RunAsync(cancellationToken) is > 0 and var rows) Log.Renewed(logger, rows);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "{Rows} rows of personal data were brought under the newest key")]
        public static partial void Renewed(ILogger logger, int rows);
    }
}
