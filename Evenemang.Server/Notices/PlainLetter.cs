using System.Text;

namespace Evenemang.Server.Notices;

/// <summary>A letter as plain text that stands alone.</summary>
public static class PlainLetter
{
    /// <summary>Paragraphs with an empty line between them; addresses on lines of their own, so that mail programs find them.</summary>
    public static string Write(Letter letter)
    {
        List<string> parts = [.. letter.Lead];
        if (letter.Title is { } title) parts.Add(title);
        if (letter.Rows.Count > 0) parts.Add(string.Join('\n', letter.Rows.Select(Row)));
        parts.AddRange(letter.Body);
        foreach (var link in letter.Links.Prepend(letter.Button)) parts.Add($"{link.Text}:\n{link.Url}");
        parts.Add("-- \n" + string.Join('\n', letter.Footer));
        return string.Join("\n\n", parts) + "\n";
    }

    private static string Row(LetterRow row)
    {
        var text = new StringBuilder(row.Label).Append(": ").Append(row.Lines[0]);
        foreach (var line in row.Lines.Skip(1)) text.Append("\n  ").Append(line);
        return text.ToString();
    }
}
