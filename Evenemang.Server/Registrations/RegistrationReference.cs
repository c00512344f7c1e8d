using Evenemang.Server.Persistence;
using Evenemang.Shared.Accounts;

namespace Evenemang.Server.Registrations;

/// <summary>Which registration, and by what right.</summary>
public abstract record RegistrationReference
{
    /// <summary>The participant, who has the secret link.</summary>
    public sealed record ByToken(string Token) : RegistrationReference;

    /// <summary>An organiser, whose act is written in the log.</summary>
    /// <param name="Id">Which.</param>
    /// <param name="Actor">Who.</param>
    /// <param name="Needed">What the actor must be allowed to do; to others it is as if there were no such registration.</param>
    public sealed record ByOrganiser(Guid Id, Actor Actor, Permission Needed = Permission.EditRegistrations) : RegistrationReference;

    /// <summary>Whoever reads the mailbox of an address: everything under it is theirs.</summary>
    /// <param name="Id">Which.</param>
    /// <param name="AddressHash">Keyed hash of the address, proven by a link that came to it.</param>
    internal sealed record ByAddress(Guid Id, byte[] AddressHash) : RegistrationReference;

    internal Actor? ActorOrNull => (this as ByOrganiser)?.Actor;
}
