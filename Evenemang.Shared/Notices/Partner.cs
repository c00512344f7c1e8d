namespace Evenemang.Shared.Notices;

/// <summary>What somebody who is told, and has not signed up, is to a day.</summary>
public enum PartnerRole
{
    /// <summary>Takes part in its programme ("medverkande").</summary>
    Contributor,

    /// <summary>Arranges it together with us ("medarrangör").</summary>
    CoOrganiser,
}

/// <summary>
/// How a contributor or a co-organiser hears of what happens to a day. The public pages, feeds and lists know their names from the occurrence and the series; the address and the
/// number stand here alone, so that nothing public can ever show them. Personal: name, address, number. Goes some time after the day, a co-organiser's after the series' last one.
/// </summary>
public sealed class Partner
{
    /// <summary>Longest address, in UTF-16 code units (RFC 5321).</summary>
    public const int MaxEmailLength = 254;

    /// <summary>Longest number, in UTF-16 code units.</summary>
    public const int MaxPhoneLength = 40;

    /// <summary>Identity.</summary>
    public Guid Id { get; init; }

    /// <summary>Of which series.</summary>
    public Guid SeriesId { get; init; }

    /// <summary>The contributor's day; null for a co-organiser, who has to do with all of them.</summary>
    public Guid? OccurrenceId { get; init; }

    /// <summary>As what.</summary>
    public PartnerRole Role { get; init; }

    /// <summary>As they are announced; by this they are found.</summary>
    public required string Name { get; init; }

    /// <summary>Where letters go; null when it is not known.</summary>
    public string? Email { get; set; }

    /// <summary>Where SMS go, or whom to call; null when it is not known.</summary>
    public string? Phone { get; set; }

    /// <summary>Language of letters and SMS: "sv" or "en".</summary>
    public string Language { get; set; } = "sv";

    /// <summary>Whether it is the one of that name.</summary>
    public bool Is(PartnerRole role, string name) => role == Role && string.Equals(name.Trim(), Name, StringComparison.OrdinalIgnoreCase);
}
