using Evenemang.Server.Messaging;
using Evenemang.Shared.Notices;

namespace Evenemang.Server.Notices;

/// <summary>What rendering a notice came to.</summary>
public abstract record RenderedNotice
{
    private RenderedNotice()
    {
    }

    /// <summary>It can be sent.</summary>
    public sealed record Ready(OutgoingMail Mail) : RenderedNotice;

    /// <summary>There is nothing to send any more.</summary>
    /// <param name="State">Void, Missed or Failed.</param>
    /// <param name="Failure">Why, for Failed; no address and no name.</param>
    public sealed record Ended(NoticeState State, string? Failure = null) : RenderedNotice;
}
