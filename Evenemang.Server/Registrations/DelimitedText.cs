using System.Text;

namespace Evenemang.Server.Registrations;

/// <summary>Reads RFC 4180: quoted cells may hold the delimiter, line breaks and doubled quotes. Cells come trimmed.</summary>
internal static class DelimitedText
{
    /// <returns>Rows with the line they begin on, 1-based; empty lines are left out.</returns>
    public static IEnumerable<(int Line, IReadOnlyList<string> Cells)> Read(string text, char delimiter)
    {
        List<string> cells = [];
        var cell = new StringBuilder();
        var (line, begins, isQuoted) = (1, 1, false);
        for (var index = 0; index <= text.Length; index++)
        {
            char? letter = index < text.Length ? text[index] : null;
            if (letter is '\n') line++;
            if (isQuoted && letter is { } quoted)
            {
                if (quoted != '"') cell.Append(quoted);
                else if (index + 1 < text.Length && text[index + 1] == '"') cell.Append(text[++index]);
                else isQuoted = false;
            }
            else if (letter is '"' && string.IsNullOrWhiteSpace(cell.ToString()))
            {
                isQuoted = true;
            }
            else if (letter == delimiter || letter is null or '\n')
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
                if (letter == delimiter) continue;
                if (cells.Exists(written => written.Length > 0)) yield return (begins, [.. cells]);
                cells.Clear();
                begins = line;
            }
            else
            {
                cell.Append(letter);
            }
        }
    }
}
