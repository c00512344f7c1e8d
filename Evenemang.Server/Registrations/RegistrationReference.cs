using Evenemang.Server.Persistence;

namespace Evenemang.Server.Registrations;

/// <summary>Which registration, and by what right.</summary>
public abstract record RegistrationReference
{
    /// <summary>The participant, who has the secret link.</summary>
    public sealed record ByToken(string Token) : RegistrationReference;

    /// <summary>An organiser, whose act is written in the log.</summary>
    public sealed record ByOrganiser(Guid Id, Actor Actor) : RegistrationReference;

    internal Actor? ActorOrNull => (this as ByOrganiser)?.Actor;
}
