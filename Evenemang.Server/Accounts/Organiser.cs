using Evenemang.Shared.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Evenemang.Server.Accounts;

/// <summary>
/// Somebody who signs in at the desk: staff, or a member of an association. Personal: name, e-mail address, telephone number, and when they signed in.
/// The number, to which urgent SMS go, is erased when an administrator closes the account; the rest is kept so that it can be opened again, and the log keeps the name.
/// </summary>
public sealed class Organiser : IdentityUser<Guid>
{
    /// <summary>Longest name, in UTF-16 code units.</summary>
    public const int MaxNameLength = 100;

    /// <summary>As the log and colleagues know them.</summary>
    public required string DisplayName { get; set; }

    /// <summary>Who they work for; shown to colleagues.</summary>
    public string? Organisation { get; set; }

    /// <summary>What they are to the house.</summary>
    public OrganiserRole Role { get; set; }

    /// <summary>"sv" or "en": the language of mails to them.</summary>
    public string Language { get; set; } = "sv";

    /// <summary>UTC instant.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>UTC instant of the latest sign-in.</summary>
    public DateTime? SignedInAt { get; set; }

    /// <summary>UTC instant the account was closed; nobody signs in with it any more.</summary>
    public DateTime? ClosedAt { get; set; }
}
