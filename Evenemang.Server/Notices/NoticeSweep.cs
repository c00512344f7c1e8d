using Evenemang.Server.Messaging;
using Evenemang.Shared.Notices;

namespace Evenemang.Server.Notices;

/// <summary>
/// Finds what is due, claims it, renders each notice from the current truth, sends several side by side and records each. A crash between sending and
/// recording repeats one message under the same Message-ID; nothing else is ever sent twice.
/// </summary>
public sealed partial class NoticeSweep(
    NoticeClaims claims, NoticeRendering rendering, IMailTransport transport, TimeProvider clock, ILogger<NoticeSweep> log) : IDisposable
{
    private const int ClaimsPerConnection = 8;

    private readonly SemaphoreSlim _one = new(1);
    private int _outages;
    private long _pausedUntil;

    /// <summary>Sends everything that is due. One run at a time in this process; a second waits for its turn.</summary>
    /// <param name="stopping">Ends the run after the messages in hand.</param>
    /// <returns>Number of notices sent.</returns>
    public async Task<int> RunAsync(CancellationToken stopping)
    {
        await _one.WaitAsync(stopping);
        try
        {
            var sent = 0;
            while (!stopping.IsCancellationRequested && Environment.TickCount64 >= _pausedUntil)
            {
                var owner = Guid.NewGuid().ToString("N");
                var claimed = await claims.ClaimAsync(owner, transport.Parallelism * ClaimsPerConnection, Now, stopping);
                if (claimed.Count == 0) break;
                sent += await SendAsync(claimed, owner, stopping);
            }
            return sent;
        }
        finally
        {
            _one.Release();
        }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<int> SendAsync(IReadOnlyList<Notice> claimed, string owner, CancellationToken stopping)
    {
        var sent = 0;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        try
        {
            var side = new ParallelOptions { MaxDegreeOfParallelism = transport.Parallelism, CancellationToken = stop.Token };
            await Parallel.ForEachAsync(claimed, side, async (notice, _) =>
            {
                var leaseLeft = notice.LeasedUntil - Now;
                if (stop.IsCancellationRequested || leaseLeft < NoticeClaims.SendLimit) return;
                var result = await SendOneAsync(notice);
                if (result is MailResult.Accepted) Interlocked.Increment(ref sent);
                if (result is MailResult.Unavailable unavailable && Pause(unavailable)) await stop.CancelAsync();
            });
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            Log.BatchStopped(log, sent, claimed.Count);
        }
        finally
        {
            await claims.ReleaseAsync(owner);
        }
        if (sent > 0) _outages = 0;
        return sent;
    }

    /// <returns>The transport's answer; null when there was nothing to send.</returns>
    private async Task<MailResult?> SendOneAsync(Notice notice)
    {
        try
        {
            using var limit = new CancellationTokenSource(NoticeClaims.SendLimit);
            switch (await rendering.RenderAsync(notice, Now, limit.Token))
            {
                case RenderedNotice.Ended ended:
                    await claims.EndAsync(notice, ended.State, ended.Failure, wasTried: false);
                    return null;
                case RenderedNotice.Ready ready:
                    var result = await transport.SendAsync(ready.Mail, limit.Token);
                    await RecordAsync(notice, result);
                    return result;
                default:
                    throw new InvalidOperationException("A notice is ready or ended.");
            }
        }
#pragma warning disable CA1031 // A fault in one notice (a text that cannot be written, a server that hangs) must not keep the others from going out.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Log.NoticeFaulted(log, failure, notice.Id, notice.Kind);
            await DeferAsync(notice, $"fault {failure.GetType().Name}");
            return null;
        }
    }

    private async Task RecordAsync(Notice notice, MailResult result)
    {
        switch (result)
        {
            case MailResult.Accepted:
                await claims.SentAsync(notice, Now);
                Log.NoticeSent(log, notice.Id, notice.Kind);
                break;
            case MailResult.Refused refused:
                await claims.EndAsync(notice, NoticeState.Failed, $"refused {refused.Code}", wasTried: true);
                Log.NoticeRefused(log, notice.Id, refused.Code);
                break;
            case MailResult.Deferred deferred:
                await DeferAsync(notice, $"deferred {deferred.Code}");
                Log.NoticeDeferred(log, notice.Id, deferred.Code);
                break;
            case MailResult.Unavailable unavailable:
                // Nobody's address is bad. This one waits a minute, so that others are tried first: if it alone is turned away, it holds up nobody.
                await claims.PutOffAsync(notice, Now + TimeSpan.FromMinutes(1), $"unavailable {unavailable.Code}", wasTried: false);
                break;
        }
    }

    private Task DeferAsync(Notice notice, string failure) => NoticeRetry.AfterDeferral(notice.Attempts + 1, Now) is { } next
        ? claims.PutOffAsync(notice, next, failure, wasTried: true)
        : claims.EndAsync(notice, NoticeState.Failed, $"gave up, {failure}", wasTried: true);

    /// <returns>False when another message of the batch has caused the pause already.</returns>
    private bool Pause(MailResult.Unavailable unavailable)
    {
        lock (_one)
        {
            if (Environment.TickCount64 < _pausedUntil) return false;
            var pause = NoticeRetry.AfterOutage(++_outages);
            _pausedUntil = Environment.TickCount64 + (long)pause.TotalMilliseconds;
            Log.MailUnavailable(log, unavailable.Code, unavailable.IsConfiguration, pause.TotalSeconds);
            return true;
        }
    }

    public void Dispose() => _one.Dispose();

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "Notice {Notice} ({Kind}) was sent.")]
        public static partial void NoticeSent(ILogger logger, Guid notice, NoticeKind kind);

        [LoggerMessage(LogLevel.Warning, "Notice {Notice} was refused for good: {Code}.")]
        public static partial void NoticeRefused(ILogger logger, Guid notice, string code);

        [LoggerMessage(LogLevel.Information, "Notice {Notice} was put off by the mail server: {Code}.")]
        public static partial void NoticeDeferred(ILogger logger, Guid notice, string code);

        [LoggerMessage(LogLevel.Error, "Notice {Notice} ({Kind}) could not be rendered or sent.")]
        public static partial void NoticeFaulted(ILogger logger, Exception failure, Guid notice, NoticeKind kind);

        [LoggerMessage(LogLevel.Error, "The mail server cannot be used ({Code}; a setting must be changed: {IsConfiguration}). Next try in {Seconds} s. The verb \"check\" says more.")]
        public static partial void MailUnavailable(ILogger logger, string code, bool isConfiguration, double seconds);

        [LoggerMessage(LogLevel.Information, "The batch was stopped after {Sent} of {Claimed} notices; the rest stays due.")]
        public static partial void BatchStopped(ILogger logger, int sent, int claimed);
    }
}
