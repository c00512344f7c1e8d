namespace Evenemang.Shared.Registrations;

/// <summary>
/// Somebody asked for the links under an address. There is a row whether or not anything is under it, so that asking tells nothing. Personal: the keyed hash of the
/// address. Goes when it no longer opens anything.
/// </summary>
public sealed class AddressLink
{
    /// <summary>Identity; the secret of the link is made of it and of a key outside the database.</summary>
    public Guid Id { get; init; }

    /// <summary>Keyed hash of the normalised address.</summary>
    public required byte[] AddressHash { get; init; }

    /// <summary>SHA-256 of the secret.</summary>
    public required byte[] TokenHash { get; init; }

    /// <summary>"sv" or "en": the language of the page where it was asked for.</summary>
    public required string Language { get; init; }

    /// <summary>UTC instant it was asked for.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>UTC instant from which it opens nothing.</summary>
    public DateTime EndsAt { get; init; }
}
