using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Evenemang.Server.Accounts;

/// <summary>A key with which another system, such as the city's web site, acts as an organiser. The key itself is shown once; only its hash is kept.</summary>
public sealed class ApiKey
{
    /// <summary>Longest name, in UTF-16 code units; fits into the log's actor after "api:".</summary>
    public const int MaxNameLength = 100;

    /// <summary>How a key begins, so that people and secret scanners recognise one that has gone astray.</summary>
    public const string KeyPrefix = "evn_";

    private const int SecretLength = 32;
    private const int MaxKeyLength = 100;

    public Guid Id { get; init; }

    /// <summary>The account it acts for; null for one made on the command line, which may do everything.</summary>
    public Guid? OwnerId { get; init; }

    /// <summary>Whether it only reads.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>The only series it reaches; null for all that its owner may work on.</summary>
    public IReadOnlyList<Guid>? OnlySeries { get; init; }

    /// <summary>Who uses it, as the log shall name them.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the key. The key holds 256 random bits, so the hash needs neither salt nor stretching.</summary>
    public required byte[] KeyHash { get; init; }

    /// <summary>UTC instant.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>UTC instant from which it no longer works; null for no end.</summary>
    public DateTime? ExpiresAt { get; init; }

    /// <summary>UTC instant it was taken back.</summary>
    public DateTime? RevokedAt { get; private set; }

    /// <summary>UTC instant it was last used, to within an hour.</summary>
    public DateTime? LastUsedAt { get; private set; }

    /// <summary>Whether it opens anything at the instant.</summary>
    public bool IsValid(DateTime now) => RevokedAt is null && !(ExpiresAt <= now);

    /// <summary>Takes it back; taking back twice keeps the first instant.</summary>
    public void Revoke(DateTime now) => RevokedAt ??= now;

    /// <summary>A new random key.</summary>
    internal static string NewKey() => KeyPrefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretLength));

    /// <summary>Whether the text has the shape of a key, so that anything else is turned away before a look-up.</summary>
    internal static bool LooksLikeKey(string text) =>
        text.Length is > 16 and <= MaxKeyLength
        && text.StartsWith(KeyPrefix, StringComparison.Ordinal)
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');

    internal static byte[] Hash(string key) => SHA256.HashData(Encoding.ASCII.GetBytes(key));
}
