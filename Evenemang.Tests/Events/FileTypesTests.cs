using System.IO.Compression;
using System.Text;
using Evenemang.Server.Events;
using Evenemang.Shared.Events;

namespace Evenemang.Tests.Events;

/// <summary>Files are known by what is in them, and only what is that from its first octet to its last is taken.</summary>
public sealed class FileTypesTests
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private static readonly byte[] Pdf = "%PDF-1.7\n1 0 obj\n%%EOF\n"u8.ToArray();

    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82];

    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0xFF, 0xD9];

    public static TheoryData<string, byte[], string> Good => new()
    {
        { "Plan.pdf", Pdf, "application/pdf" },
        { "Bild.PNG", Png, "image/png" },
        { "bild.jpeg", Jpeg, "image/jpeg" },
        { "Kallelse åäö.docx", Archive("[Content_Types].xml", "word/document.xml"), Word },
        { "Kostnader.xlsx", Archive("[Content_Types].xml", "xl/workbook.xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
        { "Text.odt", OpenDocument(), "application/vnd.oasis.opendocument.text" },
    };

    public static TheoryData<string, byte[], UploadRefused> Bad => new()
    {
        { "tom.pdf", [], UploadRefused.Empty },
        { "../../etc/passwd.pdf", Pdf, UploadRefused.BadName },
        { @"..\plan.pdf", Pdf, UploadRefused.BadName },
        { "plan\u0000.pdf", Pdf, UploadRefused.BadName },
        { ".pdf", Pdf, UploadRefused.BadName },
        { "", Pdf, UploadRefused.BadName },
        { "plan.exe", "MZ\u0090"u8.ToArray(), UploadRefused.UnknownType },
        { "sida.pdf", "<html><script>alert(1)</script>"u8.ToArray(), UploadRefused.UnknownType },
        { "arkiv.zip", Archive("hemligt.txt"), UploadRefused.UnknownType },
        { "plan.docx", Pdf, UploadRefused.WrongEnding },
        { "plan.pdf.html", Pdf, UploadRefused.WrongEnding },
        { "halv.pdf", "%PDF-1.7 avbruten"u8.ToArray(), UploadRefused.Unsafe },
        { "bild.png", [.. Png, .. Archive("[Content_Types].xml", "word/document.xml")], UploadRefused.Unsafe },
        { "bild.jpg", [.. Jpeg, .. "<?php system(1); ?>"u8], UploadRefused.Unsafe },
        { "plan.pdf", [.. "%PDF-1.7 <script>alert(1)</script>"u8, .. "%%EOF"u8], UploadRefused.Unsafe },
        { "plan.pdf", [.. Pdf, .. Archive("a.class")], UploadRefused.Unsafe },
        { "makron.docx", Archive("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), UploadRefused.Unsafe },
        { "utbryt.docx", Archive("[Content_Types].xml", "word/document.xml", "../../x"), UploadRefused.Unsafe },
        { "mer.docx", [.. Archive("[Content_Types].xml", "word/document.xml"), .. "<script>"u8], UploadRefused.Unsafe },
    };

    [Theory, MemberData(nameof(Good))]
    public void What_may_be_attached_is_known_by_its_content(string name, byte[] content, string mediaType)
    {
        Assert.Null(FileTypes.Look(name, content, out var found));
        Assert.Equal(mediaType, found);
    }

    [Theory, MemberData(nameof(Bad))]
    public void Whatever_is_something_else_too_or_has_a_name_of_its_own_ideas_is_refused(string name, byte[] content, UploadRefused why)
    {
        Assert.Equal(why, FileTypes.Look(name, content, out var found));
        Assert.Null(found);
    }

    [Fact]
    public void A_file_beyond_the_limit_is_refused()
    {
        var content = new byte[Document.MaxLength + 1];
        Pdf.CopyTo(content, 0);
        Assert.Equal(UploadRefused.TooLarge, FileTypes.Look("stor.pdf", content, out _));
    }

    private static byte[] Archive(params string[] entries)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in entries)
            {
                using var stream = archive.CreateEntry(entry).Open();
                stream.Write("x"u8);
            }
        }

        return file.ToArray();
    }

    private static byte[] OpenDocument()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var stream = archive.CreateEntry("mimetype", CompressionLevel.NoCompression).Open();
            stream.Write(Encoding.ASCII.GetBytes("application/vnd.oasis.opendocument.text"));
        }

        return file.ToArray();
    }
}
