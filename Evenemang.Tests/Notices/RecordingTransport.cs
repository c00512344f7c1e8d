using System.Collections.Concurrent;
using Evenemang.Server.Messaging;

namespace Evenemang.Tests.Notices;

/// <summary>Keeps what it is given, and answers as the test says.</summary>
internal sealed class RecordingTransport(Func<OutgoingMail, MailResult>? answer = null, int parallelism = 4) : IMailTransport
{
    public ConcurrentQueue<OutgoingMail> Mails { get; } = new();

    public int Parallelism => parallelism;

    public async Task<MailResult> SendAsync(OutgoingMail mail, CancellationToken cancellationToken)
    {
        Mails.Enqueue(mail);
        await Task.Yield();
        return answer?.Invoke(mail) ?? new MailResult.Accepted();
    }
}
