using System.Security.Cryptography;
using System.Text;
using Evenemang.Server.Persistence;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Registrations;

/// <summary>
/// The secret in one registration's calendar link. Another one than the link to "your place", because people share their calendars: it opens no
/// page and changes nothing. It holds the registration's id and a keyed hash of it, so nothing of it is stored; renewing the link kills it too.
/// </summary>
public static class CalendarTokens
{
    private const int IdTextLength = 32;

    /// <summary>Length in its link, in ASCII characters.</summary>
    public const int TextLength = IdTextLength + Secrets.TokenTextLength;

    /// <summary>The token of a registration as it is now.</summary>
    public static string For(Secrets secrets, Registration registration) => For(secrets, registration.Id, registration.TokenGeneration);

    /// <summary>The token of a registration's link in a given generation.</summary>
    public static string For(Secrets secrets, Guid registrationId, int generation) =>
        $"{registrationId:N}{secrets.TokenFor("calendar", $"{registrationId:N}|{generation}")}";

    /// <summary>Which registration it claims to open; still to be proven by <see cref="Opens"/>.</summary>
    public static Guid? ClaimedId(string? token) =>
        token is { Length: TextLength } && Guid.TryParseExact(token[..IdTextLength], "N", out var id) ? id : null;

    /// <summary>Whether the token opens the registration. Takes the same time for every wrong one.</summary>
    public static bool Opens(Secrets secrets, string token, Registration registration) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(For(secrets, registration)));
}
