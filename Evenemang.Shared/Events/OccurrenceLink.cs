namespace Evenemang.Shared.Events;

/// <summary>What an <see cref="OccurrenceLink"/> leads to.</summary>
public enum LinkKind
{
    /// <summary>A page about the event or its subject.</summary>
    Page,

    /// <summary>A livestream, useful before and during.</summary>
    Stream,

    /// <summary>A recording or one part of it, useful after.</summary>
    Recording,
}

/// <summary>A link shown on the occurrence's page.</summary>
/// <param name="Kind">What it leads to.</param>
/// <param name="Title">Text of the link; for recordings in parts "Del 1: …".</param>
/// <param name="Url">Absolute http or https address.</param>
public sealed record OccurrenceLink(LinkKind Kind, string Title, string Url)
{
    /// <summary>Longest address, in UTF-16 code units.</summary>
    public const int MaxUrlLength = 2000;
}
