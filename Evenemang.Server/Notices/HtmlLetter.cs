using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Evenemang.Server.Notices;

/// <summary>
/// A letter as HTML that every mail program shows: one column of at most 600 pixels, styles on the elements, no pictures, nothing fetched.
/// </summary>
public static class HtmlLetter
{
    private const string Face = "font-family:'Atkinson Hyperlegible Next',Verdana,Arial,sans-serif;";
    // A long address would make the whole letter wider than a telephone. Mail programs know one or the other of the two.
    private const string Breaks = "overflow-wrap:anywhere;word-break:break-word;";
    private const string Ink = "#1D2326";
    private const string MutedInk = "#4A555B";
    private const string Sea = "#0B5563";
    private const string Line = "#D9D6CE";
    private const string Paper = "#FBFAF7";

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>The whole document.</summary>
    /// <param name="letter">What to say.</param>
    /// <param name="culture">For the lang attribute, by which screen readers choose a voice.</param>
    public static string Write(Letter letter, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(letter);
        var html = new StringBuilder(4096);
        html.Append(CultureInfo.InvariantCulture, $"""
            <!DOCTYPE html>
            <html lang="{culture.TwoLetterISOLanguageName}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light">
            <title>{Text(letter.Subject)}</title>
            </head>
            <body style="margin:0;padding:0;background:{Paper};">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr><td align="center" style="padding:24px 12px;">
            <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px;background:#FFFFFF;border:1px solid {Line};border-radius:8px;">
            <tr><td style="padding:32px 24px;{Face}{Breaks}font-size:18px;line-height:1.55;color:{Ink};text-align:left;">

            """);
        html.Append(CultureInfo.InvariantCulture, $"""<p style="margin:0 0 16px;font-size:22px;line-height:1.35;font-weight:bold;">{Text(letter.Lead[0])}</p>""").Append('\n');
        foreach (var paragraph in letter.Lead.Skip(1)) Paragraph(html, paragraph);
        if (letter.Title is { } title)
            html.Append(CultureInfo.InvariantCulture, $"""<h1 style="margin:0 0 16px;font-size:20px;line-height:1.35;font-weight:bold;">{Text(title)}</h1>""").Append('\n');
        Rows(html, letter.Rows);
        foreach (var paragraph in letter.Body) Paragraph(html, paragraph);
        html.Append(CultureInfo.InvariantCulture, $"""
            <p style="margin:24px 0;"><a href="{Text(letter.Button.Url)}" style="display:inline-block;padding:12px 24px;background:{Sea};color:#FFFFFF;border-radius:8px;font-weight:bold;text-decoration:none;">{Text(letter.Button.Text)}</a></p>

            """);
        foreach (var link in letter.Links)
            html.Append(CultureInfo.InvariantCulture, $"""<p style="margin:0 0 16px;"><a href="{Text(link.Url)}" style="color:{Sea};">{Text(link.Text)}</a></p>""").Append('\n');
        html.Append(CultureInfo.InvariantCulture, $"""
            </td></tr>
            <tr><td style="padding:16px 24px 24px;border-top:1px solid {Line};{Face}{Breaks}font-size:15px;line-height:1.5;color:{MutedInk};text-align:left;">

            """);
        foreach (var line in letter.Footer) html.Append(CultureInfo.InvariantCulture, $"""<p style="margin:8px 0 0;">{Text(line)}</p>""").Append('\n');
        html.Append("</td></tr>\n</table>\n</td></tr></table>\n</body>\n</html>\n");
        return html.ToString();
    }

    private static void Paragraph(StringBuilder html, string paragraph) =>
        html.Append(CultureInfo.InvariantCulture, $"""<p style="margin:0 0 16px;">{Text(paragraph)}</p>""").Append('\n');

    private static void Rows(StringBuilder html, IReadOnlyList<LetterRow> rows)
    {
        if (rows.Count == 0) return;
        html.Append("""<table cellpadding="0" cellspacing="0" border="0" style="margin:0 0 16px;">""").Append('\n');
        foreach (var row in rows)
        {
            var lines = string.Join("<br>", row.Lines.Select(Text));
            html.Append(CultureInfo.InvariantCulture, $"""<tr><th scope="row" style="padding:4px 16px 4px 0;{Face}font-size:18px;line-height:1.55;color:{MutedInk};font-weight:bold;text-align:left;vertical-align:top;white-space:nowrap;">{Text(row.Label)}</th>""");
            html.Append(CultureInfo.InvariantCulture, $"""<td style="padding:4px 0;{Face}{Breaks}font-size:18px;line-height:1.55;color:{Ink};text-align:left;">{lines}</td></tr>""").Append('\n');
        }
        html.Append("</table>\n");
    }

    private static string Text(string text) => Encoder.Encode(text);
}
