using System.Diagnostics;
using Evenemang.Server.Messaging;
using Evenemang.Shared.Notices;

namespace Evenemang.Server.Notices;

/// <summary>Sends notices as letters, at the pace their recipients' domains are to be met with.</summary>
public sealed class MailSender(NoticeRendering rendering, IMailTransport transport, DomainPace pace, ReturnPaths returns) : INoticeSender
{
    public NoticeChannel Channel => NoticeChannel.Email;

    public string Queue => QueueState.Mail;

    public int Parallelism => transport.Parallelism;

    public async Task<SendOutcome> SendAsync(Notice notice, DateTime now, CancellationToken cancel)
    {
        switch (await rendering.RenderAsync(notice, now, cancel))
        {
            case RenderedNotice.Ended ended:
                return new SendOutcome.Ended(ended.State, ended.Failure);
            case RenderedNotice.Ready { Mail: var mail }:
                var address = mail.To.Address;
                if (pace.Take(address[(address.LastIndexOf('@') + 1)..], now) is { } later) return new SendOutcome.Paced(later);
                return Outcome(await transport.SendAsync(mail with { ReturnPath = returns.Of(notice.Id) }, cancel));
            default:
                throw new UnreachableException();
        }
    }

    private static SendOutcome Outcome(MailResult result) => result switch
    {
        MailResult.Accepted => new SendOutcome.Sent(),
        MailResult.Refused refused => new SendOutcome.Refused(refused.Code),
        MailResult.Deferred deferred => new SendOutcome.Deferred(deferred.Code),
        MailResult.Unavailable unavailable => new SendOutcome.Unavailable(unavailable.Code, unavailable.Reason, unavailable.IsConfiguration),
        _ => throw new UnreachableException(),
    };
}
