using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Evenemang.Shared.Registrations;

namespace Evenemang.Server.Persistence;

/// <summary>
/// The secrets in participants' links. They are computed from a key that lies outside the database, so that a mail rendered later can carry the
/// link again while the database holds only its hash.
/// </summary>
public sealed class Secrets(byte[] key)
{
    /// <summary>128 bits, as octets.</summary>
    private const int TokenLength = 16;

    /// <summary>Length of a token in its link, in ASCII characters.</summary>
    public const int TokenTextLength = 22;

    /// <summary>The secret in the link to "your place".</summary>
    /// <param name="registrationId">Whose.</param>
    /// <param name="generation">How often the person has changed it.</param>
    /// <param name="renewals">How often one that had run out was asked for anew.</param>
    public string ManageToken(Guid registrationId, int generation, int renewals = 0) =>
        Token(renewals == 0 ? $"manage|{registrationId:N}|{generation}" : $"manage|{registrationId:N}|{generation}|{renewals}");

    /// <summary>The secret in the link to "your place".</summary>
    public string ManageToken(Registration registration) => ManageToken(registration.Id, registration.TokenGeneration, registration.LinkRenewals);

    /// <summary>The secret in the links of a follower's letters.</summary>
    public string FollowToken(Guid followerId, int generation) => Token($"follow|{followerId:N}|{generation}");

    /// <summary>The secret in the links of a follower's letters.</summary>
    public string FollowToken(Follower follower) => FollowToken(follower.Id, follower.TokenGeneration);

    /// <summary>The secret in the link to everything under one address.</summary>
    public string AddressToken(Guid addressLinkId) => Token($"address|{addressLinkId:N}");

    /// <summary>A secret for another purpose, such as a calendar feed.</summary>
    /// <param name="purpose">Names the use; two purposes never share a secret.</param>
    /// <param name="subject">What it opens.</param>
    public string TokenFor(string purpose, string subject) => Token($"{purpose}|{subject}");

    /// <summary>The short code shown at the door; the same whenever it is asked, and stored nowhere.</summary>
    public string DoorCode(Guid registrationId) =>
        Shared.Registrations.DoorCode.Of(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"door|{registrationId:N}")));

    /// <summary>What the database stores of a token.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.ASCII.GetBytes(token));

    /// <summary>Whether the text has the shape of a token, so that anything else can be turned away before a look-up.</summary>
    public static bool LooksLikeToken(string? text) =>
        text is { Length: TokenTextLength } && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    /// <summary>Keyed hash of an e-mail address or telephone number, normalised so that the same mailbox gives the same hash.</summary>
    public byte[] AddressHash(string address) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes("address|" + Normalise(address)));

    private static string Normalise(string address)
    {
        var trimmed = address.Trim();
        return trimmed.Contains('@', StringComparison.Ordinal)
            ? trimmed.ToLowerInvariant()
            : PhoneDigits(trimmed);
    }

    private static string PhoneDigits(string number)
    {
        var digits = new string([.. number.Where(char.IsAsciiDigit)]);
        if (number.StartsWith('+')) return digits;
        if (digits.StartsWith("00", StringComparison.Ordinal)) return digits[2..];
        return digits.StartsWith('0') ? "46" + digits[1..] : digits;
    }

    private string Token(string text) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)).AsSpan(0, TokenLength));
}
