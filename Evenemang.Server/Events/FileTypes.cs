using System.Buffers.Binary;
using System.Text;
using Evenemang.Shared.Events;

namespace Evenemang.Server.Events;

/// <summary>Why a file was not taken.</summary>
public enum UploadRefused
{
    /// <summary>It has no octets.</summary>
    Empty,

    /// <summary>It has more than <see cref="Document.MaxLength"/> octets.</summary>
    TooLarge,

    /// <summary>The name is missing, too long, or no plain file name.</summary>
    BadName,

    /// <summary>The content is none of the types that may be attached.</summary>
    UnknownType,

    /// <summary>The name ends otherwise than files of the content's type do.</summary>
    WrongEnding,

    /// <summary>It is two things at once, cut off, or carries code.</summary>
    Unsafe,
}

/// <summary>
/// Tells what a file is by its content, never by its name. A file must be that type from its first octet to its last: whatever is also something else (a
/// picture with an archive behind it, a PDF with a page of HTML before it) is refused.
/// </summary>
public static class FileTypes
{
    /// <summary>Longest file name, in UTF-16 code units.</summary>
    public const int MaxNameLength = 200;

    private const int BeginningLength = 1024;

    private static readonly (string MediaType, string[] Endings)[] Known =
    [
        ("application/pdf", [".pdf"]),
        ("image/png", [".png"]),
        ("image/jpeg", [".jpg", ".jpeg"]),
        ("image/gif", [".gif"]),
        ("image/webp", [".webp"]),
        .. OfficeFiles.Known,
    ];

    /// <summary>What may be attached, as a browser's file dialogue takes it.</summary>
    public static string Endings { get; } = string.Join(',', Known.SelectMany(type => type.Endings));

    /// <param name="name">File name as given.</param>
    /// <param name="content">The octets.</param>
    /// <param name="mediaType">What it is; null when refused.</param>
    /// <returns>Null when the file may be attached.</returns>
    public static UploadRefused? Look(string name, byte[] content, out string? mediaType)
    {
        mediaType = null;
        if (content.Length == 0) return UploadRefused.Empty;
        if (content.Length > Document.MaxLength) return UploadRefused.TooLarge;
        if (!IsPlainName(name)) return UploadRefused.BadName;
        var (found, isWhole) = Recognise(content);
        if (found is null) return UploadRefused.UnknownType;
        if (!isWhole) return UploadRefused.Unsafe;
        var endings = Known.Single(type => type.MediaType == found).Endings;
        if (!endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))) return UploadRefused.WrongEnding;
        mediaType = found;
        return null;
    }

    private static bool IsPlainName(string name) => !string.IsNullOrWhiteSpace(name)
        && name.Length <= MaxNameLength
        && !name.StartsWith('.')
        && !name.Any(letter => char.IsControl(letter) || letter is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|');

    private static (string? MediaType, bool IsWhole) Recognise(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("%PDF-"u8)) return ("application/pdf", IsWholePdf(content));
        if (content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])) return ("image/png", IsWholePng(content) && !HasMarkup(content));
        if (content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return ("image/jpeg", content.EndsWith((ReadOnlySpan<byte>)[0xFF, 0xD9]) && !IsArchive(content) && !HasMarkup(content));
        if (content.StartsWith("GIF87a"u8) || content.StartsWith("GIF89a"u8)) return ("image/gif", content[^1] == 0x3B && !IsArchive(content) && !HasMarkup(content));
        if (content.StartsWith("RIFF"u8) && content.Length > 12 && content[8..12].SequenceEqual("WEBP"u8))
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(content[4..]) + 8L;
            return ("image/webp", length == content.Length && !HasMarkup(content));
        }

        return content.StartsWith("PK\u0003\u0004"u8) ? OfficeFiles.Recognise(content) : (null, false);
    }

    private static bool IsWholePdf(ReadOnlySpan<byte> content)
        => content[^Math.Min(content.Length, BeginningLength)..].LastIndexOf("%%EOF"u8) >= 0 && !IsArchive(content) && !HasMarkup(content);

    /// <summary>Chunk after chunk (PNG section 5.3) to the end chunk, which must be the end of the file.</summary>
    private static bool IsWholePng(ReadOnlySpan<byte> content)
    {
        const int Around = 12;
        var at = 8L;
        while (at + Around <= content.Length)
        {
            var chunk = content[(int)at..];
            at += BinaryPrimitives.ReadUInt32BigEndian(chunk) + (long)Around;
            if (chunk[4..8].SequenceEqual("IEND"u8)) return at == content.Length;
        }

        return false;
    }

    /// <summary>Whether an unpacker would take the file for a ZIP archive: it looks for the end record from behind.</summary>
    private static bool IsArchive(ReadOnlySpan<byte> content)
    {
        const int EndRecord = 22;
        const int MaxComment = ushort.MaxValue;
        var tail = content[^Math.Min(content.Length, EndRecord + MaxComment)..];
        return tail.LastIndexOf("PK\u0005\u0006"u8) >= 0;
    }

    /// <summary>Whether a browser that guesses could take the beginning for a page.</summary>
    private static bool HasMarkup(ReadOnlySpan<byte> content)
    {
        var beginning = Encoding.Latin1.GetString(content[..Math.Min(content.Length, BeginningLength)]);
        return new[] { "<html", "<script", "<!doctype", "<svg", "<?php", "<body", "<iframe" }.Any(tag => beginning.Contains(tag, StringComparison.OrdinalIgnoreCase));
    }
}
