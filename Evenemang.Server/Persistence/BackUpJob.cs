using Microsoft.Data.Sqlite;
using Quartz;

namespace Evenemang.Server.Persistence;

/// <summary>The regular round of <see cref="BackUpRegularly"/>. A copy that fails is tried again at the next round.</summary>
[DisallowConcurrentExecution]
public sealed partial class BackUpJob(BackUpRegularly backUp, ILogger<BackUpJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await backUp.RunAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is BackupException or SqliteException or IOException or UnauthorizedAccessException)
        {
            Log.BackupFailed(logger, failure);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The backup failed; the next round tries again")]
        public static partial void BackupFailed(ILogger logger, Exception failure);
    }
}
