namespace Evenemang.Shared.Notices;

/// <summary>What a notice must remember until it is rendered, beside the current truth. Never an address or a name.</summary>
public sealed record NoticeDetail
{
    /// <summary>For changes: what the reader was last told.</summary>
    public ToldFacts? Told { get; init; }

    /// <summary>For news to followers: UTC instant after which things are new to the reader.</summary>
    public DateTime? Since { get; init; }

    /// <summary>For news to followers: UTC instant up to which they are in this letter.</summary>
    public DateTime? Until { get; init; }

    /// <summary>For a message from the organiser: which.</summary>
    public Guid? MessageId { get; init; }

    /// <summary>For links that were asked for: of which asking the letter comes.</summary>
    public Guid? AddressLinkId { get; init; }
}
