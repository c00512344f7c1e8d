using System.Security.Cryptography;
using System.Text;
using Evenemang.Server.Persistence;
using Evenemang.Server.Registrations;

namespace Evenemang.Server.Calendars;

/// <summary>
/// The two kinds of secret in <c>/kalender/min/{token}.ics</c>: of one sign-up (<see cref="CalendarTokens"/>) and of a person, which has the same shape
/// for another purpose. Renewing the sign-up's link ends both.
/// </summary>
public sealed class PersonalTokens(Secrets secrets)
{
    /// <summary>Opens every place under the sign-up's address.</summary>
    public string ForPerson(Guid registrationId, int generation) =>
        $"{registrationId:N}{secrets.TokenFor("calendar-person", $"{registrationId:N}|{generation}")}";

    /// <summary>Opens the one sign-up.</summary>
    public string ForRegistration(Guid registrationId, int generation) => CalendarTokens.For(secrets, registrationId, generation);

    /// <summary>What the token opens, given the sign-up it claims to belong to and the generation its link has now.</summary>
    public PersonalTokenKind Open(string token, Guid registrationId, int generation)
    {
        for (var candidate = generation; candidate >= 0; candidate--)
        {
            var kind = Same(token, ForRegistration(registrationId, candidate)) ? PersonalTokenKind.Registration
                : Same(token, ForPerson(registrationId, candidate)) ? PersonalTokenKind.Person
                : PersonalTokenKind.Unknown;
            if (kind is not PersonalTokenKind.Unknown)
            {
                return candidate == generation ? kind : PersonalTokenKind.Revoked;
            }
        }

        return PersonalTokenKind.Unknown;
    }

    private static bool Same(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}

/// <summary>What a token in a personal feed's address opens.</summary>
public enum PersonalTokenKind
{
    /// <summary>Nothing, and never did.</summary>
    Unknown,

    /// <summary>Nothing any more.</summary>
    Revoked,

    /// <summary>The one sign-up.</summary>
    Registration,

    /// <summary>Every sign-up under the same address.</summary>
    Person,
}
