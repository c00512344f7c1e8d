namespace Evenemang.Server.Messaging;

/// <summary>One text to one telephone.</summary>
public sealed record OutgoingSms
{
    /// <summary>Our own name of the message.</summary>
    public required Guid Id { get; init; }

    /// <summary>E.164: a plus and digits. Personal.</summary>
    public required string To { get; init; }

    /// <summary>The text, cleaned.</summary>
    public required string Text { get; init; }

    /// <summary>UTC instant of writing.</summary>
    public required DateTime Date { get; init; }

    /// <summary>Where the service reports what became of it; null when it cannot reach us. Holds a secret.</summary>
    public Uri? ReportTo { get; init; }
}
