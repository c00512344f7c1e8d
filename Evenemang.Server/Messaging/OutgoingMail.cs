namespace Evenemang.Server.Messaging;

/// <summary>One message to one recipient, ready to be written as MIME. Text may hold any character; the writer encodes it.</summary>
public sealed record OutgoingMail
{
    /// <summary>left@right without angle brackets. Stable per notice, so that a repeat after a crash can be recognised by the receiving side.</summary>
    public required string MessageId { get; init; }

    /// <summary>When the message was written (UTC).</summary>
    public required DateTime Date { get; init; }

    /// <summary>Who it says it is from.</summary>
    public required Mailbox From { get; init; }

    /// <summary>Where an answer goes, when not to <see cref="From"/>.</summary>
    public Mailbox? ReplyTo { get; init; }

    /// <summary>The one recipient: nobody sees anybody else's address.</summary>
    public required Mailbox To { get; init; }

    /// <summary>Where a bounce goes (the envelope's sender), when not to <see cref="From"/>.</summary>
    public Mailbox? ReturnPath { get; init; }

    /// <summary>True for an empty envelope sender: a bounce of this message goes nowhere.</summary>
    public bool WithoutReturnPath { get; init; }

    /// <summary>One line.</summary>
    public required string Subject { get; init; }

    /// <summary>The whole message as plain text; it must stand alone.</summary>
    public required string PlainText { get; init; }

    /// <summary>The same as HTML, or null.</summary>
    public string? Html { get; init; }

    /// <summary>An invitation, its cancellation, or a calendar file; or null.</summary>
    public CalendarPart? Calendar { get; init; }

    /// <summary>The Message-ID this one answers to, or null.</summary>
    public string? InReplyTo { get; init; }

    /// <summary>The thread so far, oldest first.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>An https address that ends the subscription with one POST (RFC 8058), or null for mail nobody subscribes to.</summary>
    public Uri? ListUnsubscribe { get; init; }

    /// <summary>"sv" or "en".</summary>
    public required string Language { get; init; }

    /// <summary>True for everything a machine sends (RFC 3834), so that holiday answers stay away.</summary>
    public bool AutoSubmitted { get; init; } = true;
}
