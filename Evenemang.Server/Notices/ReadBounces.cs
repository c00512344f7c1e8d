using Evenemang.Server.Messaging;
using Evenemang.Server.Telemetry;
using Quartz;

namespace Evenemang.Server.Notices;

/// <summary>What came of a look into the folder.</summary>
/// <param name="Failed">Letters that turned out not to have arrived.</param>
/// <param name="SetAside">Files that are no report about a letter of ours.</param>
public sealed record BouncesRead(int Failed, int SetAside);

/// <summary>
/// Reads what mail servers have sent back. Safe to kill at any line: the row is written first, the file goes afterwards. A file that cannot be read stays for the next round and
/// holds up no other.
/// </summary>
public sealed partial class ReadBounces(BounceFolder folder, ReturnPaths returns, RecordBounce record, ILogger<ReadBounces> log)
{
    public async Task<BouncesRead> RunAsync(CancellationToken cancel)
    {
        var (failed, aside) = (0, 0);
        foreach (var file in folder.Waiting())
        {
            try
            {
                var report = DeliveryReport.Read(await BounceFolder.ReadAsync(file, cancel));
                if (report?.ReturnedTo.Select(returns.NoticeOf).FirstOrDefault(id => id is not null) is not { } notice)
                {
                    folder.SetAside(file);
                    aside++;
                    Log.SetAside(log, isReport: report is not null);
                    continue;
                }
                // A delay changes nothing: it is still under way, or comes back for good later.
                if (report.HasFailed && await record.RunAsync(notice, report.Status, cancel))
                {
                    failed++;
                    Measures.NoticeFailed(isFinal: true);
                    Log.Bounced(log, notice, report.Status);
                }
                BounceFolder.Done(file);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                Log.Unreadable(log, problem);
            }
        }
        return new(failed, aside);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The letter of notice {Notice} came back: {Status}.")]
        public static partial void Bounced(ILogger logger, Guid notice, string? status);

        [LoggerMessage(LogLevel.Warning, "A message in the folder for returned mail was put aside: it is no delivery report about a letter of ours (a report: {IsReport}).")]
        public static partial void SetAside(ILogger logger, bool isReport);

        [LoggerMessage(LogLevel.Error, "A message in the folder for returned mail could not be read or moved; it is tried again.")]
        public static partial void Unreadable(ILogger logger, Exception problem);
    }
}

/// <summary>The regular look into the folder for returned mail.</summary>
[DisallowConcurrentExecution]
public sealed class ReadBouncesJob(ReadBounces read, BounceFolder folder) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        await read.RunAsync(cancellationToken);
        folder.ForgetOld(TimeProvider.System.GetUtcNow().UtcDateTime);
    }
}
