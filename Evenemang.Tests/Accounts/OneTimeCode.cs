using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Evenemang.Tests.Accounts;

/// <summary>What an app in a telephone shows for a secret key: RFC 6238 with 30 seconds, six digits and SHA-1. Written from the standard, not from the server.</summary>
internal static class OneTimeCode
{
    public static string Of(string base32)
    {
        List<byte> key = [];
        var (bits, held) = (0, 0);
        foreach (var letter in base32.Where(char.IsAsciiLetterOrDigit))
        {
            held = (held << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
            if ((bits += 5) < 8) continue;
            bits -= 8;
            key.Add((byte)(held >> bits));
            held &= (1 << bits) - 1;
        }
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // RFC 6238's own.
        var hash = HMACSHA1.HashData([.. key], step);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
