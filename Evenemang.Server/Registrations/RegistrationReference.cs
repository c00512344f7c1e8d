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

    internal Actor? ActorOrNull => (this as ByOrganiser)?.Actor;
}
