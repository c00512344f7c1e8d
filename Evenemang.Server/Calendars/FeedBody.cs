using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;

namespace Evenemang.Server.Calendars;

/// <summary>
/// A feed as bytes, ready to be sent: plain, gzip and br, each with the strong ETag of its own representation. Compressed forms are made
/// when somebody first asks for them.
/// </summary>
internal sealed class FeedBody
{
    private readonly Lazy<FeedVariant> _gzip;
    private readonly Lazy<FeedVariant> _brotli;

    /// <param name="octets">Never changed afterwards.</param>
    /// <param name="contentType">With its charset.</param>
    /// <param name="fileName">ASCII; what a browser calls it when somebody saves it.</param>
    /// <param name="lastModified">UTC; <see cref="DateTime.MinValue"/> when nothing has ever changed.</param>
    /// <param name="isPersonal">Whether caches between us and the reader must not keep it.</param>
    public FeedBody(byte[] octets, string contentType, string fileName, DateTime lastModified, bool isPersonal)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(octets).AsSpan(0, 12));
        Plain = new(octets, $"\"{hash}\"", Encoding: default);
        _gzip = new(() => Compressed(Plain, $"\"{hash}-g\"", "gzip", stream => new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true)));
        _brotli = new(() => Compressed(Plain, $"\"{hash}-b\"", "br", stream => new BrotliStream(stream, CompressionLevel.Optimal, leaveOpen: true)));
        ContentType = contentType;
        Disposition = $"inline; filename=\"{fileName}\"";
        CacheControl = isPersonal ? "private, no-cache" : "no-cache";
        LastModified = lastModified == DateTime.MinValue ? lastModified : new(lastModified.Ticks - (lastModified.Ticks % TimeSpan.TicksPerSecond), DateTimeKind.Utc);
        LastModifiedHeader = lastModified == DateTime.MinValue ? default : new(LastModified.ToString("R", System.Globalization.CultureInfo.InvariantCulture));
    }

    public FeedVariant Plain { get; }

    public StringValues ContentType { get; }

    public StringValues Disposition { get; }

    public StringValues CacheControl { get; }

    /// <summary>UTC, whole seconds.</summary>
    public DateTime LastModified { get; }

    public StringValues LastModifiedHeader { get; }

    /// <summary>Octets held, with the compressed forms made so far.</summary>
    public int Size => Plain.Octets.Length + (_gzip.IsValueCreated ? _gzip.Value.Octets.Length : 0) + (_brotli.IsValueCreated ? _brotli.Value.Octets.Length : 0);

    public FeedVariant For(ContentCoding coding) => coding switch
    {
        ContentCoding.Brotli => _brotli.Value,
        ContentCoding.Gzip => _gzip.Value,
        _ => Plain,
    };

    /// <summary>Whether a reader that holds <paramref name="tag"/> (without W/) holds this, in whatever coding.</summary>
    public bool HasTag(ReadOnlySpan<char> tag)
    {
        var mine = Plain.Tag.AsSpan()[..^1];
        return tag.StartsWith(mine) && tag[mine.Length..] is "\"" or "-g\"" or "-b\"";
    }

    private static FeedVariant Compressed(FeedVariant plain, string tag, string encoding, Func<Stream, Stream> compress)
    {
        using var buffer = new MemoryStream();
        using (var stream = compress(buffer))
        {
            stream.Write(plain.Octets.Span);
        }

        return buffer.Length < plain.Octets.Length ? new(buffer.ToArray(), tag, encoding) : plain;
    }
}

/// <summary>One representation of a feed.</summary>
/// <param name="Octets">The body.</param>
/// <param name="Tag">Strong, with its quotes.</param>
/// <param name="Encoding">The Content-Encoding; empty for none.</param>
internal sealed record FeedVariant(ReadOnlyMemory<byte> Octets, string Tag, StringValues Encoding)
{
    public StringValues TagHeader { get; } = Tag;
}

/// <summary>The content codings we have.</summary>
internal enum ContentCoding
{
    Identity,
    Gzip,
    Brotli,
}
