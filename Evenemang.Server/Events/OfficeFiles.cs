using System.IO.Compression;
using System.Text;

namespace Evenemang.Server.Events;

/// <summary>Documents that are ZIP archives inside: Word, Excel, PowerPoint and their open counterparts. Those with macros are not taken.</summary>
internal static class OfficeFiles
{
    private const int MaxEntries = 10_000;
    private const string OpenDocument = "application/vnd.oasis.opendocument.";
    private const string OpenXml = "application/vnd.openxmlformats-officedocument.";

    private static readonly Dictionary<string, string> MainParts = new(StringComparer.Ordinal)
    {
        ["word/document.xml"] = OpenXml + "wordprocessingml.document",
        ["xl/workbook.xml"] = OpenXml + "spreadsheetml.sheet",
        ["ppt/presentation.xml"] = OpenXml + "presentationml.presentation",
    };

    public static readonly (string MediaType, string[] Endings)[] Known =
    [
        (OpenXml + "wordprocessingml.document", [".docx"]),
        (OpenXml + "spreadsheetml.sheet", [".xlsx"]),
        (OpenXml + "presentationml.presentation", [".pptx"]),
        (OpenDocument + "text", [".odt"]),
        (OpenDocument + "spreadsheet", [".ods"]),
        (OpenDocument + "presentation", [".odp"]),
    ];

    /// <summary>What the archive is, and whether it is nothing else.</summary>
    public static (string? MediaType, bool IsWhole) Recognise(ReadOnlySpan<byte> content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > MaxEntries) return (null, false);
            var found = Type(archive);
            var isPlain = archive.Entries.All(entry => !IsCode(entry.FullName) && !entry.FullName.Contains("..", StringComparison.Ordinal));
            return (found, isPlain && EndsWithItsDirectory(content, archive.Comment));
        }
        catch (InvalidDataException)
        {
            // It begins like an archive and is none.
            return (null, false);
        }
    }

    private static string? Type(ZipArchive archive)
    {
        if (archive.GetEntry("[Content_Types].xml") is not null)
        {
            return MainParts.FirstOrDefault(part => archive.GetEntry(part.Key) is not null).Value;
        }

        if (archive.GetEntry("mimetype") is not { Length: > 0 and < 100 } declared) return null;
        using var reader = new StreamReader(declared.Open(), Encoding.ASCII);
        var type = reader.ReadToEnd();
        return Known.Any(known => known.MediaType == type) ? type : null;
    }

    private static bool IsCode(string entry) =>
        entry.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) || entry.StartsWith("Basic/", StringComparison.Ordinal) || entry.StartsWith("Scripts/", StringComparison.Ordinal);

    /// <summary>Nothing lies behind the archive's end record (APPNOTE 4.3.16).</summary>
    private static bool EndsWithItsDirectory(ReadOnlySpan<byte> content, string comment)
        => content.LastIndexOf("PK\u0005\u0006"u8) is >= 0 and var at && at + 22 + Encoding.UTF8.GetByteCount(comment) == content.Length;
}
