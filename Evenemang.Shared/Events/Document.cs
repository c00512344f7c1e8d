namespace Evenemang.Shared.Events;

/// <summary>A file attached to an occurrence, such as a draft to comment on. Public once the occurrence is.</summary>
public sealed class Document
{
    /// <summary>Largest content, in octets.</summary>
    public const int MaxLength = 10 * 1024 * 1024;

    /// <summary>Identity; part of its address.</summary>
    public Guid Id { get; init; }

    /// <summary>The occurrence it belongs to.</summary>
    public Guid OccurrenceId { get; init; }

    /// <summary>File name as shown and downloaded.</summary>
    public required string Name { get; init; }

    /// <summary>Media type, checked against the content when it was uploaded.</summary>
    public required string MediaType { get; init; }

    /// <summary>The octets.</summary>
    public required byte[] Content { get; init; }

    /// <summary>UTC instant of the upload.</summary>
    public DateTime CreatedAt { get; init; }
}
