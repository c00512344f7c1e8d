using Evenemang.Server.Persistence;
using Quartz;

namespace Evenemang.Server.Privacy;

/// <summary>The regular round of <see cref="ApplyRetention"/>, where somebody has switched it on, and of the erasures that a restore may have undone.</summary>
[DisallowConcurrentExecution]
public sealed partial class ApplyRetentionJob(ApplyRetention retention, RepeatErasures repeat, EraseOrganiser organisers, RetentionOptions options, ILogger<ApplyRetentionJob> logger) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        if (await repeat.RunAsync(cancellationToken) is > 0 and var again) Log.ErasedAgain(logger, again);
        if (await organisers.RepeatAsync(cancellationToken) is > 0 and var accounts) Log.AccountsErasedAgain(logger, accounts);
        if (!options.Enabled) return;
        var counts = await retention.RunAsync(cancellationToken);
        if (!counts.IsNothing) Log.Applied(logger, counts.Registrations, counts.Answers, counts.Notices, counts.AuditEntries);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Retention: erased {Registrations} registrations, answers of {Answers}, {Notices} notices, {AuditEntries} entries of the log")]
        public static partial void Applied(ILogger logger, int registrations, int answers, int notices, int auditEntries);

        [LoggerMessage(2, LogLevel.Warning, "Erased {Registrations} registrations again that had come back from a backup")]
        public static partial void ErasedAgain(ILogger logger, int registrations);

        [LoggerMessage(3, LogLevel.Warning, "Erased {Accounts} accounts again that had come back from a backup")]
        public static partial void AccountsErasedAgain(ILogger logger, int accounts);
    }
}
