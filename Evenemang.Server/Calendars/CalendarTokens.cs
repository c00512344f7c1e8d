using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Evenemang.Server.Persistence;

namespace Evenemang.Server.Calendars;

/// <summary>
/// The secrets in personal feeds' addresses: which sign-up, and 128 bits that only we can compute. They open a calendar and nothing else,
/// because people share their calendars. A new generation of the sign-up's link ends them as well.
/// </summary>
public sealed class CalendarTokens(Secrets secrets)
{
    private const int IdTextLength = 22;

    public string ForRegistration(Guid registrationId, int generation) => Id(registrationId) + Secret("calendar-place", registrationId, generation);

    public string ForPerson(Guid registrationId, int generation) => Id(registrationId) + Secret("calendar-person", registrationId, generation);

    /// <summary>The sign-up a token claims to belong to; null when it has not the shape of a token.</summary>
    public static Guid? ClaimedId(string token)
    {
        Span<byte> id = stackalloc byte[16];
        return token.Length == IdTextLength + Secrets.TokenTextLength
            && Secrets.LooksLikeToken(token[IdTextLength..])
            && Base64Url.TryDecodeFromChars(token.AsSpan(0, IdTextLength), id, out var written) && written == id.Length
            ? new Guid(id, bigEndian: true)
            : null;
    }

    /// <summary>What the token opens.</summary>
    public CalendarTokenKind Open(string token, Guid registrationId, int generation)
    {
        for (var candidate = generation; candidate >= 0; candidate--)
        {
            var kind = Same(token, ForRegistration(registrationId, candidate)) ? CalendarTokenKind.Registration
                : Same(token, ForPerson(registrationId, candidate)) ? CalendarTokenKind.Person
                : CalendarTokenKind.Unknown;
            if (kind is not CalendarTokenKind.Unknown)
            {
                return candidate == generation ? kind : CalendarTokenKind.Revoked;
            }
        }

        return CalendarTokenKind.Unknown;
    }

    private string Secret(string purpose, Guid id, int generation) => secrets.TokenFor(purpose, $"{id:N}|{generation}");

    private static string Id(Guid id) => Base64Url.EncodeToString(id.ToByteArray(bigEndian: true));

    private static bool Same(string left, string right) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(left), Encoding.ASCII.GetBytes(right));
}

/// <summary>What a token in a personal feed's address opens.</summary>
public enum CalendarTokenKind
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
