using System.Collections.Concurrent;
using Evenemang.Server.Messaging;
using Evenemang.Server.Telemetry;
using Evenemang.Shared.Notices;

namespace Evenemang.Server.Notices;

/// <summary>
/// Finds what is due in one channel, claims it, renders each notice from the current truth, sends several side by side and records each. A crash between sending and
/// recording repeats one letter under the same Message-ID; nothing else is ever sent twice.
/// </summary>
public sealed partial class ChannelSweep(NoticeClaims claims, INoticeSender sender, MessageQueues queues, TimeProvider clock, ILogger<ChannelSweep> log) : IDisposable
{
    private const int ClaimsPerConnection = 8;

    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Sends everything that is due. One run at a time in this process; a second waits for its turn.</summary>
    /// <param name="stopping">Ends the run after the messages in hand.</param>
    /// <returns>Number of notices sent.</returns>
    public async Task<int> RunAsync(CancellationToken stopping)
    {
        await _one.WaitAsync(stopping);
        try
        {
            var queue = await queues.FindAsync(sender.Queue, stopping);
            if (queue?.NextTryAt > Now) return 0;
            var total = 0;
            for (var isStopped = false; !isStopped && !stopping.IsCancellationRequested;)
            {
                var owner = Guid.NewGuid().ToString("N");
                var claimed = await claims.ClaimAsync(sender.Channel, owner, sender.Parallelism * ClaimsPerConnection, Now, stopping);
                if (claimed.Count == 0) break;
                (var sent, isStopped) = await SendAsync(claimed, owner, stopping);
                total += sent;
                if (sent > 0 && !isStopped && queue is { IsStopped: true })
                {
                    await queues.WorksAsync(sender.Queue);
                    queue = null;
                }
            }
            return total;
        }
        finally
        {
            _one.Release();
        }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<(int Sent, bool IsStopped)> SendAsync(IReadOnlyList<Notice> claimed, string owner, CancellationToken stopping)
    {
        var sent = 0;
        ConcurrentBag<Guid> tried = [];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var isStopped = false;
        try
        {
            var side = new ParallelOptions { MaxDegreeOfParallelism = sender.Parallelism, CancellationToken = stop.Token };
            await Parallel.ForEachAsync(claimed, side, async (notice, _) =>
            {
                if (stop.IsCancellationRequested || notice.LeasedUntil - Now < NoticeClaims.SendLimit) return;
                tried.Add(notice.Id);
                var outcome = await TryAsync(notice);
                await RecordAsync(notice, outcome);
                if (outcome is SendOutcome.Sent) Interlocked.Increment(ref sent);
                if (outcome is not SendOutcome.Unavailable unavailable) return;
                isStopped = true;
                await StopAsync(unavailable);
                await stop.CancelAsync();
            });
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Log.BatchStopped(log, sent, claimed.Count);
        }
        finally
        {
            // What was tried and could not be recorded keeps its lease: released, it would be sent again at once.
            await claims.ReleaseAsync(owner, [.. tried]);
        }
        return (sent, isStopped);
    }

    /// <summary>Renders and sends. Never throws: a fault in one notice (a text that cannot be written, a server that hangs) must not keep the others from going out.</summary>
    private async Task<SendOutcome> TryAsync(Notice notice)
    {
        try
        {
            using var limit = new CancellationTokenSource(NoticeClaims.SendLimit);
            return await sender.SendAsync(notice, Now, limit.Token);
        }
#pragma warning disable CA1031 // Whatever it is, it is this notice's, and it is written on its row.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Log.NoticeFaulted(log, failure, notice.Id, notice.Kind);
            return new SendOutcome.Deferred(failure.GetType().Name);
        }
    }

    private async Task RecordAsync(Notice notice, SendOutcome outcome)
    {
        switch (outcome)
        {
            case SendOutcome.Sent sent:
                await claims.SentAsync(notice, Now, sent.ProviderId, sent.Parts);
                Measures.NoticeSent();
                Log.NoticeSent(log, notice.Id, notice.Kind, notice.Channel);
                break;
            case SendOutcome.Ended ended:
                await claims.EndAsync(notice, ended.State, ended.Failure, wasTried: false, Now);
                break;
            case SendOutcome.Paced paced:
                await claims.PutOffAsync(notice, paced.Until, notice.Failure, wasTried: false);
                break;
            case SendOutcome.Refused refused:
                await claims.EndAsync(notice, NoticeState.Failed, $"refused {refused.Code}", wasTried: true, Now);
                Measures.NoticeFailed(isFinal: true);
                Log.NoticeRefused(log, notice.Id, refused.Code);
                break;
            case SendOutcome.Deferred deferred:
                await DeferAsync(notice, deferred.Code);
                Log.NoticeDeferred(log, notice.Id, deferred.Code);
                break;
            case SendOutcome.Unavailable unavailable:
                // Nobody's address is bad. This one waits a minute, so that others are tried first: if it alone is turned away, it holds up nobody.
                await claims.PutOffAsync(notice, Now + TimeSpan.FromMinutes(1), $"unavailable {unavailable.Code}", wasTried: false);
                break;
            case SendOutcome.Unsure unsure:
                await claims.EndAsync(notice, NoticeState.Unsure, $"unknown {unsure.Code}", wasTried: true, Now);
                Measures.NoticeFailed(isFinal: true);
                Log.NoticeUnsure(log, notice.Id, unsure.Code);
                break;
        }
    }

    private Task DeferAsync(Notice notice, string code)
    {
        var next = NoticeRetry.AfterDeferral(notice.Attempts + 1, Now, code);
        Measures.NoticeFailed(isFinal: next is null);
        return next is { } at
            ? claims.PutOffAsync(notice, at, $"deferred {code}", wasTried: true)
            : claims.EndAsync(notice, NoticeState.Failed, $"gave up, deferred {code}", wasTried: true, Now);
    }

    private async Task StopAsync(SendOutcome.Unavailable unavailable)
    {
        if (await queues.StopAsync(sender.Queue, unavailable.Code, unavailable.Reason, unavailable.IsConfiguration, Now, NoticeRetry.AfterOutage) is { } until)
        {
            Log.QueueStopped(log, sender.Queue, unavailable.Code, unavailable.IsConfiguration, until);
        }
    }

    public void Dispose() => _one.Dispose();

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Notice {Notice} ({Kind}, {Channel}) was sent.")]
        public static partial void NoticeSent(ILogger logger, Guid notice, NoticeKind kind, NoticeChannel channel);

        [LoggerMessage(LogLevel.Warning, "Notice {Notice} was refused for good: {Code}.")]
        public static partial void NoticeRefused(ILogger logger, Guid notice, string code);

        [LoggerMessage(LogLevel.Information, "Notice {Notice} was put off by the other side: {Code}.")]
        public static partial void NoticeDeferred(ILogger logger, Guid notice, string code);

        [LoggerMessage(LogLevel.Warning, "Notice {Notice} may or may not have been sent: {Code}. It is not tried again by itself.")]
        public static partial void NoticeUnsure(ILogger logger, Guid notice, string code);

        [LoggerMessage(LogLevel.Error, "Notice {Notice} ({Kind}) could not be rendered or sent.")]
        public static partial void NoticeFaulted(ILogger logger, Exception failure, Guid notice, NoticeKind kind);

        [LoggerMessage(LogLevel.Error, "Nothing can be sent by {Queue} ({Code}; a setting must be changed: {IsConfiguration}). Next try at {Until}. The verb \"check\" says more.")]
        public static partial void QueueStopped(ILogger logger, string queue, string code, bool isConfiguration, DateTime until);

        [LoggerMessage(LogLevel.Information, "The batch was stopped after {Sent} of {Claimed} notices; the rest stays due.")]
        public static partial void BatchStopped(ILogger logger, int sent, int claimed);
    }
}
