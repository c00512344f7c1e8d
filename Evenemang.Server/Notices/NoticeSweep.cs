using System.Collections.Concurrent;
using Evenemang.Server.Messaging;
using Evenemang.Server.Telemetry;
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
    private readonly Lock _outage = new();
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
        ConcurrentBag<Guid> tried = [];
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        try
        {
            var side = new ParallelOptions { MaxDegreeOfParallelism = transport.Parallelism, CancellationToken = stop.Token };
            await Parallel.ForEachAsync(claimed, side, async (notice, _) =>
            {
                if (stop.IsCancellationRequested || notice.LeasedUntil - Now < NoticeClaims.SendLimit) return;
                tried.Add(notice.Id);
                var outcome = await TryAsync(notice);
                await RecordAsync(notice, outcome);
                if (outcome.Result is MailResult.Accepted) Interlocked.Increment(ref sent);
                if (outcome.Result is MailResult.Unavailable unavailable && Pause(unavailable)) await stop.CancelAsync();
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
        if (sent > 0) _outages = 0;
        return sent;
    }

    /// <summary>Renders and sends. Never throws: a fault in one notice (a text that cannot be written, a server that hangs) must not keep the others from going out.</summary>
    private async Task<Outcome> TryAsync(Notice notice)
    {
        try
        {
            using var limit = new CancellationTokenSource(NoticeClaims.SendLimit);
            var rendered = await rendering.RenderAsync(notice, Now, limit.Token);
            return rendered is RenderedNotice.Ready ready
                ? new(null, await transport.SendAsync(ready.Mail, limit.Token))
                : new((RenderedNotice.Ended)rendered, null);
        }
#pragma warning disable CA1031 // Whatever it is, it is this notice's, and it is written on its row.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Log.NoticeFaulted(log, failure, notice.Id, notice.Kind);
            return new(null, new MailResult.Deferred(failure.GetType().Name, failure.Message));
        }
    }

    private Task RecordAsync(Notice notice, Outcome outcome) => outcome.Ended is { } ended
        ? claims.EndAsync(notice, ended.State, ended.Failure, wasTried: false)
        : RecordAsync(notice, outcome.Result!);

    private async Task RecordAsync(Notice notice, MailResult result)
    {
        switch (result)
        {
            case MailResult.Accepted:
                await claims.SentAsync(notice, Now);
                Measures.NoticeSent();
                Log.NoticeSent(log, notice.Id, notice.Kind);
                break;
            case MailResult.Refused refused:
                await claims.EndAsync(notice, NoticeState.Failed, $"refused {refused.Code}", wasTried: true);
                Measures.NoticeFailed(isFinal: true);
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

    private Task DeferAsync(Notice notice, string failure)
    {
        var next = NoticeRetry.AfterDeferral(notice.Attempts + 1, Now);
        Measures.NoticeFailed(isFinal: next is null);
        return next is { } at
            ? claims.PutOffAsync(notice, at, failure, wasTried: true)
            : claims.EndAsync(notice, NoticeState.Failed, $"gave up, {failure}", wasTried: true);
    }

    /// <returns>False when another message of the batch has caused the pause already.</returns>
    private bool Pause(MailResult.Unavailable unavailable)
    {
        lock (_outage)
        {
            if (Environment.TickCount64 < _pausedUntil) return false;
            var pause = NoticeRetry.AfterOutage(++_outages);
            _pausedUntil = Environment.TickCount64 + (long)pause.TotalMilliseconds;
            Log.MailUnavailable(log, unavailable.Code, unavailable.IsConfiguration, pause.TotalSeconds);
            return true;
        }
    }

    public void Dispose() => _one.Dispose();

    private sealed record Outcome(RenderedNotice.Ended? Ended, MailResult? Result);

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
