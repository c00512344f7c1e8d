using Evenemang.Shared.Notices;

namespace Evenemang.Server.Notices;

/// <summary>Renders notices of one channel and hands them over: letters or SMS.</summary>
public interface INoticeSender
{
    /// <summary>Which notices it sends.</summary>
    NoticeChannel Channel { get; }

    /// <summary>Whose state says whether anything can be sent: a name of <see cref="Messaging.QueueState"/>.</summary>
    string Queue { get; }

    /// <summary>How many may be under way at once.</summary>
    int Parallelism { get; }

    /// <summary>Renders one notice from the current truth and sends it.</summary>
    Task<SendOutcome> SendAsync(Notice notice, DateTime now, CancellationToken cancel);
}
