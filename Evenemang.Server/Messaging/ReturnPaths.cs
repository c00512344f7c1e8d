using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Evenemang.Server.Persistence;

namespace Evenemang.Server.Messaging;

/// <summary>
/// The envelope senders of notices: <c>studsar+tag@exempel.se</c>, with one tag for each notice, so that what comes back names the letter whatever the other side makes of its
/// content. The tag says nothing to anybody else and holds a seal of ours, so that nobody can send letters back that were never theirs.
/// </summary>
public sealed class ReturnPaths(MailOptions options, Secrets secrets)
{
    /// <summary>Longest part before the @ that leaves room for the tag: RFC 5321 section 4.5.3.1.1 allows 64 octets.</summary>
    public const int MaxLocalPartLength = 27;

    private const int IdLength = 16;
    private const int SealLength = 6;
    private const int BitsPerLetter = 5;
    private const int TagLength = ((IdLength + SealLength) * 8 + BitsPerLetter - 1) / BitsPerLetter;

    /// <summary>RFC 4648 section 6, in lower case: servers may change the case of what stands before an @.</summary>
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";

    /// <summary>Whether an address leaves room for a tag.</summary>
    public static bool Takes(string address) =>
        Mailbox.TryParse(address, out var mailbox) && mailbox.LocalPart.Length <= MaxLocalPartLength && !mailbox.LocalPart.Contains('+', StringComparison.Ordinal);

    /// <summary>Where a letter comes back to; null when no address has been set.</summary>
    public Mailbox? Of(Guid noticeId)
    {
        if (!TryPlain(out var plain)) return null;
        return Mailbox.TryParse($"{plain.LocalPart}+{Encode([.. noticeId.ToByteArray(bigEndian: true), .. Seal(noticeId)])}@{plain.Host}", out var tagged) ? tagged : null;
    }

    /// <summary>The notice whose letter came back to an address; null when it bears no tag of ours.</summary>
    public Guid? NoticeOf(string address)
    {
        if (!TryPlain(out var plain)) return null;
        var (before, after) = ($"{plain.LocalPart}+", $"@{plain.Host}");
        if (!address.StartsWith(before, StringComparison.OrdinalIgnoreCase) || !address.EndsWith(after, StringComparison.OrdinalIgnoreCase) || address.Length != before.Length + TagLength + after.Length)
            return null;
        if (Decode(address.Substring(before.Length, TagLength).ToLowerInvariant()) is not { } octets) return null;
        var id = new Guid(octets.AsSpan(0, IdLength), bigEndian: true);
        return CryptographicOperations.FixedTimeEquals(Seal(id), octets.AsSpan(IdLength)) ? id : null;
    }

    private bool TryPlain([NotNullWhen(true)] out Mailbox? plain) => Mailbox.TryParse(options.ReturnAddress, out plain);

    private byte[] Seal(Guid noticeId) => Secrets.Hash(secrets.TokenFor("bounce", noticeId.ToString("N")))[..SealLength];

    private static string Encode(byte[] octets)
    {
        var letters = new char[TagLength];
        for (var letter = 0; letter < TagLength; letter++)
        {
            var value = 0;
            for (var bit = letter * BitsPerLetter; bit < (letter + 1) * BitsPerLetter; bit++) value = (value << 1) | Bit(octets, bit);
            letters[letter] = Alphabet[value];
        }
        return new(letters);
    }

    private static byte[]? Decode(string tag)
    {
        var octets = new byte[IdLength + SealLength];
        for (var bit = 0; bit < octets.Length * 8; bit++)
        {
            var value = Alphabet.IndexOf(tag[bit / BitsPerLetter], StringComparison.Ordinal);
            if (value < 0) return null;
            if (((value >> (BitsPerLetter - 1 - bit % BitsPerLetter)) & 1) == 1) octets[bit / 8] |= (byte)(0x80 >> (bit % 8));
        }
        return octets;
    }

    private static int Bit(byte[] octets, int bit) => bit / 8 < octets.Length ? (octets[bit / 8] >> (7 - bit % 8)) & 1 : 0;
}
