using System.Diagnostics;
using Evenemang.Server.Messaging;
using Evenemang.Shared.Notices;

namespace Evenemang.Server.Notices;

/// <summary>
/// Sends notices as SMS. Before a request goes out the row says so: services know no name of ours by which they would recognise a repeat, so a message that may
/// have gone is never tried again by itself.
/// </summary>
public sealed partial class SmsSender(SmsRendering rendering, ISmsTransport transport, NoticeClaims claims, ILogger<SmsSender> log) : INoticeSender
{
    public NoticeChannel Channel => NoticeChannel.Sms;

    public string Queue => QueueState.Sms;

    public int Parallelism => transport.Parallelism;

    public async Task<SendOutcome> SendAsync(Notice notice, DateTime now, CancellationToken cancel)
    {
        var (sms, ended) = await rendering.RenderAsync(notice, now, cancel);
        if (ended is not null) return new SendOutcome.Ended(ended.State, ended.Failure);
        if (!await claims.BeginAsync(notice, now)) return new SendOutcome.Lost();
        try
        {
            return Outcome(await transport.SendAsync(sms!, cancel));
        }
#pragma warning disable CA1031 // Whatever it is: nobody knows how far the request had come.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Log.SmsFaulted(log, failure, notice.Id);
            return new SendOutcome.Unsure(failure.GetType().Name);
        }
    }

    private static SendOutcome Outcome(SmsResult result) => result switch
    {
        SmsResult.Accepted accepted => new SendOutcome.Sent(accepted.ProviderId, accepted.Parts),
        SmsResult.Refused refused => new SendOutcome.Refused(refused.Code),
        SmsResult.Deferred deferred => new SendOutcome.Deferred(deferred.Code),
        SmsResult.Unavailable unavailable => new SendOutcome.Unavailable(unavailable.Code, unavailable.Reason, unavailable.IsConfiguration),
        SmsResult.Unknown unknown => new SendOutcome.Unsure(unknown.Code),
        _ => throw new UnreachableException(),
    };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "The SMS of notice {Notice} failed after it was begun; whether it went is not known.")]
        public static partial void SmsFaulted(ILogger logger, Exception failure, Guid notice);
    }
}
