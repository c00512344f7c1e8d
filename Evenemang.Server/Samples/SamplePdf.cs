using System.Globalization;
using System.Text;

namespace Evenemang.Server.Samples;

/// <summary>A real PDF of one page (ISO 32000-1), small enough to be written by hand.</summary>
internal static class SamplePdf
{
    private const int TopOfPage = 780;
    private const int LineHeight = 20;

    /// <param name="heading">First line, in bold.</param>
    /// <param name="lines">The rest; letters of Latin-1 only, because the standard fonts have no others.</param>
    public static byte[] Of(string heading, params string[] lines)
    {
        var content = Content(heading, lines);
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R /Lang (sv-SE) >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R /F2 5 0 R >> >> /Contents 6 0 R >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
            string.Create(CultureInfo.InvariantCulture, $"<< /Length {Encoding.Latin1.GetByteCount(content)} >>\nstream\n{content}endstream"),
        ];
        // Every offset below counts octets; in Latin-1 a character is one.
        var file = new StringBuilder("%PDF-1.4\n%âãÏÓ\n");
        var offsets = new int[objects.Length];
        for (var index = 0; index < objects.Length; index++)
        {
            offsets[index] = file.Length;
            file.Append(CultureInfo.InvariantCulture, $"{index + 1} 0 obj\n{objects[index]}\nendobj\n");
        }
        var table = file.Length;
        file.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets) file.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        file.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(file.ToString());
    }

    private static string Content(string heading, string[] lines)
    {
        var text = new StringBuilder("BT\n");
        text.Append(CultureInfo.InvariantCulture, $"/F2 18 Tf 56 {TopOfPage} Td ({Escape(heading)}) Tj\n/F1 12 Tf 0 -{2 * LineHeight} Td {LineHeight} TL\n");
        foreach (var line in lines) text.Append(CultureInfo.InvariantCulture, $"({Escape(line)}) Tj T*\n");
        return text.Append("ET\n").ToString();
    }

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("(", "\\(", StringComparison.Ordinal).Replace(")", "\\)", StringComparison.Ordinal);
}
